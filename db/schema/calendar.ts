import type { Generated } from "kysely";

/** The secret address of somebody's calendar; only the hash of the secret is kept. */
export interface CalendarFeedTable {
  id: Generated<number>;
  user_id: number;
  hash: string;
  locale: "zh-CN" | "en";
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** The tables of this part of the schema. */
export interface CalendarTables {
  calendar_feeds: CalendarFeedTable;
}

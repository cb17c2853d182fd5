import { DEFAULT_HABITS } from "#app/domain/notice-habits.ts";
import type { NoticeHabits } from "#app/domain/notice-habits.ts";
import { habitsOf } from "#db/queries/notices.ts";
import type { NoticeHabitRow } from "#db/schema/notices.ts";

/** Habits as they are stored, or those that hold while somebody has not said any. */
export function habitsOfRow(row: NoticeHabitRow | undefined): NoticeHabits {
  return row ? { quietFrom: row.quiet_from, quietTo: row.quiet_to, digestAt: row.digest_at } : DEFAULT_HABITS;
}

/** The habits of one person. */
export async function ownHabits(db: Parameters<typeof habitsOf>[0], userId: number): Promise<NoticeHabits> {
  return habitsOfRow((await habitsOf(db, [userId])).get(userId));
}

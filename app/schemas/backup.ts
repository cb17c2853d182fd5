import { z } from "zod";

const count = z.number().int().min(0);
const chainRow = z.object({ seq: count, hash: z.string() });

/** The number of the backup's format; another one is not read. */
export const BACKUP_FORMAT = 1;

/** What a backup holds: each file with its SHA-256 and pieces, row counts, the audit head, and the canary written just before. */
export const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT), createdAt: z.string(), migrations: z.array(z.string()), auditHead: chainRow, canary: chainRow, counts: z.record(z.string(), count),
  files: z.array(z.object({ name: z.string(), bytes: count, sha256: z.string(), pieces: z.array(z.string()) })),
});

export type Manifest = z.infer<typeof manifestSchema>;

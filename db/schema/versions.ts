/** What every versioned row carries: since when and until when the program knew it (UTC instants, the end excluded), and who recorded it. */
export interface VersionColumns {
  recorded_from: string;
  recorded_to: string | null;
  recorded_by: number | null;
}

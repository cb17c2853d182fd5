/** Indexes for what is looked for in tables of earlier schemas: opinions that are missing, currencies that need a rate, and the projects of each bureau chief by size. */
export const lookups: readonly string[] = [
  "CREATE INDEX admission_opinions_missing ON admission_opinions (due_on, item) WHERE recorded_to IS NULL AND opinion IS NULL",
  "CREATE INDEX project_facts_foreign ON project_facts (currency, recorded_to) WHERE recorded_to IS NULL AND currency <> 'CNY'",
  "DROP INDEX project_facts_chief",
  "CREATE INDEX project_facts_chief ON project_facts (bureau_chief, total_cny DESC, project_id, archived_on, recorded_to) WHERE recorded_to IS NULL AND bureau_chief IS NOT NULL",
];

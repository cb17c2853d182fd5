/** Companies that invest, their names and people, and merges of two records of one company. */
export const companies: readonly string[] = [];

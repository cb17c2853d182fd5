/** Land, energy and carbon: yearly budgets, what projects ask for and what they are given. */
export const resources: readonly string[] = [];

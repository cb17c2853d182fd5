/** First-report rights and transfers of leads between districts. */
export const leads: readonly string[] = [];

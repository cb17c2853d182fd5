/** The tables of this part of the schema. */
export interface CompanyTables {}

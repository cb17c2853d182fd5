/** The page of a company. */
export function companyPath(id: number): string {
  return `/investors/${id}`;
}

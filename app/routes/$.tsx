/** Any address without a page, so that it is answered in the reader's language and inside the shell. */
export function loader() {
  throw new Response(null, { status: 404 });
}

export default function NoPage() {
  return null;
}

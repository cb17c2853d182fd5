export default function Overview() {
  return <h1>落地</h1>;
}

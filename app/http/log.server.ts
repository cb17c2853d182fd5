import pino, { type Logger } from "pino";

const SECRET_KEYS = ["password", "token", "secret", "cookie", "authorization", "sessionSecret", "demoPassword"];

/** JSON lines on stderr; stdout is for people. Secrets are removed by key, wherever they stand two levels deep. */
export function createLog(): Logger {
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  return pino({ redact: { paths, censor: "[removed]" } }, pino.destination({ fd: 2, sync: true }));
}

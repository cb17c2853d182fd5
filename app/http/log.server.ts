import pino, { type Logger } from "pino";

const SECRET_KEYS = ["password", "token", "secret", "cookie", "authorization", "sessionSecret", "demoPassword"];

/** JSON lines on stderr; stdout is for people. Secrets are removed by key, wherever they stand two levels deep. */
export function createLog(): Logger {
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  return pino({ redact: { paths, censor: "[removed]" } }, pino.destination({ fd: 2, sync: true }));
}

/** The path of a request as the log may keep it: without the secret in the address of a calendar or a personal link. */
export function loggedPath(pathname: string): string {
  return pathname.replace(/^(\/calendar\/feed\/|\/ask\/)[^/]+/i, "$1[removed]");
}

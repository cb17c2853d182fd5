import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

/** A wrong setting or a place that cannot be used: ends the program with this one line. */
export class StartError extends Error {}

export interface DatabaseEnv {
  databasePath: string;
  dataDir: string;
}

/** The mail server that e-mail is handed to, and whom it comes from. */
export interface MailEnv {
  url: string;
  from: string;
}

/** What messages that leave are sealed, addressed and sent with. */
export interface OutboundEnv {
  sessionSecret: string;
  /** null: the request's own scheme and host; messages then carry no links. */
  origin: string | null;
  /** null: e-mail is not offered. */
  mail: MailEnv | null;
}

export interface ServerEnv extends DatabaseEnv, OutboundEnv {
  host: string;
  port: number;
  isDemo: boolean;
  demoPassword: string | null;
}

const databaseUrl = z
  .string()
  .refine((url) => !/^postgres(ql)?:/.test(url), {
    message: "postgres:// is not built yet; use file:PATH",
    abort: true,
  })
  .regex(/^file:(?!\/\/[^/]).+/, { message: "must be file:PATH", abort: true })
  .transform((url) => resolve(decodeURI(url.replace(/^file:(\/\/(?=\/))?/, ""))));

const origin = z
  .url({ protocol: /^https?$/, message: "must be an origin such as https://luodi.example", abort: true })
  .refine((text) => new URL(text).origin === text.replace(/\/$/, ""), {
    message: "must be scheme, host and port only",
  })
  .transform((text) => new URL(text).origin);

const smtpUrl = z
  .url({ protocol: /^smtps?$/, message: "must be smtp://user:password@host:port or smtps://…", abort: true })
  .refine((text) => new URL(text).hostname !== "" && /^\/?$/.test(new URL(text).pathname + new URL(text).search + new URL(text).hash), { message: "must be scheme, user, password, host and port only" });

/** An address by itself, or a name with the address in angle brackets; nothing that could end a line of the header. */
const sender = z.string().max(300).refine((text) => z.email().safeParse(/^[^<>"\p{C}]*<([^<>]+)>$/u.exec(text)?.[1] ?? text).success, "must be an address such as Luodi <luodi@example.org>");

const databaseVariables = z.object({
  DATABASE_URL: databaseUrl.prefault("file:./data/luodi.db"),
  DATA_DIR: z.string().transform((path) => resolve(path)).prefault("./data"),
});

const serverVariables = databaseVariables.extend({
  HOST: z.string().regex(/^[\w.:-]+$/, "must be a host name or address").default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { message: "must be a port number", abort: true })
    .transform(Number)
    .refine((port) => port <= 65535, "must be a port number")
    .prefault("3000"),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  LUODI_DEMO: z.enum(["0", "1"], "must be 0 or 1").default("1"),
  LUODI_DEMO_PASSWORD: z.string().min(8, "must have at least 8 characters").optional(),
  LUODI_ORIGIN: origin.optional(),
  LUODI_SMTP_URL: smtpUrl.optional(),
  LUODI_MAIL_FROM: sender.optional(),
}).refine((values) => values.LUODI_SMTP_URL === undefined || values.LUODI_MAIL_FROM !== undefined, { path: ["LUODI_MAIL_FROM"], message: "must be set where LUODI_SMTP_URL is" })
  .refine((values) => values.LUODI_MAIL_FROM === undefined || values.LUODI_SMTP_URL !== undefined, { path: ["LUODI_SMTP_URL"], message: "must be set where LUODI_MAIL_FROM is" });

/** The two settings that every command and the server share. An empty variable counts as absent. */
export function readDatabaseEnv(variables: NodeJS.ProcessEnv): DatabaseEnv {
  const values = parse(databaseVariables, variables);
  return { databasePath: values.DATABASE_URL, dataDir: values.DATA_DIR };
}

/** Everything the server needs, checked once at start; makes DATA_DIR and the session secret where they are absent. */
export function readServerEnv(variables: NodeJS.ProcessEnv): ServerEnv {
  const values = parse(serverVariables, variables);
  return {
    databasePath: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    host: values.HOST,
    port: values.PORT,
    isDemo: values.LUODI_DEMO === "1",
    demoPassword: values.LUODI_DEMO_PASSWORD ?? null,
    ...outboundOf(values),
  };
}

/** What a command needs that sends what is waiting; the same as the server's. */
export function readOutboundEnv(variables: NodeJS.ProcessEnv): OutboundEnv {
  return outboundOf(parse(serverVariables, variables));
}

function outboundOf(values: z.output<typeof serverVariables>): OutboundEnv {
  const { LUODI_SMTP_URL: url, LUODI_MAIL_FROM: from } = values;
  return { sessionSecret: values.SESSION_SECRET ?? keptSecret(values.DATA_DIR), origin: values.LUODI_ORIGIN ?? null, mail: url !== undefined && from !== undefined ? { url, from } : null };
}

/** The password that the operator chose for the demo's accounts, for the command that makes a demo. */
export function readDemoPassword(variables: NodeJS.ProcessEnv): string | null {
  return parse(z.object({ LUODI_DEMO_PASSWORD: serverVariables.shape.LUODI_DEMO_PASSWORD }), variables).LUODI_DEMO_PASSWORD ?? null;
}

function parse<S extends z.ZodType>(schema: S, variables: NodeJS.ProcessEnv): z.output<S> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new StartError(
    result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
  );
}

function keptSecret(dataDir: string): string {
  const path = join(dataDir, "session-secret");
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST")
      throw new StartError(`DATA_DIR: cannot write ${path} (${(error as NodeJS.ErrnoException).code})`);
  }
  chmodSync(path, 0o600);
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < 32) throw new StartError(`DATA_DIR: ${path} is shorter than 32 characters`);
  return secret;
}

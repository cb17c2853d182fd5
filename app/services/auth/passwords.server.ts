import { hash, verify } from "@node-rs/argon2";
import { canonicalPassword } from "#app/domain/password-rules.ts";

/** OWASP's least cost of argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const OPTIONS = { memoryCost: MEMORY_KIB, timeCost: PASSES, parallelism: LANES };

/** A hash that no password has, of the usual cost: checking against it takes as long as against a real one. */
const NOBODYS_HASH = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Hashing is the dearest thing a stranger can ask for; more than two at once would keep others waiting. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The argon2id hash of a password in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(canonicalPassword(password), OPTIONS));
}

/** Whether a password belongs to a hash; without a hash it never does and takes as long to say so. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? NOBODYS_HASH, canonicalPassword(password)));
  return matches && stored !== null;
}

/** Whether a hash was made with a smaller cost than today's. */
export function isWeakHash(stored: string): boolean {
  const cost = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored);
  return !cost || Number(cost[1]) < MEMORY_KIB || Number(cost[2]) < PASSES;
}

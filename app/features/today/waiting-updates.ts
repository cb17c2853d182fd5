import type { Refusal } from "#app/domain/verdict.ts";
import type { LatestChange } from "#app/services/projects/latest-change.server.ts";

/** What the server answers to an update. */
export type UpdateAnswer = { readonly ok: true } | { readonly ok: false; readonly errors: readonly Refusal[]; readonly conflict: LatestChange | null };

/** An update that waits on the device, with whose it is; nobody else's sign-in sends or shows it. */
export interface WaitingUpdate {
  readonly key: string;
  readonly owner: string;
  readonly name: string;
  readonly milestone: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly photos: readonly { readonly name: string; readonly content: Blob }[];
  readonly savedAt: string;
  /** What the server refused when it was sent at last; null while it only waits. */
  readonly refused: Extract<UpdateAnswer, { ok: false }> | null;
}

const DATABASE = "luodi-day";
const STORE = "updates";
/** Longer than this and the signal counts as none. */
const ANSWER_WITHIN_MS = 30_000;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error("no store on this device"));
  });
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("not stored on this device"));
    });
  } finally {
    database.close();
  }
}

/** Everything of one person that waits on this device, in the order in which it was written down. */
export async function waitingOf(owner: string): Promise<WaitingUpdate[]> {
  const all = await inStore<WaitingUpdate[]>("readonly", (store) => store.getAll());
  return all.filter((update) => update.owner === owner).toSorted((a, b) => (a.savedAt < b.savedAt ? -1 : 1));
}

/** Keeps an update on the device, in the place of an earlier state of the same. */
export async function keepWaiting(update: WaitingUpdate): Promise<void> {
  await inStore("readwrite", (store) => store.put(update));
}

/** Forgets an update: it was stored, or its writer gave it up. */
export async function forgetWaiting(key: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(key));
}

/** Sends an update; null: no signal, no answer in time, or signed out, so that it goes on waiting. The same key is stored once however often it is sent. */
export async function sendUpdate({ fields, photos }: Pick<WaitingUpdate, "fields" | "photos">): Promise<UpdateAnswer | null> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const photo of photos) form.append("files", photo.content, photo.name);
  try {
    const answer = await fetch("/today/updates", { method: "POST", body: form, redirect: "manual", signal: AbortSignal.timeout(ANSWER_WITHIN_MS), headers: { Accept: "application/json" } });
    const isOurs = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    if (answer.status >= 500 || answer.type === "opaqueredirect") return null;
    return isOurs ? asAnswer(await answer.json()) : { ok: false, errors: [{ code: answer.status === 413 ? "body_too_large" : "bad_request" }], conflict: null };
  } catch {
    return null;
  }
}

/** An answer of ours, or the error that stands in for one. */
function asAnswer(body: unknown): UpdateAnswer {
  if (typeof body === "object" && body !== null && "ok" in body) return body as UpdateAnswer;
  const code = typeof body === "object" && body !== null && "code" in body && typeof body.code === "string" ? body.code : "bad_request";
  return { ok: false, errors: [{ code }], conflict: null };
}

/** A key of its own for each update, also where the page came without encryption. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

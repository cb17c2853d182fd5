import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16];

/** Seals texts that must be used again and never shown: only with the server's secret, and only for what they were sealed for. */
export interface Seals {
  seal(text: string, use: string): string;
  /** null: sealed under another secret, for something else, or changed since. */
  open(sealed: string, use: string): string | null;
}

/** Seals with AES-256-GCM under a key derived from the server's secret; what a text is for is authenticated with it. */
export function sealsOf(secret: string): Seals {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "luodi sealed texts", KEY_BYTES));
  return {
    seal: (text, use) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(use));
      const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString("base64url");
    },
    open: (sealed, use) => {
      const bytes = Buffer.from(sealed, "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(use));
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}

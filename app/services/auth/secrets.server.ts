import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;

/** 256 random bits as text. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** The form in which a secret of 256 random bits is stored. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

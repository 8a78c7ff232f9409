/**
 * Results are kept sealed (AES-256-GCM): who does not have the key can neither write one that is believed nor read the
 * code's literals in it.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { linkSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOwnFile } from "./own-file.js";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Fewer characters could be guessed. */
export const SHORTEST_SECRET = 16;

export interface Seal {
  /** `about` belongs to the content: what was sealed about one thing says nothing about another */
  readonly seal: (content: string, about: string) => Uint8Array;
  /** `undefined`: not sealed by this key, not about that, or damaged */
  readonly open: (sealed: Uint8Array, about: string) => string | undefined;
}

export const sealOfSecret = (secret: string): Seal =>
  sealWith(createHash("sha256").update(`lastcall cache key\n${secret}`).digest());

/** The key of this user, made on first use; `folder` is a private one. `undefined`: it cannot be had. */
export function sealOfUser(folder: string): Seal | undefined {
  const file = join(folder, "key");
  const key = readKey(file) ?? makeKey(file);
  return key === undefined ? undefined : sealWith(key);
}

function readKey(file: string): Buffer | undefined {
  const bytes = readOwnFile(file)?.bytes;
  return bytes?.length === KEY_BYTES ? bytes : undefined;
}

/** Of two runs that make it at once one key stays: a link is made only where nothing is. */
function makeKey(file: string): Buffer | undefined {
  const unfinished = `${file}.${randomBytes(8).toString("hex")}`;
  try {
    writeFileSync(unfinished, randomBytes(KEY_BYTES), { mode: 0o600, flag: "wx" });
    linkSync(unfinished, file);
  } catch {
    // made by another run, or nothing can be written here
  } finally {
    rmSync(unfinished, { force: true });
  }
  return readKey(file);
}

function sealWith(key: Buffer): Seal {
  return {
    seal(content, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
      const hidden = Buffer.concat([cipher.update(content, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
    },
    open(sealed, about) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(Buffer.from(about))
          .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const hidden = sealed.subarray(NONCE_BYTES + TAG_BYTES);
        return decipher.update(hidden, undefined, "utf8") + decipher.final("utf8");
      } catch {
        return undefined;
      }
    },
  };
}

/** Pages of a docs site that a run before this one has read, in the user's own cache: what has not changed is not sent again. */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { PageStore } from "../../contract/folder.js";
import { openUserCache, readOwnFile, writeOwnFile } from "../../user-cache/index.js";
import type { Terminal } from "../terminal/terminal.js";

/** milliseconds; who goes on with what was stopped does so soon */
const FRESH = 60 * 60 * 1000;
/** a site may have 200 pages, and lists */
const MOST_KEPT = 500;

/** `undefined`: there is no folder to be trusted. What a token opened is not kept. */
export function pageStore(
  address: string,
  project: string,
  terminal: Terminal,
  platform: NodeJS.Platform,
): PageStore | undefined {
  const folder = openUserCache({ env: terminal.env, platform, untrusted: [project] }, "pages", digest(address));
  if (folder === undefined) return undefined;
  const nameOf = (key: string): string => `${digest(key)}.json`;
  return {
    get(key) {
      const kept = readOwnFile(join(folder, nameOf(key)));
      return kept === undefined || Math.abs(terminal.now().getTime() - kept.writtenAt) > FRESH
        ? undefined
        : kept.bytes.toString("utf8");
    },
    put: (key, text) => {
      writeOwnFile(folder, nameOf(key), text, MOST_KEPT);
    },
    forget: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

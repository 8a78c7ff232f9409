// What compares two documents, beside `diff`.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CLI } from "../process.mjs";
import type { Command } from "./measure.js";

export interface DocumentPair {
  readonly name: string;
  /** Paths. */
  readonly base: string;
  readonly target: string;
}

interface DocumentTool {
  readonly name: string;
  /** `folders` hold npm packages or programs; undefined: none of them has it. */
  readonly command: (pair: DocumentPair, folders: readonly string[]) => Command | undefined;
}

const scratch = { cwd: ".", limit: 120 } as const;

export const DOCUMENT_TOOLS: readonly DocumentTool[] = [
  {
    name: "lastcall diff",
    command: ({ base, target }) => ({ ...scratch, args: [process.execPath, CLI, "diff", base, target] }),
  },
  {
    name: "oasdiff breaking",
    command: ({ base, target }, folders) => {
      const program = folders.map((folder) => join(folder, "oasdiff")).find((one) => existsSync(one));
      return program === undefined ? undefined : { ...scratch, args: [program, "breaking", base, target] };
    },
  },
  {
    name: "openapi-diff",
    command: ({ base, target }, folders) => {
      const program = folders
        .map((folder) => join(folder, "node_modules/openapi-diff/bin/openapi-diff"))
        .find((one) => existsSync(one));
      return program === undefined ? undefined : { ...scratch, args: [process.execPath, program, base, target] };
    },
  },
];

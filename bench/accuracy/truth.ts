// What is known of a public code base: where it comes from, and each place at which it calls its API.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** `file:line`, the line being the first of the call; a file alone stands for all of it. */
const place = z.string().transform((text) => {
  const line = /:(\d+)$/.exec(text);
  return line ? { file: text.slice(0, line.index), line: Number(line[1]) } : { file: text, line: undefined };
});
const status = z.enum(["ok", "deprecated", "removed", "unlisted", "not-yet-available"]);
const usedField = z.strictObject({ field: z.string(), change: z.enum(["removed", "deprecated"]) });

const callSite = z.strictObject({
  at: place,
  /** Places that are as right, such as the argument that holds the path. */
  alsoAt: z.array(place).default([]),
  /** Method and path below the server; `{}` for each parameter. */
  call: z.string().regex(/^[A-Z]+ \//),
  status,
  alsoStatus: z.array(status).default([]),
  /** The document's own spelling, where it is not that of the code. */
  documentedAs: z.string().optional(),
  /** The path with parameters that takes the code's literal now that its own is gone. */
  shadowedBy: z.string().optional(),
  anyCase: z.boolean().default(false),
  /** Neither a miss nor wrong. */
  optional: z.boolean().default(false),
  /** Names of fields of the operation that differ between the two documents, used or not. */
  changedFields: z.array(z.string()).default([]),
  usesFields: z.array(usedField).default([]),
});

/**
 * `no-call`: another API or a local function, nothing may be said. `wrapper`: the request inside a wrapper, no call of
 * its own. `address`: made for a player or a download, neither miss nor wrong. `several`: one of several paths.
 */
const noCall = z.strictObject({ at: place, is: z.enum(["no-call", "wrapper", "address", "several"]) });

const truth = z.strictObject({
  base: z.string(),
  target: z.string(),
  /** Not every call is listed: nothing is judged elsewhere than at the listed places. */
  sample: z.boolean(),
  /** Reads of an answer away from its call, of fields that were removed or deprecated. */
  reads: z.array(z.strictObject({ at: place, ...usedField.shape })).default([]),
  sites: z.array(z.union([callSite, noCall])),
});

const document = z.strictObject({
  repository: z.string(),
  commit: z.string(),
  path: z.string(),
  /** The folder that a document of many files lies in. */
  folder: z.string().optional(),
});

const codeBase = z.strictObject({
  repository: z.string(),
  commit: z.string(),
  folders: z.array(z.string()),
  /** What `--server` is to be given, as a user of this code would find out. */
  servers: z.array(z.string()),
  documents: z.record(z.string(), document),
  /** The first counts in the averages, the others are further pairs of documents. */
  truths: z.tuple([truth], truth),
});

export type Place = z.output<typeof place>;
export type CallSite = z.output<typeof callSite>;
export type NoCall = z.output<typeof noCall>;
export type Status = z.output<typeof status>;
export type Truth = z.output<typeof truth>;
export type Document = z.output<typeof document>;
export type CodeBase = z.output<typeof codeBase> & { name: string };

/** All code bases of a folder of JSON files, by name. */
export function readCodeBases(folder: string): CodeBase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({
      name: file.slice(0, -".json".length),
      ...codeBase.parse(JSON.parse(readFileSync(join(folder, file), "utf8"))),
    }));
}

export const isCallSite = (site: CallSite | NoCall): site is CallSite => "call" in site;

/** From the text of a file to a shard's report, held against the schema that the report is published with. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { builtInFolder } from "../../contract/provider/built-in.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import type { ShardReport } from "./revive.js";

const HINT = "Merge what `lastcall check --shard i/n --format json` writes.";

export function readShard(file: string, text: string): Outcome<ShardReport> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return problem(`${file} is no JSON`, { file, hint: HINT });
  }
  const isReport = typeof value === "object" && value !== null && "schemaVersion" in value && "apis" in value;
  if (!isReport) return problem(`${file} is no JSON report of \`lastcall check\``, { file, hint: HINT });
  const checked = reportSchema().safeParse(value);
  if (!checked.success) {
    const [first] = checked.error.issues;
    const where = first === undefined || first.path.length === 0 ? "" : ` at ${first.path.map(String).join(".")}`;
    return problem(`${file} is a damaged report of \`lastcall check\`: it is not as its schema says${where}`, {
      file,
      hint: "Run that shard again, with the same version of lastcall as the others.",
    });
  }
  return ok(value as ShardReport);
}

let made: z.ZodType | undefined;

function reportSchema(): z.ZodType {
  if (made === undefined) {
    const file = join(builtInFolder(), "..", "schema", "check.schema.json");
    made = z.fromJSONSchema(JSON.parse(readFileSync(file, "utf8")) as Parameters<typeof z.fromJSONSchema>[0]);
  }
  return made;
}

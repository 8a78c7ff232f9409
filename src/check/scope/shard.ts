import { createHash } from "node:crypto";
import type { Shard } from "../options.js";

/** Whether a file is in a shard: by its name alone, so that every machine cuts the same parts. */
export function inShard(file: string, shard: Shard): boolean {
  const bucket = createHash("sha256").update(file).digest().readUInt32BE(0) % shard.total;
  return bucket === shard.index - 1;
}

import { load, YAMLException } from "js-yaml";
import { type Outcome, ok, problem } from "../../outcome.js";
import { mayIdentify, type SpecDocument } from "./document.js";
import { MAX_DEPTH, MAX_EXPANDED_VALUES } from "./limits.js";
import type { Positions } from "./positions.js";
import { YAML_OPTIONS } from "./yaml-options.js";
import { yamlPlaces } from "./yaml-positions.js";

/** `options`: how scalars are understood, where it differs from a specification's. */
export function readYaml(file: string, text: string, options = YAML_OPTIONS): Outcome<SpecDocument> {
  let root: unknown;
  const places = yamlPlaces();
  try {
    root = load(text, { ...options, listener: places.listener });
  } catch (error) {
    if (error instanceof YAMLException) return faultIn(file, error);
    if (error instanceof RangeError) return problem(`${file} is nested too deeply to be read`, { file });
    throw error;
  }
  const trouble = aliasTrouble(root, text);
  if (trouble !== undefined) return problem(`${file} cannot be used: ${trouble}`, { file });
  let positions: Positions | undefined;
  return ok({
    file,
    root,
    mayReferElsewhere: true,
    identifies: mayIdentify(text),
    positions: () => (positions ??= places.of(root, text)),
  });
}

function faultIn(file: string, error: YAMLException): Outcome<never> {
  const mark = error.mark as { line: number; column: number } | undefined;
  const place = mark === undefined ? {} : { line: mark.line + 1, column: mark.column + 1 };
  return problem(`${file} is not valid YAML: ${error.reason}`, { file, ...place });
}

/**
 * Aliases make a graph out of a tree: ten lines can stand for a billion values, or hold themselves.
 * Measures what the document would be written out, visiting each shared value once.
 */
function aliasTrouble(root: unknown, text: string): string | undefined {
  if (!text.includes("*") || !text.includes("&")) return undefined;
  const measured = new Map<object, Extent>();
  const open = new Set<object>();
  let cyclic = false;
  const extentOf = (value: unknown): Extent => {
    if (typeof value !== "object" || value === null) return LEAF;
    const known = measured.get(value);
    if (known !== undefined) return known;
    if (open.has(value)) {
      cyclic = true;
      return LEAF;
    }
    if (open.size > MAX_DEPTH) return { size: 1, depth: Number.POSITIVE_INFINITY };
    open.add(value);
    let size = 1;
    let depth = 0;
    for (const inner of Object.values(value)) {
      const extent = extentOf(inner);
      size += extent.size;
      depth = Math.max(depth, extent.depth);
    }
    open.delete(value);
    const extent = { size, depth: depth + 1 };
    measured.set(value, extent);
    return extent;
  };
  const { size, depth } = extentOf(root);
  if (cyclic) return "a YAML alias (*name) stands inside its own anchor (&name)";
  if (depth > MAX_DEPTH) return `its YAML aliases nest deeper than ${MAX_DEPTH} levels`;
  if (size > MAX_EXPANDED_VALUES)
    return `its YAML aliases stand for more than ${MAX_EXPANDED_VALUES.toLocaleString("en")} values`;
  return undefined;
}

interface Extent {
  readonly size: number;
  readonly depth: number;
}

const LEAF: Extent = { size: 1, depth: 0 };

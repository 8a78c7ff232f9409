import { type Outcome, ok, problem } from "../../outcome.js";
import type { Contract } from "../contract.js";
import type { SpecDocument } from "../read/document.js";
import { isObject, type RawObject } from "../read/raw.js";
import { text } from "./node.js";

/** Formats that are often handed in by mistake, by the key that gives them away. */
const OTHER_FORMATS: readonly (readonly [key: string, name: string])[] = [
  ["asyncapi", "an AsyncAPI document"],
  ["arazzo", "an Arazzo document"],
  ["overlay", "an OpenAPI Overlay"],
  ["kind", "a Kubernetes manifest"],
  ["graphql", "a GraphQL document"],
  ["item", "a Postman collection"],
  ["$schema", "a JSON Schema"],
];

const HINT = 'Accepted: OpenAPI 2.0 (`swagger: "2.0"`), 3.0.x, 3.1.x and 3.2.x.';

export function versionOf(
  document: SpecDocument,
): Outcome<{ readonly openapi: Contract["openapi"]; readonly root: RawObject }> {
  const { root, file } = document;
  if (!isObject(root))
    return problem(`${file} is not an OpenAPI document: it holds no object`, { file, line: 1, hint: HINT });
  const key = root.openapi !== undefined ? "openapi" : "swagger";
  const written = root[key];
  if (written === undefined) {
    const other = OTHER_FORMATS.find(([name]) => root[name] !== undefined)?.[1];
    const looks = other === undefined ? "it names no `openapi` or `swagger` version" : `it looks like ${other}`;
    return problem(`${file} is not an OpenAPI document: ${looks}`, { file, line: 1, hint: HINT });
  }
  const openapi = supported(key, typeof written === "number" ? String(written) : (text(written) ?? ""));
  if (openapi === undefined) {
    const { line, column } = document.positions().of([key]);
    return problem(`${file} has the unsupported version \`${key}: ${JSON.stringify(written)}\``, {
      file,
      line,
      column,
      hint: HINT,
    });
  }
  // 3.1 allows a document of webhooks or components alone; earlier ones of components only are a common habit.
  if (root.paths !== undefined ? !isObject(root.paths) : root.components === undefined && root.webhooks === undefined) {
    const { line, column } = document.positions().of(["paths"]);
    const what = root.paths === undefined || root.paths === null ? "has no `paths`" : "has `paths` that are no object";
    return problem(`${file} ${what}`, {
      file,
      line,
      column,
      hint: "An OpenAPI document lists its operations under `paths`.",
    });
  }
  return ok({ openapi, root });
}

/** YAML turns an unquoted `3.1` and `2.0` into numbers, `2.0` even into `2` and `3.0` into `3`. */
function supported(key: "openapi" | "swagger", version: string): Contract["openapi"] | undefined {
  if (key === "swagger") return /^2(\.0)?$/.test(version) ? "2.0" : undefined;
  const minor = version === "3" ? "0" : /^3\.([012])(\.\d+(-[\w.]+)?)?$/.exec(version)?.[1];
  if (minor === "0") return "3.0";
  return minor === undefined ? undefined : minor === "2" ? "3.2" : "3.1";
}

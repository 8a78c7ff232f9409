/** The JSON of `spec list`, `show` and `verify`. */
import { relative } from "node:path";
import type { Drift, VerifiedSpec } from "../../contract/folder.js";
import type { Contract } from "../../contract/index.js";
import { isAddress } from "../../contract/source.js";
import { jsonText } from "../../report/text/json.js";
import type { ApiDocuments, DocumentRow } from "./rows.js";

/** Of several APIs a list of what one alone gives. */
export function listJson(apis: readonly ApiDocuments[], cwd: string): string {
  const all = apis.map(({ provider, rows }) => ({
    schemaVersion: 1,
    provider,
    documents: rows.map(({ spec, where }) => ({
      ...documentJson(spec, where === "built in" || isAddress(spec.file) ? undefined : cwd),
      ...(where === "config" && isAddress(spec.file) ? { source: spec.file } : {}),
      builtIn: where === "built in",
    })),
  }));
  const [first, ...others] = all;
  return jsonText(others.length === 0 && first !== undefined ? first : { schemaVersion: 1, apis: all });
}

export const verifyJson = (provider: string, verified: readonly VerifiedSpec[], cwd: string): string =>
  jsonText({
    schemaVersion: 1,
    provider,
    documents: verified.map((spec) => ({ ...documentJson(spec, cwd), drift: driftJson(spec.drift) })),
  });

export function showJson(version: string, contract: Contract, filter: string | undefined): string {
  const wanted = filter?.toLowerCase() ?? "";
  const operations = [...contract.operations.values()].filter(({ method, path }) =>
    `${method} ${path}`.toLowerCase().includes(wanted),
  );
  return jsonText({
    schemaVersion: 1,
    version,
    openapi: contract.openapi,
    partial: contract.partial,
    operations: operations
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1))
      .map(({ method, path, operationId, deprecated, replacement, maturity }) => ({
        method,
        path,
        operationId: operationId ?? null,
        deprecated,
        replacement,
        maturity,
      })),
    skipped: contract.skipped.map(({ origin, reason }) => ({ file: origin.file, pointer: origin.pointer, reason })),
  });
}

/** `file` is left out where it lies in this package: a path on this machine helps nobody. */
const documentJson = (
  { version, file, source, captured, ageInDays, partial, unread, assembly }: DocumentRow["spec"],
  cwd: string | undefined,
) => ({
  version,
  file: cwd === undefined ? null : relative(cwd, file).replaceAll("\\", "/"),
  source: source ?? null,
  captured: captured ?? null,
  ageInDays: ageInDays ?? null,
  partial,
  unread,
  assembly: assembly ?? null,
});

const driftJson = (drift: Drift) =>
  drift.kind === "unreadable"
    ? { kind: drift.kind, message: drift.problem.message, hint: drift.problem.hint ?? null }
    : drift;

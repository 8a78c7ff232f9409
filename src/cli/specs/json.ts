/** The JSON of `spec list`, `show` and `verify`. */
import { relative } from "node:path";
import type { Drift, ListedSpec, VerifiedSpec } from "../../contract/folder.js";
import type { Contract } from "../../contract/index.js";
import { jsonText } from "../../report/text/json.js";

export const listJson = (
  provider: string,
  rows: readonly { readonly spec: ListedSpec; readonly own: boolean }[],
  cwd: string,
): string =>
  jsonText({
    schemaVersion: 1,
    provider,
    documents: rows.map(({ spec, own }) => ({ ...documentJson(spec, own ? cwd : undefined), builtIn: !own })),
  });

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
export const documentJson = (
  { version, file, source, captured, ageInDays, partial, assembly }: ListedSpec,
  cwd: string | undefined,
) => ({
  version,
  file: cwd === undefined ? null : relative(cwd, file).replaceAll("\\", "/"),
  source: source ?? null,
  captured: captured ?? null,
  ageInDays: ageInDays ?? null,
  partial,
  assembly: assembly ?? null,
});

const driftJson = (drift: Drift) =>
  drift.kind === "unreadable"
    ? { kind: drift.kind, message: drift.problem.message, hint: drift.problem.hint ?? null }
    : drift;

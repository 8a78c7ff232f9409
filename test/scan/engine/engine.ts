import { posix } from "node:path";
import type { ApiSurface, FieldUse } from "../../../src/scan/call.js";
import { analyse } from "../../../src/scan/calls/analyse.js";
import type { Analysis, SourceText } from "../../../src/scan/calls/analysis.js";
import type { RawCall } from "../../../src/scan/calls/raw-call.js";
import type { ClientDescription } from "../../../src/scan/knowledge/clients/description.js";

const OPERATIONS = [
  ["GET", "/v1/k8s/users", "getUsers"],
  ["POST", "/v1/k8s/users", "createUser"],
  ["GET", "/v1/k8s/users/roles", "getUsersRoles"],
  ["GET", "/v1/k8s/users/{userId}", "getUserById"],
  ["PUT", "/v1/k8s/users/{userId}", "updateUserById"],
  ["DELETE", "/v1/k8s/users/{userId}", "deleteUserById"],
  ["GET", "/v1/k8s/users/{userId}/roles", "getUserRoles"],
  ["GET", "/v1/k8s/groups", "getGroups"],
  ["POST", "/v1/k8s/groups", "createGroup"],
  ["PUT", "/v1/k8s/groups/{groupName}", "updateGroup"],
  ["DELETE", "/v1/k8s/groups/{groupName}", "deleteGroup"],
  ["GET", "/v1/k8s/apps", "getApps"],
  ["DELETE", "/v1/k8s/apps/{clientId}", "deleteApp"],
  ["GET", "/api/v1/users", "get_users"],
  ["GET", "/api/v1/users/{userId}", "get_user"],
  ["GET", "/api/v1/workloads", "list_workloads"],
  ["GET", "/api/v1/workloads/{workloadId}", "get_workload"],
  ["POST", "/api/v1/workloads/workspaces", "create_workspace"],
  ["GET", "/api/v1/clusters/{clusterUuid}/nodes", "get_nodes"],
  ["POST", "/api/v1/token", "token"],
  ["PUT", "/v1/k8s/teams/{team}", "teams/change-one"],
] as const;

export const SURFACE: ApiSurface = {
  operations: OPERATIONS.map(([method, path, operationId]) => ({ method, path, operationId, inBase: true })),
  hosts: ["app.run.ai"],
  foreignHosts: [],
  basePaths: [""],
  serverExpressions: [],
  names: ["runai"],
  distinctivePrefixes: ["/v1/k8s"],
  signatures: [],
};

export type Files = string | Readonly<Record<string, string>>;

const languageOf = (path: string): SourceText["language"] => {
  const ending = /\.(?:[cm]?([jt]sx?)|(json))$/.exec(path);
  return ending?.[2] === "json" ? "json" : ((ending?.[1] ?? "ts") as SourceText["language"]);
};

/** A string is `main.tsx`; every file is searched, except generated and followed ones (`node:` prefix in none). */
export function analysed(
  files: Files,
  options: { clients?: readonly ClientDescription[]; followed?: readonly string[] } = {},
): Analysis {
  const texts = typeof files === "string" ? { "main.tsx": files } : files;
  const sources = new Map(
    Object.entries(texts).map(([path, text]): [string, SourceText] => [
      path,
      { path, text, language: languageOf(path), generated: path.includes("generated/") || path.endsWith(".d.ts") },
    ]),
  );
  const load = (specifier: string, from: string): SourceText | undefined => {
    if (!specifier.startsWith(".")) return undefined;
    const base = posix.normalize(posix.join(posix.dirname(from), specifier)).replace(/\.js$/, "");
    for (const candidate of [
      base,
      `${base}.ts`,
      `${base}.tsx`,
      `${base}.d.ts`,
      `${base}.js`,
      `${base}.json`,
      `${base}/index.ts`,
    ]) {
      const found = sources.get(candidate);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const chosen = [...sources.values()].filter(({ path }) => options.followed?.includes(path) !== true);
  return analyse({ files: chosen, load, surface: SURFACE, clients: options.clients ?? [] });
}

/** `workloads[].name` */
export const written = (field: FieldUse): string =>
  field.path.join(".").replaceAll(".[]", "[]").replaceAll(".{}", "{}");

/** `GET /v1/k8s/users [query: limit] @main.tsx:3` */
export function lineOf(call: RawCall, withPlace = true): string {
  const parts = (["query", "headers", "body", "reads"] as const).map((part) => {
    const names = [...new Set(call[part].map(written))];
    return names.length === 0 ? "" : ` [${part}: ${names.join(", ")}]`;
  });
  return `${call.method ?? "?"} ${call.path}${parts.join("")}${withPlace ? ` @${call.place.file}:${call.place.line}` : ""}`;
}

export const linesOf = (files: Files, options?: Parameters<typeof analysed>[1]): readonly string[] =>
  analysed(files, options).calls.map((call) => lineOf(call));

// Writes a code base of a given size to a folder: modules that import each other, components, tests, calls of the
// application's own backend, and a given share of files that call the API through a service class. Same input, same files.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const NOUNS =
  "alpha order invoice tenant widget panel session metric chart ledger report filter grid theme router " +
  "cache audit quota budget ticket dialog wizard locale asset stream worker batch notice".split(" ");
const VERBS = "count merge rank group index trim clamp fold scan split".split(" ");

/** Planted calls, each with what 2.24 does to it. `api` is the service class of src/api/client.ts. */
const CALLS = [
  (n) =>
    `export async function listUsers${n}() {\n  const users = await api.get<{ email: string }[]>("/v1/k8s/users", { onlyCreatedByMe: true });\n  return users.map((user) => user.email);\n}`,
  (n) => `export async function dropUser${n}(userId: string) {\n  await api.remove(\`/v1/k8s/users/\${userId}\`);\n}`,
  (n) => `export async function signOut${n}() {\n  await api.post("/api/v1/logout", {});\n}`,
  (n) =>
    `export async function pods${n}(workloadId: string) {\n  const { pods } = await api.get<{ pods: Pod[] }>(\`/api/v1/workloads/\${workloadId}/pods\`);\n  return pods.map((pod) => pod.requestedResources?.migProfile);\n}\ninterface Pod { requestedResources?: { migProfile?: string } }`,
  (n) =>
    `export async function compute${n}(name: string) {\n  return api.post("/api/v1/asset/compute", { meta: { name, scope: "tenant" }, spec: { gpuDevicesRequest: 1, migProfile: "1g.5gb" } });\n}`,
  (n) =>
    `export async function rules${n}(subjectIdFilter: string) {\n  return api.get("/api/v1/authorization/access-rules", { subjectIdFilter, limit: 50 });\n}`,
  (n) => `export async function departments${n}() {\n  return api.get("/api/v1/org-unit/departments");\n}`,
];
const CALLS_PER_FILE = 3;

const CLIENT = `import axios, { type AxiosInstance } from "axios";

export class ApiClient {
  private readonly http: AxiosInstance;
  constructor(baseURL: string, token: () => string) {
    this.http = axios.create({ baseURL, timeout: 10_000 });
    this.http.interceptors.request.use((config) => {
      config.headers.set("Authorization", \`Bearer \${token()}\`);
      return config;
    });
  }
  async get<T = unknown>(path: string, params?: Record<string, unknown>): Promise<T> {
    return this.request<T>({ method: "GET", url: path, params });
  }
  async post<T = unknown>(path: string, data?: unknown): Promise<T> {
    return this.request<T>({ method: "POST", url: path, data });
  }
  async remove(path: string): Promise<void> {
    await this.request({ method: "DELETE", url: path });
  }
  private async request<T>(config: { method: string; url: string; params?: unknown; data?: unknown }): Promise<T> {
    const response = await this.http.request<T>(config);
    return response.data;
  }
}

export const api = new ApiClient("https://app.run.ai", () => localStorage.getItem("token") ?? "");
`;

/** Returns how many calls were planted. `percent` is the share of files that hold calls. */
export function writeCodebase(folder, count, percent) {
  const random = seeded(count * 31 + percent);
  const write = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  rmSync(folder, { recursive: true, force: true });
  write("src/api/client.ts", CLIENT);
  write(
    "src/backend.ts",
    `export async function backend(path: string, body?: unknown) {\n  const response = await fetch("/internal" + path, { method: body ? "POST" : "GET", body: JSON.stringify(body) });\n  return response.json();\n}\n`,
  );
  write(
    "tsconfig.json",
    JSON.stringify(
      {
        compilerOptions: {
          target: "ES2022",
          module: "ESNext",
          moduleResolution: "bundler",
          jsx: "react-jsx",
          lib: ["ES2022", "DOM"],
          strict: true,
          noEmit: true,
          skipLibCheck: true,
          types: [],
        },
        include: ["src"],
      },
      null,
      2,
    ),
  );
  write("package.json", `{ "name": "codebase", "private": true }\n`);
  let planted = 0;
  for (let at = 0; at < count; at += 1) {
    const calls = Math.floor(((at + 1) * percent) / 100) > Math.floor((at * percent) / 100) ? CALLS_PER_FILE : 0;
    const own = Array.from({ length: calls }, (_, call) => CALLS[(planted + call) % CALLS.length](`_${at}_${call}`));
    planted += calls;
    write(fileOf(at), moduleText(at, own, random));
  }
  return planted;
}

const nounOf = (at) => NOUNS[at % NOUNS.length];
const typeOf = (at) => nounOf(at)[0].toUpperCase() + nounOf(at).slice(1) + at;
const fileOf = (at) => `src/${NOUNS[(at * 7) % NOUNS.length]}/part${at % 17}/${nounOf(at)}${at}.ts`;

function moduleText(at, calls, random) {
  const type = typeOf(at);
  const before = at > 25 ? [...new Set([at - 1 - Math.floor(random() * 20), at - 1 - Math.floor(random() * 20)])] : [];
  const lines = before.map(
    (other) => `import { make${typeOf(other)}, type ${typeOf(other)} } from "../../${fileOf(other).slice(4, -3)}";`,
  );
  if (calls.length > 0) lines.push(`import { api } from "../../api/client";`);
  if (at % 5 === 2) lines.push(`import { backend } from "../../backend";`);
  lines.push(
    `\n/** One ${nounOf(at)}. */\nexport interface ${type} {\n  id: string;\n  name: string;\n  count: number;\n  tags: string[];\n  status: "active" | "idle" | "failed";\n${before.map((other, index) => `  part${index}?: ${typeOf(other)};\n`).join("")}}`,
    `\nexport function make${type}(id: string, partial: Partial<${type}> = {}): ${type} {\n  return { id, name: \`${nounOf(at)} \${id}\`, count: 0, tags: [], status: "idle", ...partial };\n}`,
  );
  for (let index = 0; index < 3 + (at % 4); index += 1) {
    const verb = VERBS[Math.floor(random() * VERBS.length)];
    lines.push(
      `\nexport function ${verb}${index}Of${type}(items: readonly ${type}[], limit = ${index * 10 + 5}): Map<string, number> {\n  const result = new Map<string, number>();\n  for (const item of items.slice(0, limit)) {\n    if (item.status === "failed") continue;\n    const key = \`\${item.name}/${verb}/\${item.tags.join("-")}\`;\n    result.set(key, (result.get(key) ?? 0) + item.count * ${index + 1});\n  }\n  return result;\n}`,
    );
  }
  lines.push(
    `\nexport class ${type}Store {\n  private readonly items = new Map<string, ${type}>();\n  constructor(private readonly label = "${nounOf(at)}-store") {}\n  add(item: ${type}): this {\n    this.items.set(item.id, item);\n    return this;\n  }\n  find(test: (item: ${type}) => boolean): ${type} | undefined {\n    return [...this.items.values()].find(test);\n  }\n  async load(ids: string[]): Promise<${type}[]> {\n    const all = await Promise.all(ids.map(async (id) => this.items.get(id) ?? make${type}(id)));\n    return all.filter((item) => item.status !== "failed").sort((a, b) => a.count - b.count);\n  }\n  get title(): string {\n    return \`\${this.label} (\${this.items.size})\`;\n  }\n}`,
  );
  if (at % 5 === 2)
    lines.push(
      `\nexport async function save${type}(item: ${type}) {\n  return backend("/${nounOf(at)}/" + item.id, item);\n}`,
    );
  return `${[...lines, ...calls.map((call) => `\n${call}`)].join("\n")}\n`;
}

function seeded(seed) {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
}

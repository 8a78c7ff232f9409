/** A request that is made once more when it failed: what asks for the same within itself comes to nothing else. */

import { describe, expect, test } from "vitest";
import { scan } from "../../../src/scan/index.js";
import { memoryFileSystem } from "../memory.js";
import { surface } from "../surface.js";
import { analysed, lineOf } from "./engine.js";

const again = "if (failed()) return this.request<T>(options);\n    ";
const client = `
interface Options { method: string; path: string }
export class Client {
  async request<T>(options: Options): Promise<T> {
    ${again.repeat(4)}return this.queue<T>(options);
  }
  async queue<T>(options: Options): Promise<T> {
    ${again.repeat(4)}return this.attempt<T>(options);
  }
  async attempt<T>(options: Options): Promise<T> {
    const answer = await fetch("/acme" + options.path, { method: options.method });
    ${again.repeat(4)}return answer.json();
  }
  crew() {
    return this.request<string[]>({ method: "GET", path: "/crew" });
  }
}
`;

test("whoever retries in twelve places is followed once each", async () => {
  const fileSystem = memoryFileSystem({ "/p/client.ts": client });
  const result = await scan({ root: "/p", paths: [], include: [], exclude: [], surface, fileSystem });
  if (!result.ok) throw new Error(result.problem.message);
  const { calls, unresolved, troubledFiles } = result.value;
  expect(calls.map(({ file, line, method, path }) => ({ file, line, method, path }))).toEqual([
    { file: "client.ts", line: 27, method: "GET", path: "/acme/crew" },
  ]);
  const told = unresolved.map(({ line, column }) => `${line}:${column}`);
  expect(told).toEqual([...new Set(told)]);
  expect(troubledFiles).toEqual([]);
});

/** The client of a code base, what it does when an answer is an error, and a service that is made in two places. */
const withRetry = (retry: string): Readonly<Record<string, string>> => ({
  "http.ts": `import axios, { type AxiosError, type AxiosRequestConfig } from "axios";
export function makeClient() {
  const client = axios.create({ baseURL: "https://app.run.ai" });
  ${retry}
  return client;
}`,
  "users.ts": `import { makeClient } from "./http";
export class Users {
  http = makeClient();
  all() { return this.http.get("/v1/k8s/users"); }
}`,
  "a.ts": `import { Users } from "./users";
export const a = () => new Users().all();`,
  "b.ts": `import { Users } from "./users";
export const b = () => new Users().all();`,
});

describe("the request that failed, once more, is no request of its own", () => {
  test.each([
    [
      "with what the error carries",
      `client.interceptors.response.use(undefined, async (error) => {
    const original: AxiosRequestConfig & { again?: boolean } = error.config;
    original.again = true;
    return client.request(original);
  });`,
    ],
    [
      "with something added",
      `client.interceptors.response.use((it) => it, (error: AxiosError) => client({ ...error.config, timeout: 9 }));`,
    ],
    [
      "by a function with a name",
      `const failed = (error: AxiosError) => error.response?.status === 401 ? client(error.config!) : Promise.reject(error);
  client.interceptors.response.use((it) => it, failed);`,
    ],
    [
      "of an answer",
      `client.interceptors.response.use((answer) => answer.data.code ? client(answer.config) : answer);`,
    ],
  ])("%s", (_, retry) => {
    const { calls, unresolved } = analysed(withRetry(retry));
    expect(calls.map((call) => lineOf(call))).toEqual(["GET /v1/k8s/users @users.ts:4"]);
    expect(unresolved).toEqual([]);
  });

  test("where the function around it made a request", () => {
    const { calls, unresolved } = analysed(`import axios from "axios";
export const users = async () => {
  try { return await axios.get("https://app.run.ai/v1/k8s/users"); }
  catch (error) { return axios((error as any).config); }
};`);
    expect(calls.map((call) => lineOf(call))).toEqual(["GET /v1/k8s/users @main.tsx:3"]);
    expect(unresolved).toEqual([]);
  });
});

test("what nobody hands in is told where it is not known, and not at each way there", () => {
  const { calls, unresolved } = analysed(
    withRetry(
      `client.interceptors.request.use((options) => { fetch("https://app.run.ai" + options.probe); return options; });`,
    ),
  );
  expect(calls.map((call) => lineOf(call))).toEqual(["GET /v1/k8s/users @users.ts:4"]);
  expect(unresolved.map(({ place: { file, line, column }, reason }) => [file, line, column, reason])).toEqual([
    ["http.ts", 4, 50, "the path is what callers pass, and no caller of it was found"],
  ]);
});

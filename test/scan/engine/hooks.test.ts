import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { analysed, linesOf } from "./engine.js";

const cases: readonly (readonly [what: string, code: Files, lines: readonly string[]])[] = [
  [
    "SWR with the fetcher of the configuration",
    {
      "app.tsx": `import { SWRConfig } from "swr";
import axios from "axios";
import { Page } from "./page";
export const App = () => (
  <SWRConfig value={{ fetcher: (key) => { const [path, params] = Array.isArray(key) ? key : [key, undefined]; return axios.get(path, { params }).then((answer) => answer.data); } }}>
    <Page />
  </SWRConfig>
);`,
      "page.tsx": `import useSWR from "swr";
export function Page() {
  const { data: users } = useSWR("/v1/k8s/users");
  const { data: apps } = useSWR(["/v1/k8s/apps", { limit: 5 }], { refreshInterval: 100 });
  return <p>{users[0].email}{apps.length}</p>;
}`,
    },
    ["GET /v1/k8s/users [reads: [].email] @page.tsx:3", "GET /v1/k8s/apps [query: limit] @page.tsx:4"],
  ],
  [
    "useSWR with a key and no fetcher asks for nothing by itself",
    `import useSWR from "swr";
export const useUsers = () => useSWR("/v1/k8s/users");`,
    [],
  ],
  [
    "useSWR with options in the place of the fetcher asks for nothing either",
    `import useSWR from "swr";
export const useUsers = () => useSWR("/v1/k8s/users", { refreshInterval: 1000 });`,
    [],
  ],
  [
    "useSWR with a fetcher among its options",
    `import useSWR from "swr";
import axios from "axios";
export const useUsers = () => useSWR("/v1/k8s/users", { revalidateOnFocus: false, fetcher: (url) => axios.get(url).then((answer) => answer.data) });`,
    ["GET /v1/k8s/users @main.tsx:3"],
  ],
  [
    "useSWR hands its key to the fetcher",
    `import useSWR from "swr";
const fetcher = (url: string) => fetch(url).then((answer) => answer.json());
export const useUsers = () => useSWR("/v1/k8s/users", fetcher);`,
    ["GET /v1/k8s/users @main.tsx:3"],
  ],
  [
    "a key that is a function gives the address",
    `import useSWR from "swr";
const fetcher = (url: string) => fetch(url).then((answer) => answer.json());
export const useUser = (id?: string) => useSWR(() => (id ? "/v1/k8s/users/" + id : null), fetcher);`,
    ["GET /v1/k8s/users/{} @main.tsx:3"],
  ],
  [
    "the parts of a list that is the key come one by one as well",
    `import useSWR from "swr";
const fetcher = ([url, limit]: [string, number]) => fetch(url + "?limit=" + limit).then((answer) => answer.json());
export const useUsers = () => useSWR(["/v1/k8s/users", 10], fetcher);`,
    ["GET /v1/k8s/users [query: limit] @main.tsx:3"],
  ],
  [
    "useSWRMutation sends what its trigger is given, at the hook",
    `import useSWRMutation from "swr/mutation";
const post = (url: string, { arg }: { arg: { email: string } }) =>
  fetch(url, { method: "POST", body: JSON.stringify(arg) });
export const useAdd = () => {
  const { trigger } = useSWRMutation("/v1/k8s/users", post);
  return () => trigger({ email: "a" });
};`,
    ["POST /v1/k8s/users [body: email] @main.tsx:5"],
  ],
  [
    "useSWRMutation whose trigger is never called is a request all the same",
    `import useSWRMutation from "swr/mutation";
const remove = (url: string) => fetch(url, { method: "DELETE" });
export const useRemove = (id: string) => useSWRMutation(\`/v1/k8s/users/\${id}\`, remove);`,
    ["DELETE /v1/k8s/users/{} @main.tsx:3"],
  ],
  [
    "useSWRMutation without a fetcher asks for nothing",
    `import useSWRMutation from "swr/mutation";
export const useAdd = () => useSWRMutation("/v1/k8s/users");`,
    [],
  ],
  [
    "useSWRInfinite hands out lists of answers",
    `import useSWRInfinite from "swr/infinite";
const fetcher = (url: string) => fetch(url).then((answer) => answer.json());
export const useUsers = () => {
  const { data } = useSWRInfinite(() => "/v1/k8s/users", fetcher);
  return data[0].email;
};`,
    ["GET /v1/k8s/users [reads: email] @main.tsx:4"],
  ],
  [
    "another hook of that package hands nothing to anybody",
    `import { preloadAll } from "swr";
const fetcher = (url: string) => fetch(url);
preloadAll("/v1/k8s/users", fetcher);`,
    [],
  ],
  [
    "useQuery reads through select",
    `import { useQuery } from "@tanstack/react-query";
export const useNames = () =>
  useQuery({ queryKey: ["users"], queryFn: () => fetch("/v1/k8s/users").then((answer) => answer.json()), select: (users) => users[0].email });`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:3"],
  ],
  [
    "useInfiniteQuery has the answers in pages",
    `import { useInfiniteQuery } from "@tanstack/react-query";
export const useUsers = () => {
  const { data } = useInfiniteQuery({ queryKey: ["users"], queryFn: () => fetch("/v1/k8s/users").then((answer) => answer.json()) });
  return data.pages[0][0].email;
};`,
    ["GET /v1/k8s/users [reads: [].email] @main.tsx:3"],
  ],
  [
    "useMutation sends what mutate is given",
    `import { useMutation } from "@tanstack/react-query";
export const useAdd = () => {
  const { mutate } = useMutation({ mutationFn: (user: object) => fetch("/v1/k8s/users", { method: "POST", body: JSON.stringify(user) }) });
  return () => mutate({ email: "a" });
};`,
    ["POST /v1/k8s/users [body: email] @main.tsx:3"],
  ],
];

describe("hooks that run a request for the code", () => {
  test.each(cases)("%s", (_, code, lines) => {
    expect(linesOf(code)).toEqual(lines);
  });
});

test("who only wants to tell SWR what has changed asks nothing", () => {
  const { calls, unresolved } = analysed(`import useSWR, { SWRConfig, useSWRConfig } from "swr";
export const App = () => <SWRConfig value={{ fetcher: (key) => fetch(process.env.API + key) }}><Page /></SWRConfig>;
function Page() {
  const { mutate } = useSWRConfig();
  return <button onClick={() => mutate("/v1/k8s/users")} />;
}`);
  expect(calls).toEqual([]);
  expect(unresolved.filter(({ place }) => place.line === 4)).toEqual([]);
});

/** What a framework keeps: what is put in comes out, by each of the names under which frameworks offer it. */
import { describe, expect, test } from "vitest";
import { linesOf } from "./engine.js";

const found = (code: string): readonly string[] => linesOf(code).map((line) => line.replace(/ @.*/, ""));

describe("an object with options of Vue", () => {
  const METHODS = `{
  data: () => ({ users: [] }),
  computed: { one() { return "/v1/k8s/users/" + this.id; } },
  methods: {
    async load() { this.users = await this.$axios.$get("/v1/k8s/users"); },
    async drop() { await this.$http.delete(this.one); },
  },
};`;
  const calls = ["GET /v1/k8s/users", "DELETE /v1/k8s/users/{}"];
  test.each([
    ["a mixin", `export const usersMixin = ${METHODS}`],
    ["one that the file keeps and hands on", `const mixin = ${METHODS}\nexport const Page = { mixins: [mixin] };`],
    ["one that is exported by its name", `const Page = ${METHODS}\nexport default Page;`],
    ["the default export", `export default ${METHODS}`],
  ])("%s shares one this", (_name, code) => expect(found(code)).toEqual(calls));
});

test("a mixin asks for what each component says, however many there are", () => {
  const names = Array.from({ length: 15 }, (_, at) => `page${at}`);
  const files = Object.fromEntries(
    names.map((name) => [
      `${name}.ts`,
      `import base from "./base";\nexport default { mixins: [base], methods: { url() { return "/v1/k8s/${name}/" + this.id; } } };\n`,
    ]),
  );
  const base = `export default {
  methods: {
    url() { return ""; },
    async drop() { await this.$axios.delete(this.url()); },
  },
};
`;
  expect([...linesOf({ "base.ts": base, ...files })].sort()).toEqual(
    names.map((name) => `DELETE /v1/k8s/${name}/{} @base.ts:4`).sort(),
  );
});

describe("state", () => {
  test.each(["useMemo", "computed", "createMemo", "useAsyncMemo"])("%s has what its function gives", (name) => {
    const read = name === "computed" ? "url.value" : "url";
    expect(
      found(`import { ${name} } from "some-ui";
export function Page() { const url = ${name}(() => "/api/v1/users"); return () => fetch(${read}); }`),
    ).toEqual(["GET /api/v1/users"]);
  });

  test.each([
    "useCallback",
    "useEvent",
    "useEffectEvent",
    "memo",
    "forwardRef",
    "observer",
    "action",
    "useDebouncedCallback",
    "useThrottledCallback",
    "cache",
  ])("%s is the function that it is given", (name) => {
    expect(
      found(`import { ${name} } from "some-ui";
const load = ${name}((path: string) => fetch("/api/v1/" + path));
export const Page = () => load("users");`),
    ).toEqual(["GET /api/v1/users"]);
  });

  test.each(["useState", "useSafeState", "useSignal"])("%s begins with what it is given", (name) => {
    expect(
      found(`import { ${name} } from "some-ui";
export function Page() { const [url] = ${name}("/api/v1/users"); return () => fetch(url); }`),
    ).toEqual(["GET /api/v1/users"]);
  });

  test("createSignal hands it out by a call", () => {
    expect(
      found(`import { createSignal } from "solid-js";
export function Page() {
  const [url] = createSignal("/api/v1/users");
  const [users, setUsers] = createSignal([]);
  fetch(url()).then((answer) => answer.json()).then(setUsers);
  return () => users()[0].email;
}`),
    ).toEqual(["GET /api/v1/users [reads: [].email]"]);
  });

  test("a signal is read by a call", () => {
    expect(
      found(`import { computed, signal } from "@angular/core";
export class Page {
  base = signal("/api/v1");
  url = computed(() => this.base() + "/users");
  users = signal<User[]>([]);
  async load() { this.users.set(await (await fetch(this.url())).json()); }
  first() { return this.users()[0].email; }
}`),
    ).toEqual(["GET /api/v1/users [reads: [].email]"]);
  });

  test.each(["ref", "shallowRef", "useRef", "createRef", "signal", "writable", "observable"])("%s holds it", (name) => {
    const members = ["value", "current"].map((member) => {
      const code = `import { ${name} } from "some-ui";
export function Page() { const url = ${name}("/api/v1/users"); return () => fetch(url.${member}); }`;
      return found(code).join();
    });
    expect(members).toEqual(["GET /api/v1/users", "GET /api/v1/users"]);
  });

  test.each(["reactive", "toRaw", "unref", "toRefs", "readonly", "markRaw", "toSignal"])("%s is the object", (name) => {
    expect(
      found(`import { ${name} } from "some-ui";
export function Page() { const it = ${name}({ url: "/api/v1/users" }); return () => fetch(it.url); }`),
    ).toEqual(["GET /api/v1/users"]);
  });

  test.each(["useContext", "inject", "use"])("%s has what the context begins with", (name) => {
    expect(
      found(`import { createContext, ${name} } from "some-ui";
const Base = createContext("/api/v1");
export function Page() { const base = ${name}(Base); return () => fetch(base + "/users"); }`),
    ).toEqual(["GET /api/v1/users"]);
  });
});

describe("a request that is made of another", () => {
  test("has its address, method and headers, but for what is said anew", () => {
    expect(
      found(`const first = new Request("/api/v1/users", { method: "PUT", headers: { a: "1" } });
export const f = () => fetch(new Request(first));
export const g = () => fetch(new Request(first, { method: "DELETE" }));`),
    ).toEqual(["PUT /api/v1/users [headers: a]", "DELETE /api/v1/users [headers: a]"]);
  });
});

describe("a list in an answer", () => {
  test.each(["at(0)", "pop()", "shift()", "find((one) => one.id)", "findLast((one) => one.id)"])(
    "%s is an item",
    (member) => {
      expect(
        found(`export const f = async () => (await (await fetch("/api/v1/users")).json()).${member}.email;`),
      ).toEqual([expect.stringMatching(/^GET \/api\/v1\/users \[reads: .*\[\]\.email/) as string]);
    },
  );
});

describe("what is given after somebody looked", () => {
  const CONTEXT = `import { createContext, useContext } from "react";
const Api = createContext<any>(null);
export function Users() { const { list } = useContext(Api); list("/v1/k8s/users"); return null; }
export function Provider({ children }: any) {
  const list = (path: string) => fetch(path);
  return <Api.Provider value={{ list }}>{children}</Api.Provider>;
}`;
  test("a context is read by a component before another provides it", () => {
    expect(found(CONTEXT)).toEqual(["GET /v1/k8s/users"]);
  });

  const QUEUE = `class Queue {
  tasks: (() => Promise<unknown>)[] = [];
  run() { for (const task of this.tasks) task(); }
  add(task: () => Promise<unknown>) { this.tasks.push(task); }
}
const queue = new Queue();
export const start = () => queue.run();
export const later = (id: string) => queue.add(() => fetch("/v1/k8s/users/" + id));`;
  test("a list that is filled later is run", () => {
    expect(found(QUEUE)).toEqual(["GET /v1/k8s/users/{}"]);
  });

  const STORE = `const store: { user?: any } = {};
export const show = () => store.user.email;
export const other = () => store.user.idleGpus;
export const load = async () => { store.user = await (await fetch("/v1/k8s/users/1")).json(); };`;
  test("an answer is read by all who read it before it was there", () => {
    expect(found(STORE)).toEqual(["GET /v1/k8s/users/1 [reads: email, idleGpus]"]);
  });

  test("two addresses through one hook share its state: what is read of one may be of the other", () => {
    const hook = `import { useEffect, useState } from "react";
function useApi(path: string) {
  const [data, setData] = useState<any>(null);
  useEffect(() => { (async () => setData(await (await fetch(path)).json()))(); }, [path]);
  return data;
}
export const A = () => useApi("/v1/k8s/users/1").email;
export const B = () => useApi("/v1/k8s/apps/1").idleGpus;`;
    expect(found(hook)).toEqual([
      "GET /v1/k8s/users/1 [reads: email, idleGpus]",
      "GET /v1/k8s/apps/1 [reads: email, idleGpus]",
    ]);
  });
});

test("a stream opens an address for each caller, however many there are", () => {
  const callers = Array.from({ length: 16 }, (_, at) => `export const s${at} = () => open("/v1/k8s/users/${at}");`);
  const code = `import { Observable } from "rxjs";
const open = (url: string) => new Observable<string>((observer) => {
  const source = new EventSource(url);
  source.onmessage = (message) => observer.next(message.data);
});
${callers.join("\n")}`;
  expect(found(code)).toEqual(callers.map((_, at) => `GET /v1/k8s/users/${at}`));
});

test("a stream gives what the observer is told", () => {
  const code = `import { Observable } from "rxjs";
const users = () => new Observable<any>((observer) => { fetch("/v1/k8s/users/1").then((r) => r.json()).then((u) => observer.next(u)); });
export const show = () => users().subscribe((user) => console.log(user.email));`;
  expect(found(code)).toEqual(["GET /v1/k8s/users/1 [reads: email]"]);
});

test("a state that is empty at first is a gap where the code makes the call", () => {
  const code = `import { useState } from "react";
import axios from "axios";
export function Wizard({ onFinish }: any) {
  const [name, setName] = useState("");
  const save = () => { axios.post(\`/v1/k8s/users/\${name}/register\`); onFinish(); };
  return <Entry onSave={save} onName={(given: string) => setName(given)} />;
}
function Entry({ onSave, onName }: any) { return <form onSubmit={onSave} onChange={(e) => onName(e.target.value)} />; }
export function Library() { return <Wizard onFinish={() => undefined} />; }`;
  expect(linesOf(code)).toContain("POST /v1/k8s/users/{}/register @main.tsx:5");
});

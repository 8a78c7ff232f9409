/** Elements of pages: what they are handed, what they hold and what they link to; and what a framework keeps for them. */
import { describe, expect, test } from "vitest";
import { analysed, type Files, lineOf } from "./engine.js";

const found = (files: Files): readonly string[] => {
  const { calls, unresolved } = analysed(files);
  return [...calls.map((call) => lineOf(call, false)), ...unresolved.map(({ reason }) => `not understood: ${reason}`)];
};

describe("elements", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    ["a link", "export const Page = () => <a href='/v1/k8s/users'>users</a>;", ["GET /v1/k8s/users"]],
    ["an image", "export const Page = () => <img src='/v1/k8s/users' />;", ["GET /v1/k8s/users"]],
    ["a form", "export const Page = () => <form action='/v1/k8s/users'></form>;", ["GET /v1/k8s/users"]],
    ["another attribute", "export const Page = () => <a title='/v1/k8s/users'>users</a>;", []],
    ["what a page needs", "export const Page = () => <link href='/v1/k8s/users' />;", []],
    [
      "an address that is worked out",
      "export const Page = () => <a href={'/v1/k8s' + '/users'}>users</a>;",
      ["GET /v1/k8s/users"],
    ],
    ["an attribute with nothing", "export const Page = () => <a href>users</a>;", []],
    [
      "an element in an element",
      "export const Page = () => <div><p><a href='/v1/k8s/users'>users</a></p></div>;",
      ["GET /v1/k8s/users"],
    ],
    [
      "an element in a fragment",
      "export const Page = () => <><a href='/v1/k8s/users'>users</a></>;",
      ["GET /v1/k8s/users"],
    ],
    [
      "an element in an expression",
      "export const Page = () => <div>{true && <a href='/v1/k8s/users'>users</a>}</div>;",
      ["GET /v1/k8s/users"],
    ],
    [
      "an element in an attribute",
      "export const Page = () => <div title={<a href='/v1/k8s/users'>users</a>} />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "an element for each of a list",
      "export const Page = () => <ul>{['users', 'apps'].map((name) => <a href={'/v1/k8s/' + name}>x</a>)}</ul>;",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "an empty expression",
      "export const Page = () => <div>{/* nothing */}<a href='/v1/k8s/users'>users</a></div>;",
      ["GET /v1/k8s/users"],
    ],
    ["a name with a colon", "export const Page = () => <svg:use href='/v1/k8s/users' />;", ["GET /v1/k8s/users"]],
    [
      "an attribute with a colon",
      "export const Page = () => <use xlink:href='/v1/k8s/users' />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "a handler",
      "export const Page = () => <button onClick={() => fetch('/v1/k8s/users')} />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "a handler in what is spread",
      "export const Page = () => <button {...{ onClick: () => fetch('/v1/k8s/users') }} />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "a handler of a component nobody shows",
      "import { Button } from 'ui';\nexport const Page = () => <Button onClick={() => fetch('/v1/k8s/users')} />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "a child that is a function",
      "import { Query } from 'ui';\nexport const Page = () => <Query>{() => fetch('/v1/k8s/users')}</Query>;",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("components", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "what it does",
      "const List = () => { fetch('/v1/k8s/users'); return null; };\nexport const Page = () => <List />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "what it is handed",
      "const List = ({ path }: { path: string }) => { fetch(path); return null; };\nexport const Page = () => <List path='/v1/k8s/users' />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "what it is handed, worked out",
      "const List = (props: { path: string }) => { fetch(props.path); return null; };\nexport const Page = () => <List path={'/v1/k8s' + '/users'} />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "what it is handed by spread",
      "const List = (props: { path: string }) => { fetch(props.path); return null; };\nexport const Page = () => <List {...{ path: '/v1/k8s/users' }} />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "a function that it is handed",
      "const List = ({ load }: { load: () => unknown }) => { load(); return null; };\nexport const Page = () => <List load={() => fetch('/v1/k8s/users')} />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "a function that it is handed with what it gives",
      "const List = ({ load }: { load: (id: string) => unknown }) => { load('roles'); return null; };\nexport const Page = () => <List load={(id: string) => fetch('/v1/k8s/users/' + id)} />;",
      ["GET /v1/k8s/users/roles", "GET /v1/k8s/users/{}"],
    ],
    [
      "what it hands on",
      "const Inner = ({ at }: { at: string }) => { fetch(at); return null; };\nconst Outer = ({ path }: { path: string }) => <Inner at={path} />;\nexport const Page = () => <Outer path='/v1/k8s/users' />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "what stands in it",
      "const List = () => { fetch('/v1/k8s/users'); return null; };\nconst Box = ({ children }: { children: unknown }) => <div>{children}</div>;\nexport const Page = () => <Box><List /></Box>;",
      ["GET /v1/k8s/users"],
    ],
    [
      "one of two",
      "const A = () => { fetch('/v1/k8s/users'); return null; };\nconst B = () => { fetch('/v1/k8s/apps'); return null; };\nexport const Page = ({ one }: { one: boolean }) => one ? <A /> : <B />;",
      ["GET /v1/k8s/users", "GET /v1/k8s/apps"],
    ],
    [
      "one of an object",
      "const Views = { List: ({ path }: { path: string }) => { fetch(path); return null; } };\nexport const Page = () => <Views.List path='/v1/k8s/users' />;",
      ["GET /v1/k8s/users"],
    ],
    [
      "wrapped by a framework",
      "import { memo } from 'react';\nconst List = memo(({ path }: { path: string }) => { fetch(path); return null; });\nexport const Page = () => <List path='/v1/k8s/users' />;",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("contexts", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "what a context was made with",
      "import { createContext, useContext } from 'react';\nconst Base = createContext('/v1/k8s');\nexport const Page = () => { fetch(useContext(Base) + '/users'); return null; };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a provider without a value",
      "import { createContext, useContext } from 'react';\nconst Path = createContext('/v1/k8s/users');\nexport const App = () => <Path.Provider><Page /></Path.Provider>;\nconst Page = () => { fetch(useContext(Path)); return null; };",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

describe("state", () => {
  test.each<readonly [what: string, files: Files, found: readonly string[]]>([
    [
      "what it begins with",
      "import { useState } from 'react';\nexport const Page = () => { const [path] = useState('/v1/k8s/users'); fetch(path); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "what it begins with, made when it begins",
      "import { useState } from 'react';\nexport const Page = () => { const [path] = useState(() => '/v1/k8s/users'); fetch(path); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "what its type says that it may be",
      "import { useState } from 'react';\nexport const Page = () => { const [kind] = useState<'users' | 'apps'>('users'); fetch('/v1/k8s/' + kind); };",
      ["GET /v1/k8s/apps", "GET /v1/k8s/users"],
    ],
    [
      "a text that is not filled in yet",
      "import { useState } from 'react';\nexport const Page = () => { const [id] = useState(''); fetch('/v1/k8s/users/' + id); };",
      ["GET /v1/k8s/users", "GET /v1/k8s/users/{}"],
    ],
    [
      "a signal",
      "import { createSignal } from 'solid-js';\nexport const Page = () => { const [path] = createSignal('/v1/k8s/users'); fetch(path()); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a signal that is set",
      "import { createSignal } from 'solid-js';\nexport const Page = () => { const [path, setPath] = createSignal(''); setPath('/v1/k8s/users'); fetch(path()); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a reference",
      "import { useRef } from 'react';\nexport const Page = () => { const path = useRef('/v1/k8s/users'); fetch(path.current); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a reference that is set",
      "import { useRef } from 'react';\nexport const Page = () => { const path = useRef<string>(); path.current = '/v1/k8s/users'; fetch(path.current); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a reference of Vue",
      "import { ref } from 'vue';\nexport const load = () => { const path = ref('/v1/k8s/users'); fetch(path.value); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a reference of Vue that is set",
      "import { ref } from 'vue';\nconst path = ref<string>();\npath.value = '/v1/k8s/users';\nexport const load = () => fetch(path.value!);",
      ["GET /v1/k8s/users"],
    ],
    [
      "what is worked out of it",
      "import { computed, ref } from 'vue';\nconst id = ref('7');\nconst path = computed(() => '/v1/k8s/users/' + id.value);\nexport const load = () => fetch(path.value);",
      ["GET /v1/k8s/users/7"],
    ],
    [
      "a signal of Angular",
      "import { signal } from '@angular/core';\nconst path = signal('/v1/k8s/users');\nexport const load = () => fetch(path());",
      ["GET /v1/k8s/users"],
    ],
    [
      "a signal of Angular that is set",
      "import { signal } from '@angular/core';\nconst path = signal<string | undefined>(undefined);\nexport const choose = () => path.set('/v1/k8s/users');\nexport const load = () => fetch(path()!);",
      ["GET /v1/k8s/users"],
    ],
    [
      "what is made once",
      "import { useMemo } from 'react';\nexport const Page = () => { const path = useMemo(() => '/v1/k8s/users', []); fetch(path); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a function that is kept",
      "import { useCallback } from 'react';\nexport const Page = () => { const load = useCallback((id: string) => fetch('/v1/k8s/users/' + id), []); load('roles'); };",
      ["GET /v1/k8s/users/{}", "GET /v1/k8s/users/roles"],
    ],
    [
      "an object that is watched",
      "import { reactive } from 'vue';\nconst state = reactive({ path: '/v1/k8s/users' });\nexport const load = () => fetch(state.path);",
      ["GET /v1/k8s/users"],
    ],
    [
      "a store",
      "import { create } from 'zustand';\nconst useStore = create(() => ({ path: '/v1/k8s/users' }));\nexport const Page = () => { fetch(useStore((state) => state.path)); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a store as a whole",
      "import { create } from 'zustand';\nconst useStore = create(() => ({ path: '/v1/k8s/users' }));\nexport const Page = () => { const { path } = useStore(); fetch(path); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "a store outside of a page",
      "import { create } from 'zustand';\nconst store = create(() => ({ path: '/v1/k8s/users' }));\nexport const load = () => fetch(store.getState().path);",
      ["GET /v1/k8s/users"],
    ],
    [
      "a store of a type",
      "import { create } from 'zustand';\nconst useStore = create<{ path: string }>()(() => ({ path: '/v1/k8s/users' }));\nexport const Page = () => { fetch(useStore((state) => state.path)); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "what a store is set to",
      "import { create } from 'zustand';\nconst useStore = create((set) => ({ path: undefined, choose: () => set({ path: '/v1/k8s/users' }) }));\nexport const Page = () => { const { path, choose } = useStore(); choose(); if (path) fetch(path); };",
      ["GET /v1/k8s/users"],
    ],
    [
      "what a store does",
      "import { create } from 'zustand';\nconst useStore = create((set, get) => ({ path: '/v1/k8s/users', load: () => fetch(get().path) }));\nexport const Page = () => { useStore((state) => state.load)(); };",
      ["GET /v1/k8s/users"],
    ],
  ])("%s", (_what, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});

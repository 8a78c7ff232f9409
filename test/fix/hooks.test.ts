/** What an HTTP client calls for every request, whoever makes it: each piece of code that is told, as it is written. */
import { describe, expect, it } from "vitest";
import { hooksIn } from "../../src/fix/code/hooks.js";
import { programOf } from "./code.js";

const hooks = (code: string): readonly string[] =>
  hooksIn(programOf({ "a.ts": code })).map((node) => node.getText().replace(/\s+/g, " "));

describe("hooks of clients", () => {
  it.each<[string, readonly string[]]>([
    ["http.interceptors.request.use((c) => c);", ["(c) => c"]],
    ["http.interceptors.response.use((a) => a, (b) => b);", ["(a) => a", "(b) => b"]],
    ["http.interceptor.request.use((c) => c);", ["(c) => c"]],
    ["http.interceptors.request.eject((c) => c);", []],
    ["http.interceptors.use((c) => c);", []],
    ["const sign = (c) => c; http.interceptors.request.use(sign);", ["sign", "(c) => c"]],
    [
      "function sign(c) { return c; } http.interceptors.request.use(sign as any);",
      ["sign", "function sign(c) { return c; }"],
    ],
    ["http.interceptors.request.use(imported);", ["imported"]],
    ["create({ transformResponse: (data) => data });", ["(data) => data"]],
    ["create({ transformRequest: [(data) => data] });", ["[(data) => data]"]],
    ["create({ paramsSerializer(params) { return params; } });", ["paramsSerializer(params) { return params; }"]],
    ["create({ hooks: { beforeRequest: [sign] } });", ["[sign]"]],
    ["create({ hooks: { afterResponse: [read], beforeRetry: [x], beforeError: [y] } });", ["[read]", "[x]", "[y]"]],
    [
      "create({ onRequest({ options }) {}, onResponseError() {} });",
      ["onRequest({ options }) {}", "onResponseError() {}"],
    ],
    ["create({ onRequestStarted() {}, beforeMount: [sign] });", []],
    [
      "class Sign { intercept(request, next) { return next.handle(request); } }",
      ["intercept(request, next) { return next.handle(request); }"],
    ],
    ["class Sign { interceptAll(request, next) { return next.handle(request); } }", []],
    [
      "const sign: HttpInterceptorFn = (request, next) => next(request);",
      ["sign: HttpInterceptorFn = (request, next) => next(request)"],
    ],
    ["const sign: HttpInterceptorFunction = (request, next) => next(request);", []],
    ["globalThis.fetch = (...all) => before(...all);", ["(...all) => before(...all)"]],
    ["window.fetch = traced;", ["traced"]],
    [
      "const old = window.fetch; window.fetch = function (...all) { return old(...all); }; fetch = other;",
      ["function (...all) { return old(...all); }", "other"],
    ],
    ["window.fetch === traced; window.prefetch = x;", []],
    ["window.prefetch = x; window.fetch = traced;", ["traced"]],
    ["const client = create({ baseURL: '/api' });", []],
  ])("%s", (code, found) => {
    expect(hooks(code)).toEqual(found);
  });

  it("of all files, and the same for each who asks", () => {
    const program = programOf({ "a.ts": "window.fetch = a;", "b.ts": "window.fetch = b;", "c.ts": "export {};" });
    const found = hooksIn(program);
    expect(found.map((node) => node.getText())).toEqual(["a", "b"]);
    expect(hooksIn(program)).toBe(found);
  });
});

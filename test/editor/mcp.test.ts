import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.js";

const portal = fileURLToPath(new URL("../../examples/workload-portal", import.meta.url));

interface Answer {
  readonly id: number | null;
  readonly result?: {
    readonly content?: readonly { readonly text: string }[];
    readonly isError?: boolean;
    readonly structuredContent?: Readonly<Record<string, unknown>>;
    readonly tools?: readonly { readonly name: string; readonly inputSchema: { readonly type: string } }[];
    readonly protocolVersion?: string;
  };
  readonly error?: { readonly code: number; readonly message: string };
}

/** A host that says all it has to say and hangs up; the answers by the id of the question. */
async function converse(
  root: string,
  ...lines: readonly (string | object)[]
): Promise<ReadonlyMap<number | null, Answer>> {
  const talk = new PassThrough();
  let printed = "";
  talk.end(
    lines.map((line) => `${typeof line === "string" ? line : JSON.stringify({ jsonrpc: "2.0", ...line })}\n`).join(""),
  );
  await main({
    args: ["mcp"],
    cwd: root,
    env: {},
    talk: () => talk,
    stdout: { write: (text) => void (printed += text) },
    stderr: { write: () => undefined },
    now: () => new Date("2026-11-20T12:00:00"),
  });
  const answers = printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
  return new Map(answers.map((answer) => [answer.id, answer]));
}

const call = (id: number, name: string, given: object): object => ({
  id,
  method: "tools/call",
  params: { name, arguments: given },
});
const textOf = (answer: Answer | undefined): string => answer?.result?.content?.[0]?.text ?? "";

describe("the protocol", () => {
  test("what is no request is refused as that", async () => {
    const answers = await converse(portal, { id: 1, method: "ping" }, { id: 2, params: {} });
    expect(answers.get(1)?.result).toEqual({});
    expect([...answers.values()].flatMap(({ error }) => error?.code ?? [])).toEqual([-32600]);
  });

  test("greets, lists its tools with schemas, answers what it knows and says what it does not", async () => {
    const answers = await converse(
      portal,
      { id: 1, method: "initialize", params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: {} } },
      { method: "notifications/initialized" },
      { id: 2, method: "tools/list" },
      { id: 3, method: "ping" },
      { id: 4, method: "resources/list" },
      call(5, "write", {}),
      "no JSON",
      { method: "notifications/cancelled", params: { requestId: 7 } },
      { id: 7, method: "ping" },
    );
    expect(answers.get(1)?.result?.protocolVersion).toBe("2025-06-18");
    expect(answers.get(2)?.result?.tools?.map(({ name, inputSchema }) => [name, inputSchema.type])).toEqual(
      ["check", "calls", "explain", "diff", "timeline", "fix"].map((name) => [name, "object"]),
    );
    expect(answers.get(3)?.result).toEqual({});
    expect(answers.get(4)?.error?.code).toBe(-32601);
    expect(answers.get(5)?.error?.code).toBe(-32602);
    expect(answers.get(null)?.error?.code).toBe(-32700);
    expect(answers.has(7)).toBe(false);
  });

  test("a version that nobody knows is answered with the newest", async () => {
    const answers = await converse(portal, { id: 1, method: "initialize", params: { protocolVersion: "1999-01-01" } });
    expect(answers.get(1)?.result?.protocolVersion).toBe("2025-11-25");
  });
});

describe("the tools", () => {
  test("check gives a page of findings, and the next", async () => {
    const answers = await converse(
      portal,
      call(1, "check", { from: "2.22", to: "2.24", limit: 2 }),
      call(2, "check", { from: "2.22", to: "2.24", limit: 2, cursor: 2 }),
      call(3, "check", { from: "2.22", to: "2.24", paths: ["src/runai/nodes.ts"], rule: "deprecated-endpoint" }),
    );
    expect(textOf(answers.get(1)).split("\n")).toHaveLength(3);
    expect(answers.get(1)?.result?.structuredContent).toMatchObject({ next: 2 });
    expect(textOf(answers.get(2))).not.toBe(textOf(answers.get(1)));
    expect(textOf(answers.get(3))).toMatch(/^src\/runai\/nodes\.ts:16:27: warning deprecated-endpoint: /);
  });

  test("calls, explain, diff and timeline", async () => {
    const answers = await converse(
      portal,
      call(1, "calls", {}),
      call(2, "explain", { subject: "GET /v1/k8s/users" }),
      call(3, "diff", { base: "2.22", target: "2.24", breakingOnly: true, limit: 1 }),
      call(4, "timeline", { filter: "users" }),
      call(5, "explain", { subject: "removed-endpoint" }),
    );
    expect(textOf(answers.get(1))).toContain("src/runai/users.ts:11:10: GET /v1/k8s/users");
    expect(textOf(answers.get(2))).toContain("GET /api/v1/users");
    expect(textOf(answers.get(3))).toMatch(/^breaking [a-z-]+ .*\n1 of \d+ changes; ask with cursor 1 for more$/);
    expect(textOf(answers.get(4))).toContain("users");
    expect(textOf(answers.get(5))).toContain("removed-endpoint");
  });

  test("releases are asked for as their vendor calls them, and documents by their files", async () => {
    const root = mkdtempSync(join(tmpdir(), "lastcall-mcp-"));
    const document = (...paths: readonly string[]): string =>
      JSON.stringify({
        openapi: "3.0.3",
        info: { title: "t", version: "1" },
        paths: Object.fromEntries(
          paths.map((path) => [path, { get: { responses: { "200": { description: "ok" } } } }]),
        ),
      });
    const specs = { "2026-11-28": "a.json", "2026-11-28.2": "b.json", focal: "b.json" };
    writeFileSync(join(root, "lastcall.config.json"), JSON.stringify({ apis: [{ name: "tea", specs }] }));
    writeFileSync(join(root, "a.json"), document("/tea", "/milk"));
    writeFileSync(join(root, "b.json"), document("/tea"));
    try {
      const answers = await converse(
        root,
        call(1, "diff", { base: "2026-11-28", target: "2026-11-28.2" }),
        call(2, "diff", { base: "2026-11-28", target: "focal" }),
        call(3, "diff", { base: "a.json", target: "b.json" }),
        call(4, "diff", { base: "2026-11-29", target: "focal" }),
        call(5, "diff", { base: "a.yaml", target: "b.json" }),
        call(6, "check", { from: "2026-11-28", to: "focal" }),
      );
      for (const id of [1, 2, 3]) expect(textOf(answers.get(id))).toContain("in GET /milk\n1 change");
      expect(textOf(answers.get(4))).toContain("unknown version 2026-11-29 of tea");
      expect(textOf(answers.get(5))).toBe("there is no a.yaml");
      expect(answers.get(6)?.result?.isError).not.toBe(true);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  test("fix gives a patch and writes nothing", async () => {
    const root = mkdtempSync(join(tmpdir(), "lastcall-mcp-"));
    const file = join(root, "logout.ts");
    const text = 'export const users = () => fetch("https://acme.run.ai/v1/k8s/users");\n';
    writeFileSync(join(root, "package.json"), "{}");
    writeFileSync(file, text);
    try {
      const answers = await converse(root, call(1, "fix", { from: "2.22", to: "2.24", suggested: true }));
      expect(answers.get(1)?.result?.isError).not.toBe(true);
      expect(textOf(answers.get(1))).toMatch(/^(?:diff --git|--- )|no edit is proved/);
      expect(readFileSync(file, "utf8")).toBe(text);
      expect(readdirSync(root).sort()).toEqual(["logout.ts", "package.json"]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe("what is refused", () => {
  test("paths that lead out of the root, also by a link, and options in the place of values", async () => {
    const root = mkdtempSync(join(tmpdir(), "lastcall-mcp-"));
    symlinkSync(portal, join(root, "link"));
    try {
      const answers = await converse(
        root,
        call(1, "check", { paths: [".."] }),
        call(2, "check", { paths: ["link"] }),
        call(3, "check", { paths: ["--config=/etc/passwd"] }),
        call(4, "check", { from: "--to=2.24" }),
        call(5, "diff", { base: "https://example.com/a.json", target: "2.24" }),
        call(6, "explain", { subject: "--config=x" }),
        call(7, "fix", { rule: "x --write" }),
        call(8, "diff", { base: "git:main:a.json", target: "2.24" }),
        call(9, "diff", { base: "-", target: "2.24" }),
        call(10, "check", { path: "src" }),
      );
      for (const id of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        expect([id, answers.get(id)?.result?.isError]).toEqual([id, true]);
      expect(textOf(answers.get(10))).toContain('Unrecognized key: "path"');
      expect(textOf(answers.get(1))).toBe(".. lies outside of the root, which is all that may be read");
      expect(existsSync(join(root, "lastcall-baseline.json"))).toBe(false);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

/** What a script says an address is, without being run. */
import { describe, expect, it } from "vitest";
import { enclosedAt, entriesOf, ScriptText } from "../../src/contract/discover/script-text.js";

const AT = new URL("https://docs.example:8443/api/start?x=1");
const told = (expression: string, script = ""): string | undefined => new ScriptText(script, AT).stringOf(expression);

describe("an expression", () => {
  it.each<[string, string | undefined]>([
    ['"/a.json"', "/a.json"],
    ["'/a' + '.json'", "/a.json"],
    ["`/a.json`", "/a.json"],
    ['("/a" + (".json"))', "/a.json"],
    ["'/a'+'.json'", "/a.json"],
    ['("/a"', undefined],
    ["(unknown)", undefined],
    ['("/a" "/b")', undefined],
    ['("/a") + ("/b")', "/a/b"],
    ['"/a" +', undefined],
    ['"/a".concat("b")', undefined],
    ['"/a" ? 1 : 2', undefined],
    ['"/a" ?? "/b"', "/a"],
    ['"/a" || "/b"', "/a"],
    ['get("x") || "/b"', "/b"],
    ['get("x") ?? "/b"', "/b"],
    ['"/a" ??"/b"', "/a"],
    ['; get("x") || "/b"', undefined],
    [`get("${"x".repeat(240)}") || "/b"`, "/b"],
    [`get("${"x".repeat(250)}") || "/b"`, undefined],
    ['get("x"); f("y") || "/b"', undefined],
    [String.raw`"\u002Fa\x2e\u{6a}son\n"`, "/a.json\n"],
    [String.raw`"\u{110000}/a"`, "/a"],
    [String.raw`"\u{10ffff}/a"`, "\u{10ffff}/a"],
    [String.raw`"\t\r\b\f\v\0\q\'\""`, "\t\r\b\f\v\0q'\""],
    ['"/a\\\n.json"', undefined],
    ["`/a\\\n.json`", "/a.json"],
    ["location", AT.href],
    ["location.href", AT.href],
    ["window.location.origin", "https://docs.example:8443"],
    ["document.location.protocol", "https:"],
    ["location.host", "docs.example:8443"],
    ["location.hostname", "docs.example"],
    ["location.port", "8443"],
    ["location.pathname", "/api/start"],
    ["location.search", undefined],
    ['location.origin + "/a.json"', "https://docs.example:8443/a.json"],
    ["`${location.origin}/a.json`", "https://docs.example:8443/a.json"],
    ["`${unknown}/a.json`", undefined],
    ['new URL("a.json", location.href)', "https://docs.example:8443/api/a.json"],
    ['new URL("a.json")', "https://docs.example:8443/api/a.json"],
    ['new URL("a.json", "https://other.example/x/")', "https://other.example/x/a.json"],
    ['new URL("a.json", "https://other.example/x/").href', "https://other.example/x/a.json"],
    ['new URL("a.json").toString() + "?y"', "https://docs.example:8443/api/a.json?y"],
    ['new URL("a.json", base)', undefined],
    ['new URL("a.json"', undefined],
    ['new URL("a.json", "/x" "y")', undefined],
    ['new URL("https://[")', undefined],
    ["new URL(unknown)", undefined],
    ['new window.URL("a.json", "https://other.example").toString()', "https://other.example/a.json"],
    ['resolveUrl("./a.json")', "./a.json"],
    ['resolveUrl("a.yaml")', "a.yaml"],
    ['resolveUrl("a")', undefined],
    ['resolveUrl("./a.json", 1)', undefined],
    ['resolveUrl("./a.json") + "?x"', "./a.json?x"],
    ['resolveUrl("./a.json" ? 1 : 2)', undefined],
  ])("%s: %s", (expression, value) => {
    expect(told(expression)).toBe(value);
  });

  it.each<[string, string, string | undefined]>([
    ["url", 'const url = "/a.json";', "/a.json"],
    ["base + '/a.json'", "let base = location.origin", "https://docs.example:8443/a.json"],
    ["url", "const url = url + 'a'", undefined],
    ["url", "if (url == '/b') go()", undefined],
    ["url", "const f = url => '/b'", undefined],
    ["url", "options.url = '/b'", undefined],
    ["url", "if (x) url = url + 'a'; else url = '/b'", "/b"],
    ["url + '?' + url", "const url = '/a'", "/a?/a"],
    ["$u", "var $u='/c'", "/c"],
    ["a", "a = b; b = c; c = d; d = e; e = f; f = '/six'", "/six"],
    ["a", "a = b; b = c; c = d; d = e; e = f; f = g; g = '/seven'", undefined],
    ["url()", "const url = '/a'", undefined],
  ])("%s in %s: %s", (expression, script, value) => {
    expect(told(expression, script)).toBe(value);
  });

  it.each<[string, string, string | undefined]>([
    ["brackets", `${"(".repeat(6)}"/a"${")".repeat(6)}`, "/a"],
    ["brackets", `${"(".repeat(7)}"/a"${")".repeat(7)}`, undefined],
    ["defaults", `${'get("x") || '.repeat(6)}"/a"`, "/a"],
    ["addresses", `${"new URL(".repeat(6)}"a.json"${")".repeat(6)}`, "https://docs.example:8443/api/a.json"],
    ["addresses", `${"new URL(".repeat(7)}"a.json"${")".repeat(7)}`, undefined],
    ["bases", `${'new URL("a.json", '.repeat(6)}"https://b.example"${")".repeat(6)}`, "https://b.example/a.json"],
    ["bases", `${'new URL("a.json", '.repeat(7)}"https://b.example"${")".repeat(7)}`, undefined],
  ])("six steps of %s are followed, and no seventh", (_, expression, value) => {
    expect(told(expression)).toBe(value);
  });

  it("forty names of a script are looked up, and no more", () => {
    const names = Array.from({ length: 41 }, (_, index) => `name${index}`);
    const script = names.map((name) => `${name} = "/"`).join("; ");
    expect(told(names.slice(0, 40).join(" + "), script)).toBe("/".repeat(40));
    expect(told(names.join(" + "), script)).toBe(undefined);
  });

  it("ten values of a name are looked at, and no more", () => {
    const script = new ScriptText(Array.from({ length: 11 }, (_, index) => `url = "/${index}"`).join("; "), AT);
    expect(script.stringOf("url")).toBe("/0");
    expect([...script.ambiguous]).toEqual(Array.from({ length: 10 }, (_, index) => `/${index}`));
  });

  it("a name that is given several is the first, and said to be open", () => {
    const script = new ScriptText('let url = "/a"; if (x) url = "/b"; url = "/a"', AT);
    expect(script.stringOf("url")).toBe("/a");
    expect([...script.ambiguous]).toEqual(["/a", "/b"]);
    const sure = new ScriptText('let url = "/a"; url = "/a"', AT);
    expect(sure.stringOf("url")).toBe("/a");
    expect([...sure.ambiguous]).toEqual([]);
  });
});

describe("what stands in brackets", () => {
  it.each<[string, string | undefined]>([
    ["{ a: 1 } rest", "{ a: 1 }"],
    ['{ a: "}" } rest', '{ a: "}" }'],
    [String.raw`{ a: "\"}" } rest`, String.raw`{ a: "\"}" }`],
    ["{ a: [1, { b: 2 }] } rest", "{ a: [1, { b: 2 }] }"],
    ["[{ a: 1 }", undefined],
    ["{ // }\n a: 1 } rest", "{ // }\n a: 1 }"],
    ["{ /* } */ a: 1 } rest", "{ /* } */ a: 1 }"],
    ["{ a: '}' } rest", "{ a: '}' }"],
    ["{ a: `}` } rest", "{ a: `}` }"],
    [String.raw`{ a: "\\" } "}`, String.raw`{ a: "\\" }`],
    ["{ a: 1 / 2 } rest", "{ a: 1 / 2 }"],
    ["{ a: 1 //}", undefined],
    ["{ a: 1 /*}", undefined],
    ["{ /*/ } */ } rest", "{ /*/ } */ }"],
    ["{ //\n} rest", "{ //\n}"],
    ["{ /**/} rest", "{ /**/}"],
    ['{ a: "}', undefined],
    ['{ a: "\\', undefined],
    ["[] rest", "[]"],
    ["{", undefined],
    ["", undefined],
  ])("%j: %j", (text, enclosed) => {
    expect(enclosedAt(text, 0)).toBe(enclosed);
  });
});

describe("the pieces of what stands in brackets", () => {
  const entry = (key: string, value: string) => ({ key, value });
  it.each<[string, readonly { key: string; value: string }[]]>([
    ["{}", []],
    ["[]", []],
    ['{ url: "/a", name: "A" }', [entry("url", '"/a"'), entry("name", '"A"')]],
    ['{url:"/a",}', [entry("url", '"/a"')]],
    [`{ "a b": 1, 'c': 2, $d-e: 3 }`, [entry("a b", "1"), entry("c", "2"), entry("$d-e", "3")]],
    [`{ a: ",", b: ',', c: \`,\`, d: 4 }`, [entry("a", '","'), entry("b", "','"), entry("c", "`,`"), entry("d", "4")]],
    [
      "{ a: [1, 2], b: { c: 3, d: 4 }, e: f(5, 6), g: 7 }",
      [entry("a", "[1, 2]"), entry("b", "{ c: 3, d: 4 }"), entry("e", "f(5, 6)"), entry("g", "7")],
    ],
    ["{ shorthand, ...rest, a() {}, b: 1 }", [entry("b", "1")]],
    ["{ /* first: 0, */ a: 1, // second\n b: 2 }", [entry("a", "1"), entry("b", "2")]],
    ["{ // first\n/* second */ a: 1 }", [entry("a", "1")]],
    ["{ a: /* 0, */ 1, b: 4 / 2 }", [entry("a", "/* 0, */ 1"), entry("b", "4 / 2")]],
    ["{ a: 1 /* last */ }", [entry("a", "1 /* last */")]],
    ['["/a", "/b"]', [entry("", '"/a"'), entry("", '"/b"')]],
    ["[{ a: 1, b: 2 }, [3, 4],]", [entry("", "{ a: 1, b: 2 }"), entry("", "[3, 4]")]],
    ["[/* first */ 1]", [entry("", "1")]],
  ])("%s", (enclosed, entries) => {
    expect(entriesOf(enclosed)).toEqual(entries);
  });
});

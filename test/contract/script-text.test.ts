/** What a script says an address is, without being run. */
import { describe, expect, it } from "vitest";
import { enclosedAt, ScriptText } from "../../src/contract/discover/script-text.js";

const AT = new URL("https://docs.example:8443/api/start?x=1");
const told = (expression: string, script = ""): string | undefined => new ScriptText(script, AT).stringOf(expression);

describe("an expression", () => {
  it.each<[string, string | undefined]>([
    ['"/a.json"', "/a.json"],
    ["'/a' + '.json'", "/a.json"],
    ["`/a.json`", "/a.json"],
    ['("/a" + (".json"))', "/a.json"],
    ['("/a"', undefined],
    ['"/a" +', undefined],
    ['"/a".concat("b")', undefined],
    ['"/a" ? 1 : 2', undefined],
    ['"/a" ?? "/b"', "/a"],
    ['"/a" || "/b"', "/a"],
    ['get("x") || "/b"', "/b"],
    ['get("x") ?? "/b"', "/b"],
    ['get("x"); f("y") || "/b"', undefined],
    [String.raw`"\u002Fa\x2e\u{6a}son\n"`, "/a.json\n"],
    [String.raw`"\u{110000}/a"`, "/a"],
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
    ['resolveUrl("./a.json")', "./a.json"],
    ['resolveUrl("a.yaml")', "a.yaml"],
    ['resolveUrl("a")', undefined],
    ['resolveUrl("./a.json", 1)', undefined],
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
    ["$u", "var $u='/c'", "/c"],
    ["url()", "const url = '/a'", undefined],
  ])("%s in %s: %s", (expression, script, value) => {
    expect(told(expression, script)).toBe(value);
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
  ])("%j: %j", (text, enclosed) => {
    expect(enclosedAt(text, 0)).toBe(enclosed);
  });
});

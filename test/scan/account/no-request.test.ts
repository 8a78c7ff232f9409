/** A path of the API goes into each of these calls, and nobody is told to look at it: it is a mention. */
import { expect, test } from "vitest";
import { QUIET_FUNCTIONS, QUIET_RECEIVERS, type QuietCalls } from "../../../src/scan/account/no-request.js";
import { scan } from "../../../src/scan/index.js";
import { memoryFileSystem } from "../memory.js";
import { surface } from "../surface.js";

const CALLS = `
sink.log("/acme/crew"); sink.trace("/acme/crew"); sink.debug("/acme/crew"); sink.info("/acme/crew");
sink.warn("/acme/crew"); toast.error("/acme/crew"); sink.fatal("/acme/crew");
t("/acme/crew"); tr("/acme/crew"); translate("/acme/crew");
describe("/acme/crew", () => {}); it("/acme/crew", () => {}); test("/acme/crew", () => {}); cases.each("/acme/crew");
suite("/acme/crew", () => {}); bench("/acme/crew", () => {});
ok("/acme/crew"); node.assert("/acme/crew"); is.equal(url, "/acme/crew"); is.deepEqual(url, "/acme/crew");
is.strictEqual(url, "/acme/crew"); expect("/acme/crew"); matcher.toContain("/acme/crew"); matcher.toBe("/acme/crew");
page.waitForURL("/acme/crew"); page.goto("/acme/crew"); cy.visit("/acme/crew"); visitUrl("/acme/crew");
url.includes("/acme/crew"); url.startsWith("/acme/crew"); url.endsWith("/acme/crew"); url.indexOf("/acme/crew");
url.lastIndexOf("/acme/crew"); url.match("/acme/crew"); url.matches("/acme/crew"); url.matchAll("/acme/crew");
matchPath("/acme/crew", url);
url.replace("/acme/crew", ""); url.replaceAll("/acme/crew", ""); url.split("/acme/crew"); url.concat("/acme/crew");
posix.join("/acme/crew"); posix.resolve("/acme/crew");
String("/acme/crew"); encodeURI("/acme/crew"); encodeURIComponent("/acme/crew");
new URL("/acme/crew", page);
registry.registerPath({ method: "get", path: "/acme/crew" });
new RegExp("/acme/crew"); new URLPattern("/acme/crew");
known.has("/acme/crew"); known.add("/acme/crew"); known.set("/acme/crew", 1); known.push("/acme/crew");
known.unshift("/acme/crew"); new Set(["/acme/crew"]); new Map([["/acme/crew", 1]]);
permanentRedirect("/acme/crew"); page.href("/acme/crew"); page.link("/acme/crew"); navigate("/acme/crew");
app.navigateByUrl("/acme/crew"); redirect("/acme/crew"); redirectTo("/acme/crew");
useParams("/acme/crew"); useSearch("/acme/crew"); useLocation("/acme/crew"); useMatch("/acme/crew");
createRoute("/acme/crew"); createLazyRoute("/acme/crew");
client.refetchQueries(["/acme/crew"]); client.getQueryData(["/acme/crew"]); client.setQueryData(["/acme/crew"], 1);
client.removeQueries(["/acme/crew"]); mutate("/acme/crew"); revalidatePath("/acme/crew");
client.invalidateQueries(["/acme/crew"]);
new Error("/acme/crew"); new NotFoundError("/acme/crew");
class Crew { @ApiProperty("/acme/crew") id = 1 };
console.table("/acme/crew"); logger.write("/acme/crew"); log.verbose("/acme/crew");
router.open("/acme/crew"); navigation.open("/acme/crew"); history.open("/acme/crew"); location.open("/acme/crew");
window.location.open("/acme/crew"); globalThis.history.open("/acme/crew");
expect.that("/acme/crew"); assert.that("/acme/crew"); chai.that("/acme/crew"); vi.mock("/acme/crew");
jest.mock("/acme/crew"); path.relative("/acme/crew"); fs.readFileSync("/acme/crew"); i18n.format("/acme/crew");
`;

/** Each is near one that is listed. */
const MAY_ASK = `
sink.logs("/acme/crew"); topic("/acme/crew"); tour("/acme/crew"); revisit("/acme/crew"); recreateRoutes("/acme/crew");
broker.token("/acme/crew"); broker.errors("/acme/crew"); cancelNavigate("/acme/crew"); consoles.x("/acme/crew");
`;

const callsIn = (code: string): readonly string[] =>
  code
    .split(/;\s*/)
    .map((call) => call.trim())
    .filter((call) => call !== "");

/** What becomes of the path in each of the calls, each in a file of its own. */
async function heapsOf(calls: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const file = (at: number): string => `${String(at).padStart(3, "0")}.ts`;
  const fileSystem = memoryFileSystem(Object.fromEntries(calls.map((call, at) => [`/p/${file(at)}`, call])));
  const result = await scan({ root: "/p", paths: [], include: [], exclude: [], surface, fileSystem });
  if (!result.ok) throw new Error(result.problem.message);
  const heaps = Object.entries({
    call: result.value.calls,
    "not understood": result.value.unresolved,
    mention: result.value.mentions,
  });
  return Object.fromEntries(
    calls.map((call, at) => [
      call,
      heaps.flatMap(([heap, places]) => places.flatMap((place) => (place.file === file(at) ? [heap] : []))).join(),
    ]),
  );
}

const all = (calls: readonly string[], heap: string): Readonly<Record<string, string>> =>
  Object.fromEntries(calls.map((call) => [call, heap]));

test("a path that goes into a call of the table is a mention", async () => {
  const calls = callsIn(CALLS);
  expect(await heapsOf(calls)).toEqual(all(calls, "mention"));
});

test("what only looks like one of them may be a request", async () => {
  const calls = callsIn(MAY_ASK);
  expect(await heapsOf(calls)).toEqual(all(calls, "not understood"));
});

test("each name of the table is called here", () => {
  const callees = callsIn(CALLS).map((call) => /^(?:new )?([\w.]+)\(/.exec(call)?.[1] ?? "");
  const functions = new Set(callees.map((callee) => callee.split(".").at(-1) ?? ""));
  const receivers = new Set(callees.flatMap((callee) => callee.split(".").slice(0, -1)));
  const missing = (rows: readonly QuietCalls[], called: ReadonlySet<string>): readonly string[] =>
    rows.flatMap(({ names }) => names.filter((name) => !called.has(name)));
  expect([missing(QUIET_FUNCTIONS, functions), missing(QUIET_RECEIVERS, receivers)]).toEqual([[], []]);
  const unused = QUIET_FUNCTIONS.filter(
    ({ like }) => like !== undefined && ![...functions].some((name) => like.test(name)),
  );
  expect(unused).toEqual([]);
});

/** An answer that is carried by an effect, a result or a stream: what is read of it there is read of the answer. */
import { describe, expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

const calls = (code: string): readonly string[] => analysed(code).calls.map((call) => lineOf(call, false));
const READ = ["GET /v1/k8s/users/7 [reads: email]"];
const ASK = `const ask = async () => (await fetch("/v1/k8s/users/7")).json();\n`;

describe("Effect and fp-ts", () => {
  const effect = (expression: string): readonly string[] =>
    calls(
      `import * as E from "effect";\nimport { pipe, flow } from "fp-ts/function";\n${ASK}export const shown = ${expression};`,
    );

  test.each(
    "succeed promise tryPromise try sync tryCatch tryCatchK fromPromise suspend async runPromise runSync runFork runPromiseExit right of some fromEither fromOption fromNullable fromIO fromTask rightTask rightIO fn".split(
      " ",
    ),
  )("%s brings what it is given, or what that function gives", (name) => {
    expect(effect(`E.${name}(() => ask()).email`)).toEqual(READ);
    expect(effect(`E.${name}(ask()).email`)).toEqual(READ);
  });

  test.each(
    "map flatMap andThen chain chainW chainFirst chainFirstW chainEitherK chainEitherKW chainOptionK chainTaskK chainIOK tap filterMap flatMapNullable".split(
      " ",
    ),
  )("%s hands on what an effect brings", (name) => {
    expect(effect(`pipe(E.promise(() => ask()), E.${name}((user) => user.email))`)).toEqual(READ);
    expect(effect(`E.${name}(E.promise(() => ask()), (user) => user.email)`)).toEqual(READ);
  });

  test.each(["mapBoth", "bimap"])("%s of two functions", (name) => {
    expect(effect(`pipe(E.promise(() => ask()), E.${name}((error) => error.cause, (user) => user.email))`)).toEqual(
      READ,
    );
  });

  test.each(["tap", "chainFirst", "chainFirstW"])("behind %s it is still the answer", (name) => {
    expect(effect(`pipe(E.promise(() => ask()), E.${name}((user) => other), E.map((user) => user.email))`)).toEqual(
      READ,
    );
  });

  test.each(["map", "flatMap", "chain"])("behind %s it is what the function gave", (name) => {
    expect(
      effect(`pipe(E.promise(() => ask()), E.${name}((user) => ({ a: 1 })), E.map((made) => made.email))`),
    ).toEqual(["GET /v1/k8s/users/7"]);
  });

  test.each(["match", "matchEffect", "matchE", "matchW", "matchEW", "fold", "foldW"])("%s gives either", (name) => {
    expect(effect(`pipe(E.promise(() => ask()), E.${name}((error) => undefined, (user) => user)).email`)).toEqual(READ);
    expect(
      effect(`E.${name}(E.promise(() => ask()), { onFailure: () => undefined, onSuccess: (user) => user }).email`),
    ).toEqual(READ);
  });

  test("flow is pipe for later", () => {
    expect(effect(`flow(E.map((user) => user.email), E.map(String))(ask())`)).toEqual(READ);
  });

  test.each(["E.retry({ times: 2 })", "E.timeout('1 s')", "E.mapLeft(String)", "E.map(undefined)", "String"])(
    "%s leaves it as it is",
    (step) => {
      expect(effect(`pipe(E.promise(() => ask()), ${step}, E.map((user) => user.email))`)).toEqual(READ);
    },
  );

  test("what handles a failure is followed", () => {
    expect(effect(`pipe(1, E.catchAll(() => fetch("/v1/k8s/apps")))`)).toContain("GET /v1/k8s/apps");
  });
});

describe("results", () => {
  const result = (expression: string): readonly string[] =>
    calls(`import * as R from "neverthrow";\n${ASK}export const shown = async () => ${expression};`);

  test.each(
    "ok okAsync Ok Right Just fromPromise fromSafePromise fromAsync fromExecution wrap wrapAsync try tryOrElse encase EitherAsync".split(
      " ",
    ),
  )("%s makes one", (name) => {
    expect(result(`R.${name}(ask()).map((user) => user.email)`)).toEqual(READ);
    expect(result(`R.${name}(() => ask()).value.email`)).toEqual(READ);
  });

  test.each("map andThen asyncMap asyncAndThen chain flatMap mapOk".split(" "))(
    "%s hands on what it carries",
    (name) => {
      expect(result(`R.ok(ask()).${name}((user) => user).map((user) => user.email)`)).toEqual(READ);
      expect(result(`R.ok(ask()).${name}((user) => R.ok(user)).unwrap().email`)).toEqual(READ);
      expect(result(`R.ok(ask()).${name}((user) => 1).map((one) => one.email)`)).toEqual(["GET /v1/k8s/users/7"]);
    },
  );

  test.each("andTee andThrough tap tapOk inspect ifRight".split(" "))("%s only looks at it", (name) => {
    expect(result(`R.ok(ask()).${name}((user) => user.email)`)).toEqual(READ);
    expect(result(`R.ok(ask()).${name}((user) => 1).map((user) => user.email)`)).toEqual(READ);
  });

  test.each("mapErr orElse orTee mapError tapError mapLeft catch".split(" "))("%s is for what failed", (name) => {
    expect(result(`R.ok(ask()).${name}((error) => error.cause).map((user) => user.email)`)).toEqual(READ);
    expect(result(`R.ok(1).${name}(() => fetch("/v1/k8s/apps"))`)).toContain("GET /v1/k8s/apps");
  });

  test.each(
    "unwrap unwrapOr unwrapOrElse _unsafeUnwrap expect getOrThrow getOrElse orDefault safeUnwrap extract toPromise run".split(
      " ",
    ),
  )("%s opens it", (name) => {
    expect(result(`R.ok(ask()).${name}().email`)).toEqual(READ);
  });

  test.each(["ok", "Ok", "Right", "success"])("match with a function for %s", (name) => {
    expect(result(`R.ok(ask()).match({ ${name}: (user) => user.email, err: () => "" })`)).toEqual(READ);
  });

  test("match gives what either function gives", () => {
    expect(result(`R.ok(ask()).match((user) => user, () => undefined).email`)).toEqual(READ);
    expect(result(`R.ok(1).match((one) => one, () => fetch("/v1/k8s/apps"))`)).toContain("GET /v1/k8s/apps");
  });

  test("a function that throws no more, several at once, and then", () => {
    expect(result(`R.fromThrowable(ask)().map((user) => user.email)`)).toEqual(READ);
    for (const name of ["combine", "all"]) {
      expect(result(`R.${name}([R.ok(1), R.ok(ask())]).map(([, user]) => user.email)`)).toEqual(READ);
      expect(result(`R.${name}(["a"].map(() => R.ok(ask()))).map((users) => users[0].email)`)).toEqual(READ);
    }
    expect(result(`R.ok(ask()).then((made) => made.value.email)`)).toEqual(READ);
    expect(result(`(await R.ok(ask())).value.email`)).toEqual(READ);
  });
});

describe("promises and streams", () => {
  const HTTP = `import { HttpClient } from "@angular/common/http";\nimport * as rx from "rxjs";\n`;
  const stream = (expression: string): readonly string[] =>
    calls(
      `${HTTP}export class Page { constructor(private http: HttpClient) {} ask() { return this.http.get<any>("/v1/k8s/users/7"); } show() { return ${expression}; } }`,
    );

  test.each(
    "tap map filter shareReplay take takeUntil takeUntilDestroyed finalize delay debounceTime distinctUntilChanged startWith observeOn subscribeOn takeWhile skip retry timeout share first last".split(
      " ",
    ),
  )("behind %s the answer is read", (name) => {
    const step = name === "map" ? "(user) => user" : "() => true";
    expect(stream(`this.ask().pipe(rx.${name}(${step}), rx.map((user) => user.email))`)).toEqual(READ);
  });

  test.each(["switchMap", "mergeMap", "concatMap", "exhaustMap"])("%s goes on with what the function gives", (name) => {
    expect(stream(`rx.of(1).pipe(rx.${name}(() => this.ask()), rx.map((user) => user.email))`)).toEqual(READ);
    expect(stream(`this.ask().pipe(rx.${name}((user) => rx.of(user.email)))`)).toEqual(READ);
  });

  test.each(["lastValueFrom", "firstValueFrom", "from", "of", "defer"])("%s", (name) => {
    expect(
      stream(`rx.${name}(${name === "defer" ? "() => this.ask()" : "this.ask()"}).pipe(rx.map((user) => user.email))`),
    ).toEqual(READ);
  });

  test.each(["forkJoin", "combineLatest", "zip"])("%s of a list, and of an object", (name) => {
    expect(stream(`rx.${name}([rx.of(1), this.ask()]).pipe(rx.map(([, user]) => user.email))`)).toEqual(READ);
    expect(stream(`rx.${name}({ user: this.ask() }).pipe(rx.map(({ user }) => user.email))`)).toEqual(READ);
  });

  test.each(["toPromise", "asObservable", "clone", "unwrap"])("%s gives the same answer", (name) => {
    expect(stream(`this.ask().${name}().then((user) => user.email)`)).toEqual(READ);
  });

  test.each([
    "this.ask().subscribe((user) => user.email)",
    "this.ask().subscribe({ next: (user) => user.email })",
    "this.ask().subscribe({ next: (user) => user.email, error: (error) => error.message })",
  ])("%s", (expression) => {
    expect(stream(expression)).toEqual(READ);
  });

  test.each([
    "ask().then((user) => user.email)",
    "ask().then(undefined).then((user) => user.email)",
    "ask().then((user) => user.email, (error) => error.message)",
    "ask().finally(() => 1).then((user) => user.email)",
    "ask().catch(() => undefined).then((user) => user?.email)",
    "new Promise((resolve) => ask().then(resolve)).then((user) => user.email)",
    "new Promise(async (resolve) => resolve(await ask())).then((user) => user.email)",
    "new rx.Observable((to) => { ask().then((user) => to.next(user)); }).subscribe((user) => user.email)",
  ])("%s", (expression) => {
    expect(calls(`import * as rx from "rxjs";\n${ASK}export const shown = ${expression};`)).toEqual(READ);
  });

  test("what is done when it fails is followed", () => {
    expect(calls(`${ASK}export const shown = ask().then((user) => user.email, () => fetch("/v1/k8s/apps"));`)).toEqual([
      ...READ,
      "GET /v1/k8s/apps",
    ]);
    expect(calls(`export const shown = given.then((one) => one, () => fetch("/v1/k8s/apps"));`)).toEqual([
      "GET /v1/k8s/apps",
    ]);
  });
});

import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

/** What openapi-diff says of one pair of documents. */
export type Opinion =
  | {
      readonly kind: "judged";
      readonly breaks: boolean /** `response.body.scope.add`, … */;
      readonly reasons: readonly string[];
    }
  | { readonly kind: "unjudged"; readonly reason: "time" | "memory" | "error"; readonly detail: string };

type Unjudged = Extract<Opinion, { readonly kind: "unjudged" }>;

export interface Bounds {
  readonly milliseconds: number;
  readonly megabytes: number;
}

// Plain text instead of a file: a bundle has no second entry, and the worker needs nothing from here but the library's path.
const PROGRAM = `
const { parentPort, workerData } = require("node:worker_threads");
const { diffSpecs } = require(workerData);
parentPort.on("message", async ({ base, target, format }) => {
  const spec = (document) => ({ content: JSON.stringify(document), location: "document.json", format });
  try {
    const outcome = await diffSpecs({ sourceSpec: spec(base), destinationSpec: spec(target) });
    const reasons = (outcome.breakingDifferences ?? []).map((one) => one.code);
    parentPort.postMessage({ kind: "judged", breaks: outcome.breakingDifferencesFound, reasons: [...new Set(reasons)] });
  } catch (error) {
    parentPort.postMessage({ kind: "unjudged", reason: "error", detail: String(error && error.message || error).split("\\n")[0] });
  }
});
parentPort.postMessage("ready");
`;

/** Loading the library takes longer than most answers, so it has a bound of its own. */
const LOADING = 60_000;

/**
 * openapi-diff in a thread of its own with a bound of time and memory for every question: one operation with a wide
 * response schema can keep it busy for ever. A thread that went over a bound is ended and a fresh one answers the next.
 */
export class SecondOpinion {
  #worker: Worker | undefined;

  constructor(readonly bounds: Bounds) {}

  async ask(base: object, target: object, format: "openapi3" | "swagger2"): Promise<Opinion> {
    if (this.#worker === undefined) {
      this.#worker = this.#start();
      const ready = await this.#answer<"ready">(this.#worker, LOADING);
      if (ready !== "ready") return this.#over(ready);
    }
    const worker = this.#worker;
    worker.postMessage({ base, target, format });
    const answer = await this.#answer<Opinion>(worker, this.bounds.milliseconds);
    return answer.kind === "unjudged" ? this.#over(answer) : answer;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #over(opinion: Opinion): Promise<Opinion> {
    await this.end();
    return opinion;
  }

  #answer<Answer>(worker: Worker, milliseconds: number): Promise<Answer | Unjudged> {
    return new Promise((settle) => {
      const done = (answer: Answer | Unjudged): void => {
        clearTimeout(timer);
        worker.off("message", done).off("error", failed);
        settle(answer);
      };
      const failed = (error: NodeJS.ErrnoException): void =>
        done(
          error.code === "ERR_WORKER_OUT_OF_MEMORY"
            ? { kind: "unjudged", reason: "memory", detail: `more than ${this.bounds.megabytes} MB` }
            : { kind: "unjudged", reason: "error", detail: error.message },
        );
      const timer = setTimeout(
        () => done({ kind: "unjudged", reason: "time", detail: `no answer within ${milliseconds} ms` }),
        milliseconds,
      );
      worker.on("message", done).on("error", failed);
    });
  }

  #start(): Worker {
    const worker = new Worker(PROGRAM, {
      eval: true,
      workerData: openapiDiff(),
      resourceLimits: { maxOldGenerationSizeMb: this.bounds.megabytes },
      stdout: true,
      stderr: true,
    });
    // one that is ended in the middle of its work may still complain
    return worker.on("error", () => undefined);
  }
}

/** The program's place; undefined where it is not installed: most people never ask it, and it brings half a hundred packages. */
export function openapiDiff(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve("openapi-diff");
  } catch {
    return undefined;
  }
}

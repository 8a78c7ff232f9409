import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

/** What openapi-diff says of one pair of documents. */
export type Opinion =
  | { readonly kind: "judged"; readonly breaks: boolean; /** `response.body.scope.add`, … */ readonly reasons: readonly string[] }
  | { readonly kind: "unjudged"; readonly reason: "time" | "memory" | "error"; readonly detail: string };

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
`;

/**
 * openapi-diff in a thread of its own with a bound of time and memory for every question: one operation with a wide
 * response schema can keep it busy for ever. A thread that went over a bound is ended and a fresh one answers the next.
 */
export class SecondOpinion {
  #worker: Worker | undefined;

  constructor(readonly bounds: Bounds) {}

  async ask(base: object, target: object, format: "openapi3" | "swagger2"): Promise<Opinion> {
    const worker = (this.#worker ??= this.#start());
    const opinion = await new Promise<Opinion>((settle) => {
      const timer = setTimeout(() => settle({ kind: "unjudged", reason: "time", detail: `no answer within ${this.bounds.milliseconds} ms` }), this.bounds.milliseconds);
      const done = (answer: Opinion): void => {
        clearTimeout(timer);
        worker.removeAllListeners();
        settle(answer);
      };
      worker.once("message", (answer: Opinion) => done(answer));
      worker.once("error", (error: NodeJS.ErrnoException) =>
        done(
          error.code === "ERR_WORKER_OUT_OF_MEMORY"
            ? { kind: "unjudged", reason: "memory", detail: `more than ${this.bounds.megabytes} MB` }
            : { kind: "unjudged", reason: "error", detail: error.message },
        ),
      );
      worker.postMessage({ base, target, format });
    });
    if (opinion.kind === "unjudged" && opinion.reason !== "error") await this.end();
    return opinion;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.removeAllListeners();
    // a worker that runs out of memory while it is ended says so once more
    worker?.on("error", () => undefined);
    await worker?.terminate();
  }

  #start(): Worker {
    return new Worker(PROGRAM, {
      eval: true,
      workerData: createRequire(import.meta.url).resolve("openapi-diff"),
      resourceLimits: { maxOldGenerationSizeMb: this.bounds.megabytes },
      stdout: true,
      stderr: true,
    });
  }
}

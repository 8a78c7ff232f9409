import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Answer, Question } from "./question.js";

/** One thread for the whole process, started by the first question. */
let asking: ((question: Question) => Answer) | undefined;

export function ask(question: Question): Answer {
  asking ??= startWorker();
  return asking(question);
}

/** A first look at a large code base takes its time; who waits longer than this waits for nothing. */
const LONGEST = 10 * 60_000;

function startWorker(): (question: Question) => Answer {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1: here, port2: port } = new MessageChannel();
  const worker = new Worker(new URL("./eslint-worker.js", import.meta.url), {
    workerData: { port, signal },
    transferList: [port],
    execArgv: [],
  });
  // ESLint ends when it is done, whatever this thread does
  worker.unref();
  here.unref();
  return (question) => {
    Atomics.store(signal, 0, 0);
    here.postMessage(question);
    Atomics.wait(signal, 0, 0, LONGEST);
    const received: { readonly message: Answer } | undefined = receiveMessageOnPort(here);
    return received?.message ?? { kind: "problem", message: "the check did not answer in time" };
  };
}

import type { RuleExample } from "../rules/rule.js";

const indent = (text: string, by: number): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? line : " ".repeat(by) + line))
    .join("\n");

const OK = "responses:\n  '200': { description: OK }";

/** An operation `POST /orders` with these parts, before and after. */
export function operationExample(before: string, after: string): RuleExample {
  return { before: operation(before), after: operation(after) };
}

function operation(parts: string): string {
  const lines = [parts, parts.includes("responses:") ? "" : OK].filter((part) => part !== "");
  return `paths:\n  /orders:\n    post:\n${indent(lines.join("\n"), 6)}`;
}

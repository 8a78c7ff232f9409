/** What a fix does and what a suggestion lacks, in words. */
import type { AnswerEscape, Fix, FixChange, Unproved } from "../../check/fix.js";
import type { Element } from "../../contract/element.js";
import { code, type Phrase, plain, say } from "../text/phrase.js";
import { partName } from "../words/element.js";

/** "`GET /api/v1/apps` becomes `GET /api/v1/service-accounts`" */
export const fixTitle = (change: FixChange): Phrase => {
  switch (change.kind) {
    case "operation":
    case "name":
      return say`${code(change.from)} becomes ${code(change.to)}`;
    case "rewrite":
      return say`${change.title} in ${code(change.operation)}`;
    case "comment":
      return say`delete the comment ${code(change.text)}`;
  }
};

/** A body as a whole has no name of its own. */
const part = (element: Element): string =>
  partName(element)
    .trim()
    .replace(/ \["(.*)"\]$/, " $1");

/** In one line; what is not proved says so. */
export const fixLine = (fix: Fix): string => {
  const title = plain(fixTitle(fix.change));
  return fix.kind === "fix" ? title : `${title} (check it: ${unprovedWords(fix).map(plain).join("; ")})`;
};

/** What keeps a suggestion from being a fix, most weighty first. */
export const unprovedWords = ({ unproved }: Fix): readonly Phrase[] => unproved.map(missing);

const missing = (one: Unproved): Phrase => {
  switch (one.kind) {
    case "after-upgrade":
      return say`${one.release} does not have the replacement yet: edit with the upgrade`;
    case "unknown-release":
      return say`no contract of ${one.release} is known`;
    case "difference":
      return say`${part(one.element)}, which the code ${one.in === "sent" ? "sends" : "reads"}, differs in ${one.release} (${one.ruleId})`;
    case "shape":
      return one.in === "read"
        ? say`${code(one.operation)} answers ${code(one.gets)} in ${one.release}, the code reads ${one.expects}`
        : say`${code(one.operation)} takes ${code(one.gets)} in ${one.release}, the code sends ${one.expects}`;
    case "undescribed":
      return say`${part(one.element)}, which the code ${one.in === "sent" ? "sends" : "reads"}, is not described in ${one.release}`;
    case "resource":
      return say`nobody says that ${code(one.from)} and ${code(one.to)} name the same thing`;
    case "answer":
      return say`the answer ${ESCAPES[one.escape]} at ${code(`${one.file}:${one.line}`)}, so that not all reads of it are known`;
    case "sent":
      return say`not all that the code sends in the ${one.part} is known`;
    case "elsewhere":
      return say`the object is built at ${code(`${one.file}:${one.line}`)}, which may serve others too`;
    case "declared":
      return say`a type of the code declares ${code(one.name)}`;
    case "named-too":
      return say`${code(`${one.file}:${one.line}`)} says ${code(one.name)}, too, and would go on with it`;
    case "handled":
      return say`a function is given the object at ${code(`${one.file}:${one.line}`)}, and may know the old name`;
    case "other-address":
      return say`the same code is given another address at ${code(`${one.file}:${one.line}`)}, and may call another API there`;
    case "guessed":
      return say`no document names ${code(one.target)}: it is a guess by likeness`;
    case "in-test":
      return ["it stands in a test or a mock"];
  }
};

const ESCAPES: Readonly<Record<AnswerEscape, string>> = {
  returned: "is returned to callers that are not in the code",
  stored: "is stored",
  "passed-on": "is passed on",
  spread: "is spread or copied",
  "unknown-key": "is read under a key that is made at run time",
  mixed: "becomes one with values from elsewhere",
};

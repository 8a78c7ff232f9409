/** What was said of an element before it went: documents mostly only mark it, the lives of a provider's elements tell. */

import { type Element, OPERATION } from "../contract/element.js";
import { enumValue } from "../contract/lookup.js";
import { operationKey } from "../contract/normalise/path.js";
import type { History } from "../diff/history/index.js";
import type { Change, EarlierSigns } from "../diff/index.js";
import { targetOf } from "./calendar.js";
import { lifeAt } from "./life.js";

/** `target`: the release that no longer has what an older one had. What it says itself comes too late. */
export function earlierSigns(history: History, target: string): EarlierSigns {
  const { place } = history.line;
  const asked = { target: targetOf(history.provider, target), asOf: "9999-12-31", deployment: "self-hosted" } as const;
  return (gone) => {
    const element = elementOf(gone);
    if (element === undefined) return undefined;
    const signs = gone.affects.flatMap(({ method, path }) => {
      const { standing, lifecycle } = lifeAt(history, { operation: operationKey(method, path), element }, asked);
      const since = "since" in standing ? standing.since : undefined;
      return since === undefined || place(since) >= place(target) ? [] : [{ since, sunset: lifecycle.sunset }];
    });
    const [earliest] = signs.sort((a, b) => place(a.since) - place(b.since));
    return earliest && { ...earliest, everywhere: signs.length === gone.affects.length };
  };
}

/** A value that is gone is told as a change of what it was a value of; a body as a whole has no life of its own. */
function elementOf({ ruleId, element, before }: Pick<Change, "ruleId" | "element" | "before">): Element | undefined {
  if (element.path.length === 0) return element.kind === "operation" ? OPERATION : undefined;
  return ruleId.includes("-enum-value-") && typeof before === "string" ? enumValue(element, before) : element;
}

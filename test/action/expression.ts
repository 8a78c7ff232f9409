/** What a runner makes of `${{ … }}`: of its language what `action.yml` uses. */
type Value = string | boolean;
export type Look = (path: string) => string;

/** `a && b || c`, `==`, `!=`, `'text'`, `format('{0}', x)`, `always()`, and paths such as `inputs.from`. */
export function valueOf(expression: string, look: Look): Value {
  const tokens = [...expression.matchAll(/'(?:[^']|'')*'|[\w.-]+|&&|\|\||[!=]=|[(),]/g)].map(([token]) => token);
  let at = 0;
  const takes = (token: string): boolean => tokens[at] === token && at++ >= 0;
  const either = (): Value => {
    let left = both();
    while (takes("||")) {
      const right = both();
      left = left || right;
    }
    return left;
  };
  const both = (): Value => {
    let left = compared();
    while (takes("&&")) {
      const right = compared();
      left = left && right;
    }
    return left;
  };
  const compared = (): Value => {
    const left = single();
    if (takes("==")) return left === single();
    return takes("!=") ? left !== single() : left;
  };
  const single = (): Value => {
    const token = tokens[at++];
    if (token === undefined) throw new Error(`the expression ends too early: ${expression}`);
    if (token === "(") {
      const inner = either();
      if (!takes(")")) throw new Error(`no end of a bracket: ${expression}`);
      return inner;
    }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    return takes("(") ? called(token) : look(token);
  };
  const called = (name: string): Value => {
    const given: Value[] = [];
    while (!takes(")")) {
      given.push(either());
      takes(",");
    }
    if (name === "always") return true;
    const [text = "", ...parts] = given;
    if (name === "format")
      return String(text).replace(/\{(\d+)\}/g, (_, index: string) => String(parts[Number(index)]));
    throw new Error(`the runner of the tests does not know ${name}()`);
  };
  return either();
}

/** A text with expressions in it. */
export const filledIn = (text: string, look: Look): string =>
  text.replace(/\$\{\{([^]*?)\}\}/g, (_, expression: string) => String(valueOf(expression, look)));

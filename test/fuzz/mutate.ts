/** A valid text made into one that nobody wrote, the same for the same seed. */

/** mulberry32: [0, 1) */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the readers have words for, and what none of them has. */
const TOKENS = [
  ..."{}[]()<>\"'`,:;.|&*#@!?/\\-+=~%$ \t\n\r",
  ..."null true false -1 0 1e999 100000000 9007199254740993 NaN __proto__ constructor toString".split(" "),
  ..."$ref: &a *a <<: !!js/function !!binary | > --- ... # %YAML ? - ~".split(" "),
  ...'"$ref":"#/" {"$ref":"#"} [[[[ }}}} "openapi":"3.1.0" "swagger":"2.0" "paths":{} "type":[] "allOf":['.split(" "),
  ..."export import from class function => ... ?. ?? && `${ } async await yield new this super <a> </a> @ enum".split(
    " ",
  ),
  ..."// /* */ <!-- --> <script> </script> <div urls: [ configUrl: url: lastcall-disable-next-line -- until".split(" "),
  "\u0000",
  "\ufeff",
  "\u2028",
  "\ud800",
  "\u{1f600}",
  "\r\n",
];

/** characters; what honest inputs stay below by far */
const LONGEST = 200_000;

export function mutate(text: string, random: () => number): string {
  let mutated = text;
  const rounds = 1 + Math.floor(random() * 4);
  for (let round = 0; round < rounds; round += 1) mutated = once(mutated, random).slice(0, LONGEST);
  return mutated;
}

function once(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const to = Math.min(text.length, at + Math.floor(random() ** 3 * 400));
  const token = TOKENS[Math.floor(random() * TOKENS.length)] ?? "";
  switch (Math.floor(random() * 9)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at);
    case 2:
      return text.slice(0, to) + text.slice(at);
    case 3:
      return text.slice(0, at) + token + text.slice(at);
    case 4:
      return text.slice(0, at) + token + text.slice(to);
    case 5:
      return text.slice(0, at) + token.repeat(1 + Math.floor(random() ** 4 * 20_000)) + text.slice(at);
    case 6:
      return text.slice(0, at) + text.slice(at, to).repeat(1 + Math.floor(random() ** 4 * 300)) + text.slice(at);
    case 7:
      return anotherValue(text, at, token);
    default:
      return swapped(text, at, to);
  }
}

/** The next value or word becomes something else: `"type": "string"` → `"type": null`. */
function anotherValue(text: string, at: number, token: string): string {
  const next = /"(?:[^"\\\n]|\\.)*"|[\w.-]+|[[{]/g;
  next.lastIndex = at;
  const found = next.exec(text);
  return found === null ? text + token : text.slice(0, found.index) + token + text.slice(next.lastIndex);
}

function swapped(text: string, at: number, to: number): string {
  const middle = Math.floor((at + to) / 2);
  return text.slice(0, at) + text.slice(middle, to) + text.slice(at, middle) + text.slice(to);
}

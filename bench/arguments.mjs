// What is given to a benchmark: words in their order, no options. Whatever it does not take is one line and exit code 2.

/** `places`: what the words stand for, such as `["<folder>"]`. */
export function argumentsOf(script, places = []) {
  const given = process.argv.slice(2);
  const unknown = given.find((word) => word.startsWith("-")) ?? given[places.length];
  if (unknown !== undefined) refuse(script, places, `unknown argument ${unknown}`);
  return given;
}

/** The only word, a number from 1 on. */
export function wholeNumber(script, name, otherwise) {
  const [given = String(otherwise)] = argumentsOf(script, [`<${name}>`]);
  if (!/^[1-9]\d*$/.test(given)) refuse(script, [`<${name}>`], `${name} is a number from 1 on, not "${given}"`);
  return Number(given);
}

function refuse(script, places, why) {
  const line = ["npm run", script, ...(places.length > 0 ? ["--", ...places] : [])].join(" ");
  console.error(`error: ${why}\n  hint: ${line}`);
  process.exit(2);
}

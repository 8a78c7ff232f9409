/** Ends the process with exit code 2 on whatever is given and not taken. */
export function argumentsOf(script: string, places?: readonly string[]): readonly string[];

/** Returns how many calls were planted. `percent` is the share of files that hold calls. */
export function writeCodebase(folder: string, count: number, percent: number): number;

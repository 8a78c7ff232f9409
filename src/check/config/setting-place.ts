/** Where a value of a run was named, so that a refused one can be found: the user may not have typed it. */
import type { Outcome, Problem } from "../../outcome.js";
import type { LoadedConfig } from "./locate.js";

export type PlacedSetting = "from" | "to" | "supports" | "provider" | "baseline";

/** How a complaint names the place; nothing for what was asked on the spot. */
export type PlaceOfSetting = (
  setting: PlacedSetting,
) => Promise<Pick<Problem, "file" | "line" | "column"> & { readonly by?: string }>;

export const noPlace: PlaceOfSetting = () => Promise.resolve({});

/** `path`: the keys that lead to the value in the config. */
export const placeInConfig = async (
  config: LoadedConfig,
  path: readonly PropertyKey[],
): ReturnType<PlaceOfSetting> => ({
  file: config.shown,
  ...(await config.locate(path)),
  by: `"${String(path.at(-1))}"`,
});

/**
 * What has a place of its own keeps it.
 *
 * @example "lastcall.config.json:3:9: unknown version 2.99 of runai, asked for by "to""
 */
export async function withPlace<T>(
  outcome: Outcome<T>,
  placeOf: PlaceOfSetting,
  setting: PlacedSetting,
): Promise<Outcome<T>> {
  if (outcome.ok || outcome.problem.file !== undefined) return outcome;
  const { by, ...place } = await placeOf(setting);
  const { message } = outcome.problem;
  return {
    ok: false,
    problem: { ...outcome.problem, ...place, message: by === undefined ? message : `${message}, asked for by ${by}` },
  };
}

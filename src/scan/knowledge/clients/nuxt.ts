import type { ClientDescription } from "./description.js";
import { ofetch } from "./ofetch.js";

const calls = ofetch.calls.filter(({ members }) => members.includes(""));

/** Nuxt's composables: `{ data }`, and `data` is a ref. */
export const nuxt: ClientDescription = {
  name: "nuxt",
  objects: ["#useFetch", "#useLazyFetch", "nuxt/app#useFetch", "#imports#useFetch", "#app#useFetch"],
  calls: calls.map((shape) => ({ ...shape, answer: { payload: ["data"], transparent: ["value"] } })),
};

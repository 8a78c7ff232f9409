import type { ClientDescription } from "./description.js";

const VERBS = ["get", "post", "put", "patch", "delete", "head", "options"];

/** VueUse's `useFetch`: the verb comes after the address, `useFetch(url).delete().json()`, and `data` is a ref. */
export const vueuse: ClientDescription = {
  name: "vueuse",
  objects: ["@vueuse/core#useFetch", "@vueuse/core#default"],
  factories: [{ of: ["@vueuse/core#createFetch"], base: ["0.baseUrl"] }],
  calls: [
    {
      members: [""],
      method: { at: ["1.method"] },
      url: ["0.href", "0"],
      body: ["1.body"],
      headers: ["1.headers"],
    },
  ],
  answer: { payload: ["data", "json"], transparent: ["value"] },
  later: { method: VERBS },
};

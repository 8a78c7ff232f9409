import type { ClientDescription } from "./description.js";

/** `useAxios`, of React's axios-hooks and of VueUse: `[{ data }, execute]`, `{ data }`. */
export const axiosHooks: ClientDescription = {
  name: "axios-hooks",
  objects: [
    "axios-hooks#default",
    "axios-hooks#useAxios",
    "@vueuse/integrations/useAxios#useAxios",
    "@vueuse/integrations#useAxios",
  ],
  calls: [
    {
      members: [""],
      method: { at: ["0.method", "1.method"] },
      url: ["0.url", "0"],
      query: ["0.params", "1.params"],
      body: ["0.data", "1.data"],
      headers: ["0.headers", "1.headers"],
    },
  ],
  answer: { payload: ["data"], transparent: ["[]", "value"] },
};

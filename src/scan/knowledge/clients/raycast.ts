import type { ClientDescription } from "./description.js";

/** `useFetch` of Raycast: the options of `fetch`, and `data` is the payload. */
export const raycast: ClientDescription = {
  name: "raycast",
  objects: ["@raycast/utils#useFetch"],
  calls: [
    {
      members: [""],
      asked: [0],
      method: { at: ["1.method"] },
      url: ["0"],
      body: ["1.body"],
      headers: ["1.headers"],
    },
  ],
  answer: { payload: ["data"] },
};

import type { ClientDescription } from "./description.js";

/** The base query of RTK Query; its endpoints are in `hooks.ts`. */
export const rtkQuery: ClientDescription = {
  name: "rtk-query",
  factories: [
    {
      of: [
        "@reduxjs/toolkit/query/react#fetchBaseQuery",
        "@reduxjs/toolkit/query#fetchBaseQuery",
        "@rtk-query/core#fetchBaseQuery",
      ],
      base: ["0.baseUrl"],
      headers: ["0.headers"],
    },
    {
      of: ["@reduxjs/toolkit/query/react#retry", "@reduxjs/toolkit/query#retry", "@rtk-query/core#retry"],
      wraps: "0",
    },
  ],
  calls: [
    {
      members: [""],
      method: { at: ["0.method"] },
      url: ["0.url", "0"],
      query: ["0.params"],
      body: ["0.body"],
      headers: ["0.headers"],
    },
  ],
  answer: { payload: ["data"] },
};

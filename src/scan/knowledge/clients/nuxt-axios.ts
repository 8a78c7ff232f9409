import { axios } from "./axios.js";
import type { CallShape, ClientDescription } from "./description.js";

const plain = axios.calls.filter(({ method }) => method === "member");

/** `$axios` of Nuxt 2, on `this`, the context and the app: axios, and `$get` whose result is the payload; Vue's `$http`. */
export const nuxtAxios: ClientDescription = {
  ...axios,
  name: "nuxt-axios",
  objects: ["#$axios", "#$http"],
  handedAs: ["$axios", "$http"],
  types: ["@nuxtjs/axios#NuxtAxiosInstance"],
  factories: [{ of: [".create"], base: ["0.baseURL"], headers: ["0.headers"] }],
  calls: [
    ...axios.calls,
    ...plain.map(
      (shape): CallShape => ({
        ...shape,
        members: shape.members.map((member) => `$${member}`),
        answer: { payload: [] },
      }),
    ),
    {
      members: ["$request"],
      method: { at: ["0.method"] },
      url: ["0.url"],
      query: ["0.params"],
      body: ["0.data"],
      answer: { payload: [] },
    },
  ],
};

import type { ClientDescription } from "./description.js";

export const got: ClientDescription = {
  name: "got",
  objects: ["got#default", "got#got"],
  types: ["got#Got", "got#ExtendedGot"],
  factories: [{ of: [".extend"], base: ["0.prefixUrl"], query: ["0.searchParams"], headers: ["0.headers"] }],
  calls: [
    {
      members: ["get", "post", "put", "patch", "delete", "head"],
      method: "member",
      url: ["0", "0.url"],
      query: ["1.searchParams", "0.searchParams"],
      body: ["1.json", "1.form", "1.body", "0.json"],
      headers: ["1.headers"],
      base: ["1.prefixUrl"],
    },
    {
      members: ["", "stream", "paginate", "paginate.all"],
      method: { at: ["1.method", "0.method"] },
      url: ["0.url", "0"],
      query: ["1.searchParams", "0.searchParams"],
      body: ["1.json", "1.form", "1.body", "0.json"],
      headers: ["1.headers", "0.headers"],
      base: ["1.prefixUrl", "0.prefixUrl"],
    },
  ],
  answer: { payload: ["body", "json", "text", "buffer"] },
};

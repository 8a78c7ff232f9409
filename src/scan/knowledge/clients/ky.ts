import type { ClientDescription } from "./description.js";

export const ky: ClientDescription = {
  name: "ky",
  objects: ["ky#default", "ky#ky", "ky-universal#default"],
  types: ["ky#KyInstance"],
  factories: [
    {
      of: [".extend", ".create"],
      base: ["0.prefixUrl", "0.prefix", "0.baseUrl"],
      query: ["0.searchParams"],
      headers: ["0.headers"],
    },
  ],
  calls: [
    {
      members: ["get", "post", "put", "patch", "delete", "head"],
      method: "member",
      url: ["0"],
      query: ["1.searchParams"],
      body: ["1.json", "1.body"],
      headers: ["1.headers"],
      base: ["1.prefixUrl"],
    },
    {
      members: [""],
      method: { at: ["1.method"] },
      url: ["0.url", "0"],
      query: ["1.searchParams"],
      body: ["1.json", "1.body"],
      headers: ["1.headers"],
      base: ["1.prefixUrl"],
    },
  ],
  answer: { payload: ["json", "text"] },
};

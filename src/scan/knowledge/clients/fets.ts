import type { ClientDescription } from "./description.js";

/** feTS: the path is a member, `client["/users/{id}"].put({ params, json })`. */
export const fets: ClientDescription = {
  name: "fets",
  types: ["fets#Client"],
  factories: [{ of: ["fets#createClient"], base: ["0.endpoint"] }],
  calls: [
    {
      members: ["*.get", "*.post", "*.put", "*.patch", "*.delete", "*.head", "*.options"],
      method: "member",
      url: "member",
      query: ["0.query"],
      body: ["0.json", "0.formData"],
      headers: ["0.headers"],
    },
  ],
  answer: { payload: ["json", "text"] },
};

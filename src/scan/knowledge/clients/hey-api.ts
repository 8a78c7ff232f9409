import type { ClientDescription } from "./description.js";

/** The runtime of hey-api's generated clients: `client.put({ url, path, query, body })`. */
export const heyApi: ClientDescription = {
  name: "hey-api",
  types: ["@hey-api/client-fetch#Client", "@hey-api/client-axios#Client"],
  objects: ["@hey-api/client-fetch#client"],
  factories: [
    {
      of: [
        "@hey-api/client-fetch#createClient",
        "@hey-api/client-axios#createClient",
        "@hey-api/client-next#createClient",
        "@hey-api/client-nuxt#createClient",
      ],
      base: ["0.baseUrl", "0.baseURL"],
    },
  ],
  calls: [
    {
      members: ["get", "post", "put", "patch", "delete", "head", "options", "trace", "connect"],
      method: "member",
      url: ["0.url"],
      query: ["0.query"],
      body: ["0.body"],
      headers: ["0.headers"],
      base: ["0.baseUrl"],
    },
    {
      members: ["request"],
      method: { at: ["0.method"] },
      url: ["0.url"],
      query: ["0.query"],
      body: ["0.body"],
      headers: ["0.headers"],
      base: ["0.baseUrl"],
    },
  ],
  configures: { members: ["setConfig"], base: ["0.baseUrl", "0.baseURL"] },
  answer: { payload: ["data"] },
};

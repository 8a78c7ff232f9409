import type { ClientDescription } from "./description.js";

/** openapi-typescript-fetch: `fetcher.path("/users/{id}").method("get").create()` is the function that calls. */
export const openapiTypescriptFetch: ClientDescription = {
  name: "openapi-typescript-fetch",
  types: ["openapi-typescript-fetch#FetchClient"],
  factories: [
    { of: ["openapi-typescript-fetch#Fetcher.for", "@qdrant/openapi-typescript-fetch#Fetcher.for"] },
    { of: [".path"], url: ["0"] },
    { of: [".method"], method: ["0"] },
    { of: [".create"] },
  ],
  configures: { members: ["configure"], base: ["0.baseUrl"] },
  calls: [{ members: [""], method: { at: [] }, url: "factory", parameters: { at: "0" }, headers: ["1.headers"] }],
  answer: { payload: ["data"] },
};

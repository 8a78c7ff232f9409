import type { ClientDescription } from "./description.js";

const call = {
  url: ["0"],
  query: ["1.params.query", "1.query"],
  body: ["1.body"],
  headers: ["1.params.header", "1.headers"],
  base: ["1.baseUrl"],
} as const;

/** openapi-fetch (`client.GET("/users/{id}")`) and its hook form openapi-react-query (`$api.useQuery("get", "/users/{id}")`). */
export const openapiFetch: ClientDescription = {
  name: "openapi-fetch",
  types: ["openapi-fetch#Client"],
  factories: [
    { of: ["openapi-fetch#default", "openapi-fetch#createClient"], base: ["0.baseUrl"] },
    { of: ["openapi-fetch#createPathBasedClient"], base: ["0.baseUrl"] },
    {
      of: [
        "openapi-react-query#default",
        "openapi-react-query#createClient",
        "openapi-fetch#wrapAsPathBasedClient",
        "swr-openapi#createQueryHook",
        "swr-openapi#createImmutableHook",
        "swr-openapi#createInfiniteHook",
      ],
      wraps: "0",
    },
  ],
  calls: [
    {
      members: ["*.GET", "*.PUT", "*.POST", "*.DELETE", "*.OPTIONS", "*.HEAD", "*.PATCH", "*.TRACE"],
      method: "member",
      ...call,
      url: "member",
      query: ["0.params.query"],
      body: ["0.body"],
      headers: ["0.params.header", "0.headers"],
      base: ["0.baseUrl"],
    },
    { members: ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"], method: "member", ...call },
    // what `createQueryHook` of swr-openapi hands back
    { members: [""], method: "GET", url: ["0"], query: ["1.params.query"], headers: ["1.params.header", "1.headers"] },
    {
      members: ["request"],
      method: { at: ["0"] },
      url: ["1"],
      query: ["2.params.query"],
      body: ["2.body"],
      headers: ["2.params.header"],
    },
    {
      members: ["useQuery", "useSuspenseQuery", "queryOptions", "useInfiniteQuery", "useMutation", "prefetchQuery"],
      method: { at: ["0"] },
      url: ["1"],
      query: ["2.params.query"],
      body: ["2.body"],
      headers: ["2.params.header"],
    },
  ],
  answer: { payload: ["data"] },
};

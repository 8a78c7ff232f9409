import { axios } from "./axios.js";
import type { ClientDescription } from "./description.js";

/** Axios with the session's headers; `@nextcloud/router` makes its addresses. */
export const nextcloud: ClientDescription = {
  ...axios,
  name: "nextcloud",
  objects: ["@nextcloud/axios#default"],
  types: [],
  factories: [],
};

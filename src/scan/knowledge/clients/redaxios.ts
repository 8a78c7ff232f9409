import { axios } from "./axios.js";
import type { ClientDescription } from "./description.js";

/** Packages that copy axios' face. */
export const redaxios: ClientDescription = {
  ...axios,
  name: "redaxios",
  objects: [
    "redaxios#default",
    "xior#default",
    "xior#xior",
    "@nuxtjs/axios#default",
    "alova#default",
    "feaxios#default",
    "@tauri-apps/api/http#default",
    "umi-request#default",
    "umi#request",
    "@umijs/max#request",
  ],
  types: ["xior#XiorInstance"],
  factories: [
    {
      of: [".create", "umi-request#extend"],
      base: ["0.baseURL", "0.prefix"],
      query: ["0.params"],
      headers: ["0.headers"],
    },
  ],
};

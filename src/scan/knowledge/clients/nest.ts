import { axios } from "./axios.js";
import type { ClientDescription } from "./description.js";

/** Nest's HttpService: axios behind an observable, and axios itself as `axiosRef`. */
export const nest: ClientDescription = {
  ...axios,
  name: "nest",
  objects: [],
  types: ["@nestjs/axios#HttpService", "@nestjs/common#HttpService"],
  factories: [],
  calls: axios.calls.map((shape) => ({
    ...shape,
    members: shape.members.flatMap((member) => (member === "" ? ["axiosRef"] : [member, `axiosRef.${member}`])),
  })),
};

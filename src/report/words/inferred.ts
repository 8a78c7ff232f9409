import type { Replacement } from "../../policy/standing.js";

type Basis = Extract<Replacement["source"], { readonly kind: "inferred" }>["by"];

/** What speaks for a replacement that nobody names. */
export const INFERRED_FROM: Readonly<Record<Basis, string>> = {
  "operation-id": "same operation id",
  name: "similar name",
  shape: "same shape",
};

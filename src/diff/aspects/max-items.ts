import { limitAspect } from "./limit.js";

export const maxItems = limitAspect({
  name: "max-items",
  keyword: "maxItems",
  spoken: "the maximum number of items",
  kind: "maximum",
  type: "array",
});

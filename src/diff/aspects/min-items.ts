import { limitAspect } from "./limit.js";

export const minItems = limitAspect({
  name: "min-items",
  keyword: "minItems",
  spoken: "the minimum number of items",
  kind: "minimum",
  type: "array",
});

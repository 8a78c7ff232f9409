import { limitAspect } from "./limit.js";

export const minContains = limitAspect({
  name: "min-contains",
  keyword: "minContains",
  spoken: "the minimum number of matching items",
  kind: "minimum",
  type: "array",
});

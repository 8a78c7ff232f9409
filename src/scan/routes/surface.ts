/** The operations of an API as routes: a word is no value of a parameter that is a UUID, a number or one of a list. */
import type { ApiSurface, ParameterShape, SurfaceOperation } from "../call.js";
import type { Route } from "./index.js";
import { textsOf } from "./segment.js";

export function* surfaceRoutes({ operations }: Pick<ApiSurface, "operations">): Generator<Route<SurfaceOperation>> {
  for (const operation of operations)
    yield { method: operation.method, path: operation.path, value: operation, accepts: acceptedBy(operation) };
}

/** `shapes`: of path parameters by name, where the contract says what they look like. */
export function acceptedBy({
  path,
  parameters,
}: Pick<SurfaceOperation, "path" | "parameters">): Route<unknown>["accepts"] {
  if (parameters === undefined || Object.keys(parameters).length === 0) return undefined;
  const shapes = textsOf(path).map((segment) => {
    const name = /^\{([^}]*)\}$/.exec(segment)?.[1];
    return name === undefined ? undefined : parameters[name];
  });
  return (segment, text) => fitsShape(text, shapes[segment]);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function fitsShape(text: string, shape: ParameterShape | undefined): boolean {
  switch (shape?.kind) {
    case undefined:
      return true;
    case "uuid":
      return UUID.test(text);
    case "number":
      return /^-?\d+(?:\.\d+)?$/.test(text);
    case "values":
      return shape.values.includes(text);
  }
}

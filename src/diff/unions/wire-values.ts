import type { Discriminator } from "../../contract/contract.js";
import type { View } from "../view/view.js";

/** One branch on one side, and the discriminator that tells it from the others. */
export interface Told {
  readonly view: View;
  readonly discriminator: Discriminator | undefined;
}

/**
 * The values of the discriminating property that mean a branch: those of the mapping, else the name of its component.
 * Undefined where nobody can tell.
 * @see https://spec.openapis.org/oas/v3.1.1#options-for-mapping-values-to-schemas
 */
export function wireValues({ view, discriminator }: Told): readonly string[] | undefined {
  if (discriminator === undefined || view.name === undefined) return undefined;
  const mapped = [...discriminator.mapping]
    .filter(([, schema]) => schemaName(schema) === view.name)
    .map(([value]) => value);
  return mapped.length > 0 ? mapped : [view.name];
}

interface MovedValues {
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/** Undefined: the same, or the schemas list the values themselves, so that they are compared where they stand. */
export function movedValues(base: Told, target: Told): MovedValues | undefined {
  const [before, after] = [wireValues(base), wireValues(target)];
  if (before === undefined || after === undefined || (listsValues(base) && listsValues(target))) return undefined;
  const lost = before.filter((value) => !after.includes(value));
  const gained = after.filter((value) => !before.includes(value));
  return lost.length + gained.length === 0 ? undefined : { lost, gained };
}

const listsValues = ({ view, discriminator }: Told): boolean =>
  discriminator !== undefined && view.properties.get(discriminator.propertyName)?.view.enum !== undefined;

/** `Dog`, `#/components/schemas/Dog` and `./models.yaml#/Dog` name the same schema. */
export const schemaName = (reference: string): string =>
  reference
    .slice(Math.max(reference.lastIndexOf("/"), reference.lastIndexOf("#")) + 1)
    .replace(/(?:\.schema)?\.(?:ya?ml|json)$/i, "");

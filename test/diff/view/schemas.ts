import type { Schema } from "../../../src/contract/contract.js";
import { contractOf } from "../documents.js";

/** The schemas of a document, as a contract holds them: by the name that each is given here. */
export async function schemasOf<Name extends string>(
  written: Readonly<Record<Name, object | boolean>>,
  components: Readonly<Record<string, object>> = {},
  openapi = "3.1.0",
): Promise<Readonly<Record<Name, Schema>>> {
  const contract = await contractOf({
    openapi,
    info: { title: "Schemas", version: "1" },
    paths: {
      "/all": {
        post: {
          requestBody: { content: { "application/json": { schema: { type: "object", properties: written } } } },
          responses: { "204": { description: "ok" } },
        },
      },
    },
    components: { schemas: components },
  });
  const [operation] = contract.operations.values();
  const whole = operation?.requestBody?.content.get("application/json")?.schema;
  if (whole === undefined) throw new Error("no schema");
  return Object.fromEntries(whole.properties) as Readonly<Record<Name, Schema>>;
}

export const schemaOf = async (
  written: object,
  components: Readonly<Record<string, object>> = {},
  openapi?: string,
): Promise<Schema> => (await schemasOf({ it: written }, components, openapi)).it;

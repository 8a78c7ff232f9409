import { expect, test } from "vitest";
import { contractOf } from "./load-fixture.js";

const MULTIPART = "multipart/form-data";
const ENCODED = "application/x-www-form-urlencoded";

/** A form goes as what the document says that it may, and else as what its fields need (Swagger 2.0, Parameter Object). */
test.each<[name: string, consumes: readonly string[], fields: readonly string[], sent: readonly string[]]>([
  ["texts, and nothing said", [], ["string"], [ENCODED]],
  ["a file, and nothing said", [], ["string", "file"], [MULTIPART]],
  ["what is said", [MULTIPART], ["string"], [MULTIPART]],
  ["all that is said", [MULTIPART, ENCODED], ["string"], [MULTIPART, ENCODED]],
  ["what is said for bodies that are no forms", ["application/json"], ["string"], [ENCODED]],
])("a form of %s", async (_, consumes, fields, sent) => {
  const contract = await contractOf({
    swagger: "2.0",
    info: { title: "Crew", version: "1" },
    paths: {
      "/crew": {
        post: {
          consumes,
          parameters: fields.map((type, at) => ({ in: "formData", name: `field${at}`, type })),
          responses: { "204": { description: "done" } },
        },
      },
    },
  });
  const [operation] = contract.operations.values();
  expect([...(operation?.requestBody?.content.keys() ?? [])]).toEqual(sent);
});

/** A small API of our own, as one document: what the sites in these tests are made from. */
const ok = (schema: string) => ({
  200: { description: "ok", content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } },
});
const operation = (tag: string, operationId: string, schema: string, more: Readonly<Record<string, unknown>> = {}) => ({
  tags: [tag],
  operationId,
  summary: `Reads ${schema}`,
  responses: ok(schema),
  ...more,
});
const object = (...names: readonly string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
});

export const LIBRARY = {
  openapi: "3.0.3",
  info: { title: "Library", version: "2.25" },
  servers: [{ url: "https://library.example.com" }],
  security: [{ bearerAuth: [] }],
  paths: {
    "/api/v1/books": {
      get: operation("Books", "get_books", "Books"),
      post: operation("Books", "create_book", "Book", { deprecated: true }),
    },
    "/api/v1/books/{isbn}": {
      parameters: [{ name: "isbn", in: "path", required: true, schema: { type: "string" } }],
      get: operation("Books", "get_book", "Book", { summary: "[Experimental] Reads one" }),
      delete: operation("Books", "delete_book", "Book"),
    },
    "/api/v1/authors": { get: operation("Authors", "get_authors", "Authors") },
    "/api/v1/authors/{id}": {
      get: operation("Authors", "get_author", "Author", {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      }),
    },
    "/api/v1/loans": { get: operation("Loans", "get_loans", "Loans"), post: operation("Loans", "create_loan", "Loan") },
  },
  components: {
    securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } },
    schemas: {
      Book: {
        ...object("isbn", "title"),
        properties: { isbn: { type: "string" }, author: { $ref: "#/components/schemas/Author" } },
      },
      Books: { type: "array", items: { $ref: "#/components/schemas/Book" } },
      Author: object("id", "name"),
      Authors: { type: "array", items: { $ref: "#/components/schemas/Author" } },
      Loan: object("id", "isbn"),
      Loans: { type: "array", items: { $ref: "#/components/schemas/Loan" } },
    },
  },
} as const;

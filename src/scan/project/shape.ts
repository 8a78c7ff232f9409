/** What a written type says about its values. */
import type { Module } from "./module.js";
import type { ts } from "./syntax.js";
import type { TypeRef } from "./type-ref.js";

export interface Member {
  readonly type: TypeRef | undefined;
  readonly at: ts.Node;
  readonly optional: boolean;
}

export type Shape =
  | {
      readonly kind: "object";
      readonly members: ReadonlyMap<string, Member>;
      readonly open: boolean;
      readonly entry: TypeRef | undefined;
      readonly declaration: ts.Node | undefined;
    }
  | { readonly kind: "list"; readonly element: TypeRef | undefined }
  | { readonly kind: "tuple"; readonly elements: readonly TypeRef[] }
  | { readonly kind: "literals"; readonly values: readonly string[] }
  | { readonly kind: "union"; readonly options: readonly TypeRef[] }
  | { readonly kind: "class"; readonly declaration: ts.ClassDeclaration; readonly module: Module }
  /** `typeof client` */
  | { readonly kind: "query"; readonly expression: ts.EntityName; readonly module: Module }
  /** `z.infer<typeof Schema>` */
  | { readonly kind: "schema"; readonly expression: ts.EntityName; readonly module: Module }
  | {
      readonly kind: "package";
      readonly specifier: string;
      readonly name: string;
      readonly arguments: readonly TypeRef[];
    }
  | {
      readonly kind: "function";
      readonly returns: TypeRef | undefined;
      /** what the platform's `fetch` takes and gives */
      readonly fetches: boolean;
    }
  | { readonly kind: "template"; readonly node: ts.TemplateLiteralTypeNode }
  | { readonly kind: "vague" };

export const VAGUE: Shape = { kind: "vague" };

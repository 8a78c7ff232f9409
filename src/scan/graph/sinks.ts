/** What may send a request, told by its name: from the same descriptions and tables that the evaluator goes by. */

import type { ClientDescription } from "../knowledge/clients/description.js";
import { CLIENTS, type ClientIndex } from "../knowledge/clients/index.js";
import { SHELLS } from "../knowledge/requests/curl.js";
import { REQUESTING, VERBS } from "../knowledge/requests/guess.js";
import { ADDRESS_MEMBERS } from "../knowledge/requests/link.js";
import { ts } from "../project/syntax.js";

/** Packages whose clients have a method per operation, under names of their own. */
const BY_OPERATION = /zodios|openapi-client-axios/;
/** hooks that hand an address to a function which stands elsewhere */
const BY_KEY = /^swr(\/|$)/;
const OPENS = /^(open|assign|replace)$/;

export class Sinks {
  readonly #clients: ClientIndex;
  readonly #members = new Set<string>();
  readonly #types = new Set<string>();
  readonly #operations: ReadonlySet<string>;

  constructor(clients: ClientIndex, custom: readonly ClientDescription[], operations: ReadonlySet<string>) {
    this.#clients = clients;
    this.#operations = operations;
    for (const { calls, types = [], configures, later } of [...custom, ...CLIENTS]) {
      for (const { members } of calls)
        for (const member of members) if (member !== "") this.#members.add(member.slice(member.lastIndexOf(".") + 1));
      for (const name of [later?.body, later?.query, later?.headers, configures?.members].flatMap((one) => one ?? []))
        this.#members.add(name);
      for (const name of types) this.#types.add(name.slice(name.lastIndexOf("#") + 1));
    }
  }

  /** A member of something that nothing is known of. */
  member(name: string): boolean {
    return (
      this.#members.has(name) ||
      VERBS.has(name.toLowerCase()) ||
      REQUESTING.test(name) ||
      this.#operations.has(name) ||
      SHELLS.has(name)
    );
  }

  /** Something of a package, or a global where `module` is empty. */
  named(module: string, path: readonly string[]): boolean {
    const last = path.at(-1) ?? "default";
    return (
      this.#clients.ofName(module, path) !== undefined ||
      this.#clients.factoryOf(module, path) !== undefined ||
      this.#clients.handedBy(module, path[0] ?? "default") !== undefined ||
      BY_OPERATION.test(module) ||
      BY_KEY.test(module) ||
      this.member(last) ||
      (module === "" && OPENS.test(last))
    );
  }

  /** A declared type whose values are a client. */
  type(node: ts.TypeNode | undefined): boolean {
    return (
      node !== undefined &&
      ts.isTypeReferenceNode(node) &&
      this.#types.has(node.typeName.getText().split(".").at(-1) ?? "")
    );
  }

  /** `location.href = …`, `<a href={…}>` */
  address(name: string): boolean {
    return ADDRESS_MEMBERS.has(name);
  }
}

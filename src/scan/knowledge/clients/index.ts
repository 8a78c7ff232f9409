/** All HTTP clients by what the code calls them. One line each; docs/clients.md lists them. */
import type { ClientValue, ExternalValue, Value } from "../../domain/value.js";
import { settings } from "../../domain/value.js";
import { alova } from "./alova.js";
import { angular } from "./angular.js";
import { apisauce } from "./apisauce.js";
import { appsScript } from "./apps-script.js";
import { axios } from "./axios.js";
import { axiosHooks } from "./axios-hooks.js";
import { beacon } from "./beacon.js";
import { betterFetch } from "./better-fetch.js";
import { capacitor } from "./capacitor.js";
import { cypress } from "./cypress.js";
import type { ClientDescription, ClientFactory } from "./description.js";
import { fetch } from "./fetch.js";
import { fets } from "./fets.js";
import { gaxios } from "./gaxios.js";
import { got } from "./got.js";
import { heyApi } from "./hey-api.js";
import { homeAssistant } from "./home-assistant.js";
import { jquery } from "./jquery.js";
import { k6 } from "./k6.js";
import { ky } from "./ky.js";
import { miniProgram } from "./mini-program.js";
import { mocks } from "./mocks.js";
import { n8n } from "./n8n.js";
import { needle } from "./needle.js";
import { nest } from "./nest.js";
import { nextcloud } from "./nextcloud.js";
import { nodeFetch } from "./node-fetch.js";
import { nodeHttp } from "./node-http.js";
import { nuxt } from "./nuxt.js";
import { nuxtAxios } from "./nuxt-axios.js";
import { oazapfts } from "./oazapfts.js";
import { obsidian } from "./obsidian.js";
import { octokit } from "./octokit.js";
import { ofetch } from "./ofetch.js";
import { openapiFetch } from "./openapi-fetch.js";
import { openapiTypescriptFetch } from "./openapi-typescript-fetch.js";
import { playwright } from "./playwright.js";
import { raycast } from "./raycast.js";
import { reactAdmin } from "./react-admin.js";
import { redaxios } from "./redaxios.js";
import { request } from "./request.js";
import { restDataSource } from "./rest-data-source.js";
import { rtkQuery } from "./rtk-query.js";
import { rxjsAjax } from "./rxjs-ajax.js";
import { superagent } from "./superagent.js";
import { tauri } from "./tauri.js";
import { typedRestClient } from "./typed-rest-client.js";
import { undici } from "./undici.js";
import { userScript } from "./user-script.js";
import { vueuse } from "./vueuse.js";
import { websocket } from "./websocket.js";
import { wretch } from "./wretch.js";
import { xmlHttpRequest } from "./xml-http-request.js";

export const CLIENTS: readonly ClientDescription[] = [
  fetch,
  axios,
  got,
  ky,
  undici,
  nodeHttp,
  superagent,
  nodeFetch,
  ofetch,
  nuxt,
  wretch,
  redaxios,
  xmlHttpRequest,
  beacon,
  websocket,
  angular,
  nest,
  playwright,
  openapiFetch,
  heyApi,
  oazapfts,
  rtkQuery,
  restDataSource,
  request,
  octokit,
  jquery,
  rxjsAjax,
  alova,
  fets,
  openapiTypescriptFetch,
  k6,
  needle,
  vueuse,
  nuxtAxios,
  nextcloud,
  cypress,
  obsidian,
  tauri,
  capacitor,
  raycast,
  homeAssistant,
  n8n,
  typedRestClient,
  apisauce,
  miniProgram,
  gaxios,
  betterFetch,
  axiosHooks,
  reactAdmin,
  userScript,
  appsScript,
  mocks,
];

interface Found {
  readonly description: ClientDescription;
  readonly rest: readonly string[];
}

/** Look-up by name, built once per analysis. */
export class ClientIndex {
  readonly #objects = new Map<string, ClientDescription>();
  readonly #types = new Map<string, ClientDescription>();
  readonly #factories = new Map<string, { description: ClientDescription; factory: ClientFactory }>();

  readonly #hands = new Map<string, { description: ClientDescription; member: string }>();
  readonly #handed = new Map<string, ClientDescription>();

  constructor(custom: readonly ClientDescription[]) {
    for (const description of [...custom, ...CLIENTS]) {
      for (const name of description.objects ?? []) {
        // `require("got")` gives what `import got` does
        for (const each of name.endsWith("#default") ? [name, name.replace(/#default$/, "#*")] : [name])
          if (!this.#objects.has(each)) this.#objects.set(each, description);
      }
      for (const name of description.types ?? []) if (!this.#types.has(name)) this.#types.set(name, description);
      for (const name of description.handedBy?.functions ?? [])
        this.#hands.set(name, { description, member: description.handedBy?.member ?? "" });
      for (const name of description.handedAs ?? []) if (!this.#handed.has(name)) this.#handed.set(name, description);
      for (const factory of description.factories ?? []) {
        for (const name of factory.of)
          if (!name.startsWith(".") && !this.#factories.has(name)) this.#factories.set(name, { description, factory });
      }
    }
  }

  /** The longest described beginning of `module#a.b.c`; the default export of a package stands for the package too. */
  ofName(module: string, path: readonly string[]): Found | undefined {
    const key = module.replace(/^node:/, "");
    if (path.length === 0) return undefined;
    for (let length = Math.min(path.length, 2); length > 0; length--) {
      const description = this.#objects.get(`${key}#${path.slice(0, length).join(".")}`);
      if (description !== undefined) return { description, rest: path.slice(length) };
    }
    const whole = module === "" ? undefined : this.#objects.get(`${key}#*`);
    if (whole === undefined) return undefined;
    const rest = path[0] === "default" ? path.slice(1) : path;
    return this.factoryOf(module, path) === undefined ? { description: whole, rest } : undefined;
  }

  factoryOf(
    module: string,
    path: readonly string[],
  ): { description: ClientDescription; factory: ClientFactory } | undefined {
    const key = module.replace(/^node:/, "");
    return (
      this.#factories.get(`${key}#${path.join(".")}`) ??
      (path[0] === "default" ? this.#factories.get(`${key}#${path.slice(1).join(".")}`) : undefined)
    );
  }

  /** What a function's callback is handed: `{ request }`. */
  handedBy(module: string, name: string): { description: ClientDescription; member: string } | undefined {
    return this.#hands.get(`${module}#${name}`);
  }

  /** What a framework hands around under a name of its own: `$http`, `this.helpers`. */
  handedAs(name: string): ClientDescription | undefined {
    return this.#handed.get(name);
  }

  ofType(specifier: string, name: string): ClientDescription | undefined {
    return this.#types.get(`${specifier.replace(/^node:/, "")}#${name}`) ?? this.#types.get(`#${name}`);
  }

  /** `class UsersApi extends RESTDataSource`: what `this` can do besides. */
  asBase(base: Value): ClientValue | undefined {
    if (base.kind === "client") return base;
    const described = base.kind === "external" ? this.ofType(base.module, base.path.at(-1) ?? "") : undefined;
    return described === undefined
      ? undefined
      : { kind: "client", description: described, path: [], settings: settings(undefined) };
  }

  isBaseOption(description: ClientDescription, key: string): boolean {
    return (description.factories ?? []).some(({ base }) => base?.some((slot) => slot.endsWith(`.${key}`)) === true);
  }

  isDescribed(value: ExternalValue): boolean {
    return this.ofName(value.module, value.path) !== undefined;
  }
}

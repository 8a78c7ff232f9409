import type { ApiSurface } from "../../src/scan/call.js";

/** A small API of our own making, with the traits that matter: a distinctive half and a half that others share. */
export const surface: ApiSurface = {
  operations: [
    ["GET", "/api/v1/users"],
    ["POST", "/api/v1/users"],
    ["GET", "/api/v1/users/{userId}"],
    ["DELETE", "/api/v1/users/{userId}"],
    ["GET", "/api/v1/nodes"],
    ["POST", "/api/v1/token"],
    ["GET", "/api/v1/apps/installer"],
    ["GET", "/api/v1/apps/{appId}"],
    ["GET", "/api/v1/workloads"],
    ["GET", "/api/v1/workloads/{workloadId}/pods"],
    ["POST", "/api/v1/workloads/{workloadId}:cancel"],
    ["GET", "/api/v1/reports/{id}.csv"],
    ["GET", "/acme/crew"],
    ["GET", "/acme/crew/{crewId}"],
    ["PUT", "/acme/crew/{crewId}"],
    ["GET", "/acme/crew/roles"],
    ["GET", "/api/v1/fleet/ships"],
    ["GET", "/api/v1/fleet/ships/{id}"],
    ["GET", "/api/v2/fleet/ships"],
    ["GET", "/api/v1/settings/mail/templates"],
  ].map(([method = "", path = ""]) => ({ method, path, inBase: true })),
  hosts: ["app.acme.test", "*.acme.test"],
  foreignHosts: ["docs.acme.test"],
  basePaths: ["", "/gateway"],
  serverExpressions: ["${config.fleetUrl}"],
  names: ["acme"],
  distinctivePrefixes: ["/acme", "/api/v1/fleet"],
  signatures: [
    {
      id: "objects",
      literals: ["/apis/acme.test/v", "acme.test/v1alpha1"],
      objects: [["acme.test", "v1alpha1"], ["ship_token"]],
      words: ["Ship", "ships"],
    },
    { id: "metrics", literals: ["acme_ship_speed", "query=acme_*"], objects: [], words: [] },
    { id: "realm", literals: ["/auth/realms/*/token"], objects: [], words: [] },
  ],
};

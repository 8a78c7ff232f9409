import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

/** Name, sources (a string is `main.tsx`), and every call with its fields and place. */
const CASES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "orval fetch",
    {
      "generated/users.ts": `export const getUpdateUserByIdUrl = (userId: number) => { return \`https://app.run.ai/v1/k8s/users/\${userId}\` };
export const updateUserById = async (userId: number, user1: any, options?: RequestInit) => { const res = await fetch(getUpdateUserByIdUrl(userId), { ...options, method: 'PUT', body: JSON.stringify(user1) }); const body = [204].includes(res.status) ? null : await res.text(); const data = body ? JSON.parse(body) : {}; return { data, status: res.status, headers: res.headers } as any };`,
      "main.ts": `import { updateUserById } from './generated/users';
export const f = async () => (await updateUserById(1, { email: 'x' })).data.email;`,
    },
    ["PUT /v1/k8s/users/1 [body: email] [reads: email] @main.ts:2"],
  ],
  [
    "orval hook",
    {
      "generated/users.ts": `import { useQuery } from '@tanstack/react-query';
import axios from 'axios';
export const getUsers = (params?: any, options?: any) => axios.get('/v1/k8s/users', { ...options, params: { ...params, ...options?.params } });
export const getGetUsersQueryOptions = (params?: any, options?: any) => { const { query: queryOptions, axios: axiosOptions } = options ?? {}; const queryFn = ({ signal }: any) => getUsers(params, { signal, ...axiosOptions }); return { queryKey: ['x'], queryFn, ...queryOptions } };
export function useGetUsers(params?: any, options?: any) { const queryOptions = getGetUsersQueryOptions(params, options); const query = useQuery(queryOptions) as any; query.queryKey = queryOptions.queryKey; return query; }`,
      "main.tsx": `import { useGetUsers } from './generated/users';
export const C = () => { const q = useGetUsers({ onlyCreatedByMe: true }); return q.data?.data[0].email; };`,
    },
    ["GET /v1/k8s/users [query: onlyCreatedByMe] [reads: [].email] @main.tsx:2"],
  ],
  [
    "openapi generator axios",
    {
      "generated/api.ts": `import globalAxios from 'axios';
export const UsersApiAxiosParamCreator = function (configuration?: any) { return { updateUserById: async (userId: string, user1: any, options: any = {}) => { const localVarPath = \`/v1/k8s/users/{userId}\`.replace(\`{\${"userId"}}\`, encodeURIComponent(String(userId))); const localVarRequestOptions: any = { method: 'PUT', ...options }; const localVarQueryParameter = {} as any; localVarRequestOptions.data = JSON.stringify(user1 !== undefined ? user1 : {}); return { url: localVarPath, options: localVarRequestOptions }; } } };
export const UsersApiFp = function(configuration?: any) { return { async updateUserById(userId: string, user1: any, options?: any) { const localVarAxiosArgs = await UsersApiAxiosParamCreator(configuration).updateUserById(userId, user1, options); return (axios = globalAxios, basePath = 'https://app.run.ai') => { const axiosRequestArgs = { ...localVarAxiosArgs.options, url: basePath + localVarAxiosArgs.url }; return axios.request(axiosRequestArgs); }; } } };
export class BaseAPI { constructor(protected configuration?: any, protected basePath: string = 'https://app.run.ai', protected axios = globalAxios) {} }
export class UsersApi extends BaseAPI { public updateUserById(userId: string, user1: any, options?: any) { return UsersApiFp(this.configuration).updateUserById(userId, user1, options).then((request) => request(this.axios, this.basePath)); } }`,
      "main.ts": `import { UsersApi } from './generated/api';
const api = new UsersApi();
export const f = async () => (await api.updateUserById('1', { email: 'x' })).data.email;`,
    },
    ["PUT /v1/k8s/users/1 [body: email] [reads: email] @main.ts:3"],
  ],
  [
    "openapi generator fetch",
    {
      "generated/runtime.ts": `export class BaseAPI { constructor(protected configuration: any = { basePath: 'https://app.run.ai' }) {} protected async request(context: any) { const { url, init } = this.createFetchParams(context); const response = await this.fetchApi(url, init); return response; } private createFetchParams(context: any) { let url = this.configuration.basePath + context.path; if (context.query !== undefined) url += '?' + querystring(context.query); const init = { method: context.method, body: JSON.stringify(context.body) }; return { url, init }; } private fetchApi = async (url: string, init: any) => { const response = await fetch(url, init); return response; } }
export class JSONApiResponse { constructor(public raw: Response, private transformer: any = (j: any) => j) {} async value() { return this.transformer(await this.raw.json()); } }
export const querystring = (p: any) => Object.keys(p).join('&');`,
      "generated/UsersApi.ts": `import * as runtime from './runtime';
export class UsersApi extends runtime.BaseAPI { async updateUserByIdRaw(requestParameters: any) { const queryParameters: any = {}; const response = await this.request({ path: \`/v1/k8s/users/{userId}\`.replace(\`{\${"userId"}}\`, encodeURIComponent(String(requestParameters.userId))), method: 'PUT', query: queryParameters, body: requestParameters.user1 }); return new runtime.JSONApiResponse(response); } async updateUserById(requestParameters: any) { const response = await this.updateUserByIdRaw(requestParameters); return await response.value(); } }`,
      "main.ts": `import { UsersApi } from './generated/UsersApi';
export const f = async () => (await new UsersApi().updateUserById({ userId: '1', user1: { email: 'x' } })).email;`,
    },
    ["PUT /v1/k8s/users/1 [body: email] [reads: email] @main.ts:2"],
  ],
  [
    "kubb",
    {
      "generated/c.ts": `import fetch from "@kubb/plugin-client/clients/axios";
function getUpdateUserByIdUrl(userId: any) { const res = { method: 'PUT', url: \`/v1/k8s/users/\${userId}\` as const }; return res }
export async function updateUserById(userId: any, data: any, config: any = {}) { const { client: request = fetch, ...requestConfig } = config; const requestData = data; const res = await request({ method: "PUT", url: getUpdateUserByIdUrl(userId).url.toString(), data: requestData, ...requestConfig }); return res.data }`,
      "main.ts": `import { updateUserById } from './generated/c';
export const f = async () => (await updateUserById(1, { email: 'x' })).email;`,
    },
    ["PUT /v1/k8s/users/1 [body: email] [reads: email] @main.ts:2"],
  ],
  [
    "openapi-typescript-codegen service",
    {
      "generated/request.ts": `export const request = (config: any, options: any): Promise<any> => fetch(config.BASE + options.url, { method: options.method, body: JSON.stringify(options.body) }).then(r => r.json());`,
      "generated/UsersService.ts": `import { request as __request } from './request';
import { OpenAPI } from './Open-aPI';
export class UsersService { public static updateUserById(userId: number, requestBody: any) { return __request(OpenAPI, { method: 'PUT', url: '/v1/k8s/users/{userId}', path: { 'userId': userId }, body: requestBody, mediaType: 'application/json' }); } }`,
      "generated/OpenAPI.ts": `export const OpenAPI = { BASE: 'https://app.run.ai' };`,
      "main.ts": `import { UsersService } from './generated/UsersService';
export const f = async () => (await UsersService.updateUserById(1, { email: 'x' })).email;`,
    },
    ["PUT /v1/k8s/users/{} [body: email] [reads: email] @main.ts:2"],
  ],
  [
    "zodios",
    {
      "generated/z.ts": `import { makeApi, Zodios } from '@zodios/core';
const endpoints = makeApi([{ method: 'get', path: '/v1/k8s/users/:userId', alias: 'getUserById', requestFormat: 'json', parameters: [] }]);
export const api = new Zodios(endpoints);
export function createApiClient(baseUrl: string) { return new Zodios(baseUrl, endpoints); }`,
      "main.ts": `import { api, createApiClient } from './generated/z';
export const f = async () => (await api.getUserById({ params: { userId: 1 } })).email;
const c = createApiClient('https://app.run.ai');
export const g = () => c.get('/v1/k8s/users/:userId', { params: { userId: 2 }, queries: { x: 1 } });`,
    },
    ["GET /v1/k8s/users/{} [reads: email] @main.ts:2", "GET /v1/k8s/users/{} [query: x] @main.ts:4"],
  ],
];

describe("Generated clients through the user's own generated code", () => {
  test.each(CASES)("%s", (_name, files, expected) => {
    expect(linesOf(files)).toEqual(expected);
  });
});

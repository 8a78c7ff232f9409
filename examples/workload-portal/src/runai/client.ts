import type { PortalConfig } from "../config.js";
import { fetchToken } from "./auth.js";

type Query = Record<string, string | number | boolean>;

export class RunaiClient {
  private token: string | undefined;

  constructor(private readonly config: PortalConfig) {}

  get<T>(path: string, query: Query = {}): Promise<T> {
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return this.request<T>("GET", search.size > 0 ? `${path}?${search}` : path);
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.request<T>("POST", path, body);
  }

  delete(path: string): Promise<void> {
    return this.request<void>("DELETE", path);
  }

  private async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    this.token ??= await fetchToken(this.config);
    const response = await fetch(`${this.config.runaiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
    return (await response.json()) as T;
  }
}

import type { PortalConfig } from "../config.js";

interface TokenResponse {
  accessToken: string;
}

export async function fetchToken(config: PortalConfig): Promise<string> {
  const response = await fetch(`${config.runaiUrl}/api/v1/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      grantType: "app_token",
      appID: config.applicationId,
      appSecret: config.applicationSecret,
    }),
  });
  if (!response.ok) throw new Error(`no token: ${response.status}`);
  const { accessToken } = (await response.json()) as TokenResponse;
  return accessToken;
}

export async function logout(config: PortalConfig, token: string): Promise<void> {
  await fetch(`${config.runaiUrl}/api/v1/logout`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
}

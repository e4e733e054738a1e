/**
 * Where pictures of customers may come from: sources of the Content-Security-Policy, such as `https://cdn.example.org`,
 * `https://*.example.org:8443`, or `http://127.0.0.1:4000` on this machine.
 */
export type AvatarHosts = readonly string[];

const hostPattern = /^(\*\.)?(?=.{1,253}(?::|$))[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/;
const loopbackPattern = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/;

/** Reads `CONTACT_AVATAR_HOSTS`; undefined when a part of it could open the policy wider than to named hosts over TLS. */
export function parseAvatarHosts(text: string): string[] | undefined {
  const parts = text
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().replace(/\/$/, ""))
    .filter((part) => part !== "");
  const hosts = parts.map((part) => {
    if (loopbackPattern.test(part)) return part;
    const host = part.replace(/^https:\/\//, "");
    return hostPattern.test(host) ? `https://${host}` : undefined;
  });
  return hosts.every((host) => host !== undefined) ? hosts : undefined;
}

/** Whether the browser would load a picture from there. */
export function isAllowedAvatar(url: string, hosts: AvatarHosts): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return hosts.some((allowed) => {
    const { protocol: scheme, host: name } = new URL(allowed.replace("*.", ""));
    if (scheme !== protocol) return false;
    return allowed.includes("*.") ? host.endsWith(`.${name}`) : host === name;
  });
}

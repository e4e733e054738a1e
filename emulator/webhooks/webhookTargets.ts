/**
 * Where webhooks may be sent: this machine, and the hosts of a list. The emulator answers to whoever has the account's
 * secrets; without this they could use it to call what only this machine can reach.
 */
export function isAllowedTarget(url: string, allowedHosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return false;
  if (isLoopbackName(hostname)) return true;
  return allowedHosts.some((allowed) => ["*", hostname, host].includes(allowed.toLowerCase()));
}

function isLoopbackName(name: string): boolean {
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}

import { hostname, networkInterfaces } from 'node:os';

/** Whether a bind address can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

/**
 * The `Host` values that mean this server: loopback names always; the names and addresses of this machine only when it was bound to
 * them. Lower case, with the port.
 */
export function allowedHosts(bound: string, port: number): Set<string> {
  const names = new Set(['127.0.0.1', 'localhost', '[::1]']);
  if (!isLoopback(bound)) {
    names.add(hostname().toLowerCase());
    if (bound !== '0.0.0.0' && bound !== '::') names.add(inUrl(bound.toLowerCase()));
    for (const addresses of Object.values(networkInterfaces())) {
      for (const { address } of addresses ?? []) names.add(inUrl(address.toLowerCase()));
    }
  }
  const hosts = [...names].map((name) => `${name}:${port}`);
  return new Set(port === 80 ? [...hosts, ...names] : hosts);
}

/** An address as a URL writes it: IPv6 in brackets. */
export function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

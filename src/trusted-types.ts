/** The part of the Trusted Types API that is used here; the DOM library of TypeScript has none of it yet. */
interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const factory = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes;

/** The page's only policy: addresses of our own workers, and nothing else, become script URLs. */
const policy = factory?.createPolicy('app-sw', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError(`not one of our workers: ${url}`);
    return url;
  },
});

/** Marks the URL of one of our own workers as fit to be run. Throws a TypeError for another origin. */
export function trustedWorkerUrl(url: string): string {
  return policy ? policy.createScriptURL(url) : url;
}

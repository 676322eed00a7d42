/**
 * JSON with the keys of every object in order, so that equal values are equal bytes. Undefined fields are left out; dates are ISO text.
 * Numbers as JavaScript prints them (as in RFC 8785).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    const entries = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return Object.fromEntries(entries);
  });
}

/**
 * The address inside a mail filter's wrapper (`https://….safelinks.protection.outlook.com/?url=…`), or null when there is no
 * wrapper. Wrappers carry the mail address of whoever copied the link, and break when the filter goes.
 */
export function unwrapSafeLink(target: string): string | null {
  const found = /^https?:\/\/[\w.-]*safelinks\.protection\.outlook\.com\/[^?]*\?(.*)$/i.exec(target);
  if (found === null) return null;
  const pair = (found[1] ?? '').split('&').find((part) => /^(?:amp;)?url=/i.test(part));
  if (pair === undefined) return null;
  try {
    const inner = decodeURIComponent(pair.slice(pair.indexOf('=') + 1));
    return unwrapSafeLink(inner) ?? inner;
  } catch {
    return null;
  }
}

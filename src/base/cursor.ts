/** Where the next page of a list begins: the sort values of the last row, opaque to who carries it. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return btoa(encodeURIComponent(JSON.stringify(parts)));
}

/** The values of a cursor; undefined when it is none of ours or has another count of them. */
export function decodeCursor(text: string | undefined, count: number): (string | number)[] | undefined {
  if (text === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(decodeURIComponent(atob(text)));
    if (!Array.isArray(parts) || parts.length !== count) return undefined;
    return parts.every((part) => ['string', 'number'].includes(typeof part)) ? parts : undefined;
  } catch {
    return undefined;
  }
}

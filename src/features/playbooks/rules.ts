/** The address of a page in the app: `/playbooks/internal/kickoff.md#prepare`. */
export function pageAddress(path: string, anchor?: string): string {
  const place = path.split('/').map(encodeURIComponent).join('/');
  return `/playbooks/${place}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`;
}

/** Reads a link that the compiler wrote, `page:internal/kickoff.md#prepare`; undefined for any other link. */
export function readPageHref(href: string): { path: string; anchor: string | undefined } | undefined {
  if (!href.startsWith('page:')) return undefined;
  const [path = '', anchor] = href.slice('page:'.length).split('#', 2);
  return { path: decoded(path), anchor: anchor ? decoded(anchor) : undefined };
}

// A stray percent sign in a file name is no reason to lose the link.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

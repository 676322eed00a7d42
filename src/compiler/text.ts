// Zero-width characters, byte order marks and soft hyphens: nobody sees them, and they stand in a third of all files.
const zeroWidth = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const oddSpace = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g;

/** The text as it is compared: no invisible characters, every blank a space, none at the ends. */
export function clean(raw: string): string {
  return raw.replace(zeroWidth, '').replace(oddSpace, ' ').replace(/ {2,}/g, ' ').trim();
}

/** Whether zero-width characters stand in it. */
export function hasInvisible(raw: string): boolean {
  zeroWidth.lastIndex = 0;
  return zeroWidth.test(raw);
}

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&ndash;': '–',
  '&mdash;': '—',
};

/**
 * What a reader sees of a piece of inline Markdown: links and images are their text, emphasis, code marks, line breaks and
 * comments are gone, escapes are undone. Placeholders such as `<Customer name>` stay.
 */
export function plain(raw: string): string {
  return clean(
    raw
      .replace(/<!--.*?-->/g, '')
      .replace(/<\/?(?:br|b|i|em|strong|u|sub|sup|span|p|div|a|font|code)(?:\s[^<>]*)?\/?>/gi, ' ')
      .replace(/!?\[([^[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)/g, '$1')
      .replace(/<((?:https?:|mailto:)[^<>\s]*)>/gi, '$1')
      .replace(/\\([!-/:-@[-`{-~])|[*`]/g, '$1')
      .replace(/&(?:nbsp|amp|lt|gt|quot|#39|ndash|mdash);/g, (entity) => entities[entity] ?? entity),
  );
}

/** Letters and digits only, in lower case: "Office 365 ProPlus" and "office-365 proplus" are the same key. */
export function keyOf(text: string): string {
  return clean(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

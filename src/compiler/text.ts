// Zero-width characters, byte order marks and soft hyphens: nobody sees them, and they stand in a third of all files.
const zeroWidth = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

const ascii = /^[\n\t\r -~]*$/;
const odd = /[^!-~ ]| {2}/;

/** The text as it is compared: no invisible characters, every blank a space, none at the ends. */
export function clean(raw: string): string {
  // Most lines hold nothing odd, and this is asked of every line several times.
  if (!odd.test(raw)) return raw.trim();
  return raw.replace(zeroWidth, '').replace(/\s+/g, ' ').trim();
}

/** Without zero-width characters. */
export function withoutInvisible(raw: string): string {
  return raw.replace(zeroWidth, '');
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
  if (!/[*`\\<&[]/.test(raw)) return clean(raw);
  return clean(
    withoutComments(raw)
      .replace(/<\/?(?:br|b|i|em|strong|u|sub|sup|span|p|div|a|font|code)(?:\s[^<>]*)?\/?>/gi, ' ')
      .replace(/!?\[([^[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)/g, '$1')
      .replace(/<((?:https?:|mailto:)[^<>\s]*)>/gi, '$1')
      .replace(/\\([!-/:-@[-`{-~])|[*`]/g, '$1')
      .replace(/&(?:nbsp|amp|lt|gt|quot|#39|ndash|mdash);/g, (entity) => entities[entity] ?? entity),
  );
}

/** Letters and digits only, in lower case: "Office 365 ProPlus" and "office-365 proplus" are the same key. */
export function keyOf(text: string): string {
  // Most texts are English, and need no tables of the world's letters.
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9+]+/g, ' ')
      .trim();
  return clean(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

function withoutComments(raw: string): string {
  let text = '';
  let from = 0;
  for (let start = raw.indexOf('<!--'); start >= 0; start = raw.indexOf('<!--', from)) {
    const end = raw.indexOf('-->', start + 4);
    if (end < 0) break;
    text += raw.slice(from, start);
    from = end + 3;
  }
  return text + raw.slice(from);
}

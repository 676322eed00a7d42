const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi;
const blocks =
  /^(?:br|hr|p|li|ul|ol|tr|h[1-6]|pre|blockquote|aside|summary|details|div|table|figure|dl|dt|dd)$/;

/**
 * The words of a rendered part of a page: a paragraph, list item or row of a table a line, without tags; a picture is its description. How the
 * author broke the lines of a paragraph is no matter of words.
 */
export function sectionText(html: string): string {
  let text = '';
  let from = 0;
  let isCode = false;
  const add = (raw: string) => {
    text += isCode ? raw : raw.replace(/\s+/g, ' ');
  };
  for (const { 0: whole, 1: slash, 2: name = '', 3: attributes = '', index } of html.matchAll(tag)) {
    add(html.slice(from, index));
    from = index + whole.length;
    if (name === 'pre') isCode = slash === '';
    if (blocks.test(name)) text += '\n';
    else if (name === 'td' || name === 'th') text += ' ';
    else if (name === 'img') add(/ alt="([^"]*)"/.exec(attributes)?.[1] ?? '');
  }
  add(html.slice(from));
  const lines = text.split('\n').map((line) => withoutReferences(line).replace(/\s+/g, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Character references as what they stand for. */
export function withoutReferences(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot));/gi, (whole, hex, number, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(number) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * The words of a rendered part of a page: a paragraph, list item or row of a table a line, without tags. How the author broke the lines of a
 * paragraph is no matter of words.
 */
export function sectionText(html: string): string {
  const lines = html
    .split(/(<pre\b[\s\S]*?<\/pre>)/)
    .map((part, i) => (i % 2 === 0 ? part.replace(/\s+/g, ' ') : part))
    .join('')
    .replace(
      /<(?:br|hr|\/?(?:p|li|ul|ol|tr|h[1-6]|pre|blockquote|aside|summary|details|div|table))\b[^>]*>/g,
      '\n',
    )
    .replace(/<\/?t[dh]\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .split('\n');
  return lines
    .map((line) => decoded(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot));/gi, (whole, hex, number, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(number) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * The little Markdown of notes: bold, lists, links, and tags such as `#covid`. It is read into pieces and never becomes HTML text, so that
 * nothing somebody writes can do anything but be read.
 *
 *     Agreed with **Mira**:          paragraph: text, bold, text
 *     - pilot in #oslo               list: text, tag
 *     - see [the plan](https://…)          text, link
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'tag'; readonly text: string; readonly tag: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

const bullet = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/u;

/** Reads a text into paragraphs and lists. Every text is one; what has no meaning stands as it was written. */
export function readRichText(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: Inline[][] = [];
  let list: { ordered: boolean; items: Inline[][] } | undefined;
  const close = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', lines });
    if (list !== undefined) blocks.push({ kind: 'list', ...list });
    lines = [];
    list = undefined;
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const found = bullet.exec(line);
    if (found !== null) {
      const ordered = found[1] !== undefined;
      if (list?.ordered !== ordered) close();
      list ??= { ordered, items: [] };
      list.items.push(readInline(found[2] ?? ''));
    } else if (line.trim() === '') {
      close();
    } else {
      if (list !== undefined) close();
      lines.push(readInline(line));
    }
  }
  close();
  return blocks;
}

const boldText = /\*\*(?=\S)((?:[^*]|\*(?!\*))+)(?<=\S)\*\*/u;
const namedLink = /\[([^[\]\n]+)\]\(((?:https?:\/\/|mailto:)[^\s()]+)\)/u;
const plainLink = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}*]/u;
// A letter has to be in it: #1 is a number. What stands behind a slash or an ampersand is part of an address or of a sign.
const tagText = /(?<![\p{L}\p{N}_/#&])#((?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{2,50})(?![\p{L}\p{N}_])/u;
const anyPiece = new RegExp(
  [boldText, namedLink, plainLink, tagText].map(({ source }) => source).join('|'),
  'gu',
);

function readInline(text: string): Inline[] {
  const pieces: Inline[] = [];
  let at = 0;
  for (const found of text.matchAll(anyPiece)) {
    const [whole, bold, linked, href, tag] = found;
    if (found.index > at) pieces.push({ kind: 'text', text: text.slice(at, found.index) });
    if (bold !== undefined) pieces.push({ kind: 'bold', inside: readInline(bold) });
    else if (linked !== undefined && href !== undefined) pieces.push({ kind: 'link', text: linked, href });
    else if (tag !== undefined)
      pieces.push({ kind: 'tag', text: whole, tag: tag.normalize('NFC').toLowerCase() });
    else pieces.push({ kind: 'link', text: whole, href: whole });
    at = found.index + whole.length;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}

const textOf = (pieces: readonly Inline[]): string =>
  pieces.map((piece) => (piece.kind === 'bold' ? textOf(piece.inside) : piece.text)).join('');
const linesOf = (block: Block) => (block.kind === 'paragraph' ? block.lines : block.items);

/** The text without its marks, a line a line: for a list of hits, or a table. */
export function plainText(text: string): string {
  return readRichText(text)
    .flatMap((block) => linesOf(block).map(textOf))
    .join('\n');
}

/** The tags of a text in small letters, each once, in the order in which they come. */
export function tagsIn(text: string): string[] {
  const tagsOf = (pieces: readonly Inline[]): string[] =>
    pieces.flatMap((piece) =>
      piece.kind === 'bold' ? tagsOf(piece.inside) : piece.kind === 'tag' ? [piece.tag] : [],
    );
  return [...new Set(readRichText(text).flatMap((block) => linesOf(block).flatMap(tagsOf)))];
}

import type { Line } from './lines.ts';
import type { ListItem } from './model.ts';
import { clean, plain } from './text.ts';

/**
 * The points of a section: list items with their depth, wrapped lines joined; a paragraph is a point of its own. Depth is counted by
 * indentation, as authors see it.
 */
// A quotation and the marker of an alert are no part of its text.
const quote = /^\s*(?:>\s*)+(?:\[![^\]\n]*\])?/;

export function readItems(lines: readonly Line[]): ListItem[] {
  const items: { text: string; level: number }[] = [];
  const indents: number[] = [];
  let open = false;
  for (const line of lines) {
    const text = line.hidden === null ? clean(line.text.replace(quote, '')) : '';
    if (text === '' || /^-{3,}$/.test(text)) {
      open = false;
      continue;
    }
    const found = /^(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(\S.*)$/.exec(line.text.replace(quote, ''));
    if (found !== null) {
      const indent = (found[1] ?? '').replace(/\t/g, '    ').length;
      while ((indents.at(-1) ?? -1) >= indent) indents.pop();
      indents.push(indent);
      items.push({ text: found[2] ?? '', level: indents.length - 1 });
      open = true;
    } else {
      const last = items.at(-1);
      if (open && last !== undefined) last.text += ` ${text}`;
      else items.push({ text, level: 0 });
      if (!open) indents.length = 0;
      open = true;
    }
  }
  return items.map(({ text, level }) => ({ text: plain(text), level })).filter((item) => item.text !== '');
}

/** The section as plain text, a paragraph or list item a line. */
export function readText(lines: readonly Line[]): string {
  return readItems(lines)
    .map((item) => item.text)
    .join('\n');
}

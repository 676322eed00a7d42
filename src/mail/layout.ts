import type { Block } from './letter.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] as string);

/** Only addresses of the web are links; anything else is shown as text. */
const isWeb = (href: string) => /^https?:\/\//.test(href);
const anchor = (href: string, text: string) =>
  isWeb(href) ? `<a href="${escaped(href)}">${escaped(text)}</a>` : escaped(`${text} ${href}`);

/** The letter for programs that show text. */
export function textOf(blocks: readonly Block[]): string {
  const parts = blocks.map((block) => {
    switch (block.kind) {
      case 'line':
        return block.text;
      case 'list':
        return block.items.map((item) => `- ${item}`).join('\n');
      case 'link':
        return `${block.text}: ${block.href}`;
      case 'foot':
        return `-- \n${block.text}: ${block.href}`;
      default:
        return block satisfies never;
    }
  });
  return `${parts.join('\n\n')}\n`;
}

/** The same as HTML: no pictures, no styles that a mail program might not know, nothing fetched. */
export function htmlOf(subject: string, blocks: readonly Block[]): string {
  const parts = blocks.map((block) => {
    switch (block.kind) {
      case 'line':
        return `<p>${escaped(block.text)}</p>`;
      case 'list':
        return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
      case 'link':
        return `<p>${anchor(block.href, block.text)}</p>`;
      case 'foot':
        return `<p><small>${anchor(block.href, block.text)}</small></p>`;
      default:
        return block satisfies never;
    }
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body>${parts.join('\n')}</body></html>
`;
}

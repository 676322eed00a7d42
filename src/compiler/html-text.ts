import type { ElementContent } from 'hast';

const tags = new Set(
  [
    'a abbr address article aside b blockquote body br button caption center cite code col colgroup dd del details dfn div dl dt em embed',
    'fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main mark',
    'meta nav object ol option p param pre q s samp script section select small source span strike strong style sub summary sup svg table',
    'tbody td textarea tfoot th thead title tr track tt u ul var video audio canvas math base noscript template',
  ].flatMap((line) => line.split(' ')),
);

/**
 * What is left of raw HTML in a page: line breaks and the text between tags. Comments, scripts and styles go with their content. What only
 * looks like a tag, such as `<Customer name>`, is text.
 * @param block stands between paragraphs, so that its text becomes one.
 */
export function readHtml(html: string, block: boolean): ElementContent[] {
  const visible = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style|svg|math|template)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '');
  const parts = visible.split(/(<\/?[A-Za-z][^<>]*>)/);
  const nodes: ElementContent[] = [];
  for (const part of parts) {
    const name = /^<\/?([A-Za-z][\w-]*)/.exec(part)?.[1]?.toLowerCase();
    if (name === 'br') nodes.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
    else if (name === undefined || !tags.has(name)) {
      if (part.trim() !== '') nodes.push({ type: 'text', value: part });
    }
  }
  if (!block || nodes.length === 0) return nodes;
  return [{ type: 'element', tagName: 'p', properties: {}, children: nodes }];
}

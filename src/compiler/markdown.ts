import type { Element, ElementContent, Root, RootContent } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import type { Root as MarkdownRoot, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { type Handlers, toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { markAlerts } from './alerts.ts';
import { toChunks } from './chunks.ts';
import { readHtml } from './html-text.ts';

/** The address to show for a target as written; null for a link that leads nowhere, which is shown as text. */
export type LinkTo = (target: string) => string | null;

// A list of what may stand in a page; everything else is dropped, whatever wrote it.
const allowed: Schema = {
  tagNames: [
    ...[
      'a',
      'aside',
      'blockquote',
      'br',
      'code',
      'del',
      'em',
      'h4',
      'h5',
      'h6',
      'hr',
      'input',
      'li',
      'ol',
      'p',
      'pre',
      'span',
    ],
    ...['strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  attributes: {
    a: ['href'],
    aside: [
      ['className', 'alert', 'alert-note', 'alert-tip', 'alert-important', 'alert-warning', 'alert-caution'],
    ],
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
    li: [['className', 'task-list-item']],
    ol: ['start'],
    span: [['className', 'broken-link', 'picture']],
    td: ['align'],
    th: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'page'] },
  required: { input: { type: 'checkbox', disabled: true } },
  clobber: [],
  strip: ['script', 'style'],
};

/**
 * Markdown as a safe tree. Long texts are parsed in chunks, because the parser's time grows with the square of hostile input. Underlined
 * headings are off: in these pages they are a rule below a paragraph.
 */
export function markdownToHast(text: string, definitions: readonly string[], linkTo: LinkTo): Root {
  const children = toChunks(text).flatMap((chunk) => {
    const known =
      chunk.includes(']') && definitions.length > 0 ? `${chunk}\n\n${definitions.join('\n')}` : chunk;
    return toSafeTree(known, linkTo) ?? [asWritten(chunk)];
  });
  return { type: 'root', children };
}

/** null when the text is nested so deep that the parser runs out of stack. */
function toSafeTree(text: string, linkTo: LinkTo): RootContent[] | null {
  try {
    return parsed(text, linkTo);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function asWritten(text: string): Element {
  return { type: 'element', tagName: 'pre', properties: {}, children: [{ type: 'text', value: text }] };
}

function parsed(text: string, linkTo: LinkTo): RootContent[] {
  const tree: MarkdownRoot = fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), { disable: { null: ['setextUnderline'] } }],
    mdastExtensions: [gfmFromMarkdown()],
  });
  markAlerts(tree);
  const hast = toHast(tree as Nodes, { handlers: handlers(linkTo) });
  const safe = sanitize(hast, allowed);
  return safe.type === 'root' ? safe.children : [safe];
}

function handlers(linkTo: LinkTo): Handlers {
  const anchor = (href: string | null, children: ElementContent[]): Element => {
    if (href === null)
      return { type: 'element', tagName: 'span', properties: { className: ['broken-link'] }, children };
    return { type: 'element', tagName: 'a', properties: { href }, children };
  };
  return {
    link: (state, node) => anchor(linkTo(node.url), state.all(node)),
    linkReference: (state, node) => {
      const definition = state.definitionById.get(String(node.identifier).toUpperCase());
      return anchor(definition === undefined ? null : linkTo(definition.url), state.all(node));
    },
    // Pictures are not published with the text: their description stands for them.
    image: (_state, node) => picture(node.alt),
    imageReference: (_state, node) => picture(node.alt),
    html: (_state, node, parent) =>
      readHtml(node.value, parent?.type !== 'paragraph' && parent?.type !== 'tableCell'),
  };
}

function picture(description: string | null | undefined): ElementContent[] {
  if (!description) return [];
  const children: ElementContent[] = [{ type: 'text', value: description }];
  return [{ type: 'element', tagName: 'span', properties: { className: ['picture'] }, children }];
}

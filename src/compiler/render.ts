import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { FindText } from './includes.ts';
import { type LinkTo, markdownToHast } from './markdown.ts';
import type { LinkModel, PageModel, SourceFile } from './model.ts';
import type { Part } from './reading.ts';
import { readPage } from './reading.ts';
import { withoutReferences } from './section-text.ts';
import { clean } from './text.ts';

// They are parsed again with every part that could refer to them.
const mostDefinitions = 100;

/** A part of a page as a reader shows it. */
export interface RenderedSection {
  /** The heading's anchor; equals `steps[].anchor`. Empty for what stands before the first heading. */
  readonly id: string;
  readonly heading: string;
  readonly level: number;
  /** 1-based line of the heading in the page; 1 for what stands before the first one. */
  readonly line: number;
  /** Index into the page's steps, when this part is one. */
  readonly step?: number;
  /** Sanitised. */
  readonly html: string;
}

/**
 * The text of a page as safe HTML, parted at headings of the first three levels and at steps. Labels and task tables are left out: the
 * app shows them from the model. A link to a page of the site is `page:<path>#<anchor>`; alerts are `<aside class="alert alert-note">`.
 * @param page what compileSite made of `source`.
 * @param find gives the texts of included files.
 */
export function renderPage(
  page: PageModel,
  source: SourceFile,
  find: FindText = () => undefined,
): readonly RenderedSection[] {
  const reading = readPage(source, find, page.language, () => {});
  const linkTo = linksOf(page);
  const texts = reading.lines.map((line) => line.text);
  const definitions = texts.filter((text) => /^ {0,3}\[[^\]^]+\]:\s*\S/.test(text)).slice(0, mostDefinitions);
  const stepAt = new Map(page.steps.map(({ anchor }, i) => [anchor, i]));
  const sections: { section: Omit<RenderedSection, 'html'>; body: ElementContent[] }[] = [];
  for (const part of reading.parts) {
    const body = bodyOf(part, definitions, linkTo);
    const step = stepAt.get(part.anchor) ?? -1;
    const last = sections.at(-1);
    if (part.level > 3 && step < 0 && last !== undefined) {
      // A heading over nothing but a task table has nothing left to say.
      if (body.length === 0 && part.taskTables.length > 0) continue;
      for (const node of [...headingOf(part), ...body]) last.body.push(node);
    } else if (part.level > 0 || body.length > 0 || step >= 0) {
      const line = part.heading?.line.pageLine ?? 1;
      const section = { id: part.anchor, heading: part.title, level: part.level, line };
      sections.push({ section: step < 0 ? section : { ...section, step }, body: [...body] });
    }
  }
  return sections.map(({ section, body }) => ({ ...section, html: toHtml(body).trim() }));
}

/** What a search should find in a part: its text without tags. */
export function plainText({ html }: Pick<RenderedSection, 'html'>): string {
  return withoutReferences(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function bodyOf(part: Part, definitions: readonly string[], linkTo: LinkTo): readonly ElementContent[] {
  const lines = part.lines.filter(
    (line) => !part.taken.has(line) && line.hidden !== 'conflict' && line.hidden !== 'comment',
  );
  const text = lines.map((line) => line.text).join('\n');
  if (text.trim() === '') return [];
  const root: Root = markdownToHast(text, definitions, linkTo);
  return root.children.filter((child): child is ElementContent => child.type !== 'doctype');
}

function headingOf(part: Part): ElementContent[] {
  const children: ElementContent[] = [{ type: 'text', value: part.title }];
  return [
    {
      type: 'element',
      tagName: `h${Math.min(6, Math.max(4, part.level))}`,
      properties: { id: part.anchor },
      children,
    },
  ];
}

/** Finds what the compiler knows of a link by its target as written. */
function linksOf(page: PageModel): LinkTo {
  const byTarget = new Map<string, LinkModel>(page.links.map((link) => [link.target, link]));
  return (target) => {
    const link =
      byTarget.get(target) ?? byTarget.get(decoded(target)) ?? byTarget.get(clean(decoded(target)));
    if (link === undefined) return /^(?:https?|mailto):/i.test(target) ? target : null;
    if (link.kind === 'external' || link.kind === 'mail') return link.url;
    if (link.kind === 'anchor') return `page:${encodeURI(page.path)}#${encodeURI(link.anchor ?? '')}`;
    if (link.kind !== 'page' || !link.resolved) return null;
    return `page:${encodeURI(link.url)}${link.anchor === undefined ? '' : `#${encodeURI(link.anchor)}`}`;
  };
}

function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}

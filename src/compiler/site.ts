import type { Line } from './lines.ts';
import type { GraphEdge, LinkModel, NextStep, PageModel, PhaseModel, SiteModel, StepModel } from './model.ts';
import { type PageDraft, partsNamed } from './page.ts';
import { compare, type Report } from './report.ts';
import { resolveLink } from './resolve-link.ts';
import type { SiteSettings } from './settings.ts';
import { type SiteIndex, stemOf } from './site-index.ts';

/** Gives a page what only the whole site can tell: where its links and next steps lead, and what it is an edition of. */
export function finishPage(draft: PageDraft, index: SiteIndex, report: Report): PageModel {
  const links = draft.reading.links.map((written) => resolveLink(written, draft, index, report));
  const placed = links.map((link, i) => ({ link, line: draft.reading.links[i]?.line }));
  const byLine = Map.groupBy(placed, ({ line }) => line);
  const linksOn = (lines: Iterable<Line>): LinkModel[] =>
    [...lines].flatMap((line) => (byLine.get(line) ?? []).map(({ link }) => link));
  const steps: StepModel[] = draft.steps.map(({ step, lines }) => ({ ...step, links: linksOn(lines) }));
  const nextLines = partsNamed(draft.reading.parts, 'nextSteps').flatMap((part) => part.lines);
  const page = { ...draft.page, steps, nextSteps: nextStepsOf(linksOn(nextLines), draft, index), links };
  const pairOf = pairOfPage(draft, index);
  return pairOf === null ? page : { ...page, pairOf };
}

function nextStepsOf(links: readonly LinkModel[], draft: PageDraft, index: SiteIndex): NextStep[] {
  const steps = links
    .filter((link) => link.kind === 'page' && link.url !== draft.page.path)
    .map(({ url, text, resolved }) => ({
      path: url,
      title: index.draftOf(url)?.page.title ?? text,
      resolved,
    }));
  return [...new Map(steps.map((step) => [step.path, step])).values()];
}

/** The English page of a translation, or the page that a partner edition belongs to; null when it is neither. */
function pairOfPage({ page }: PageDraft, index: SiteIndex): string | null {
  const same = (index.names.byStem.get(stemOf(page.path, index.names.settings)) ?? []).filter(
    (path) => path !== page.path,
  );
  const others = same.flatMap((path) => index.draftOf(path)?.page ?? []);
  const original = others.find(
    (other) => other.language === 'en' && page.language !== 'en' && sameAudience(other, page),
  );
  if (original !== undefined) return original.path;
  const isEdition = /--?partner(?:-\w\w)?\.md$/i.test(page.path);
  return isEdition ? (others.find((other) => other.language === page.language)?.path ?? null) : null;
}

function sameAudience(a: PageDraft['page'], b: PageDraft['page']): boolean {
  return a.audiences.some((audience) => b.audiences.includes(audience));
}

/** The phases that pages name, in the order of the work; those the settings do not know follow by name. */
export function buildPhases(pages: readonly PageModel[], settings: SiteSettings): PhaseModel[] {
  const names = new Set(pages.flatMap((page) => page.phases));
  const known = settings.phaseOrder.filter((name) => names.has(name));
  const others = [...names].filter((name) => !settings.phaseOrder.includes(name)).sort(compare);
  return [...known, ...others].map((name) => ({
    name,
    pages: pages.filter((page) => page.phases.includes(name)).map((page) => page.path),
  }));
}

/** Pages and their next steps. Cycles are normal: a review leads back to a kick-off. */
export function buildGraph(pages: readonly PageModel[]): SiteModel['graph'] {
  const nodes = pages.map(({ path, title, phases }) => ({ path, title, phases }));
  const edges: GraphEdge[] = pages.flatMap((page) =>
    page.nextSteps.filter((next) => next.resolved).map((next) => ({ from: page.path, to: next.path })),
  );
  return { nodes, edges };
}

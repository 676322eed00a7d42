import type { Finding, SiteModel, SourceFile } from '../../../../compiler/index.ts';

/** What is known of a published page: its text is not kept, so no more than this. */
export interface KnownPage {
  readonly path: string;
  readonly title: string;
  readonly audiences: readonly string[];
  readonly steps: readonly { readonly title: string }[];
}

/**
 * Published pages as files that links, step names and audiences can be checked against. Headings that the drafts link to are believed: only
 * those of steps are known.
 */
export function standIns(pages: readonly KnownPage[], drafts: readonly SourceFile[]): SourceFile[] {
  const own = new Set(drafts.map(({ path }) => path));
  const believed = new Set(
    drafts.flatMap(({ text }) => [...text.matchAll(linkedHeading)].map(([, to]) => to)),
  );
  const anchors = [...believed].map((anchor) => `<a name="${anchor}"></a>`).join('');
  return pages
    .filter(({ path }) => !own.has(path))
    .map(({ path, title, audiences, steps }) => {
      const matter = ['---', `title: ${title}`, `ft.audience: ${audiences.join('; ')}`, '---'];
      const headings = steps.map((step) => `## ${step.title}`);
      return { path, text: [...matter, `# ${title}`, anchors, ...headings, ''].join('\n') };
    });
}

const linkedHeading = /\.(?:md|html?)(?:\?[^#\s)]*)?#([^\s()"'<>]+)/gi;

// Their fragments, tables of contents, tasks, steps and text stand elsewhere.
const unknownWithin = new Set([
  'PB030-include-missing',
  'PB055-task-not-placed',
  'PB056-task-unknown',
  'PB064-internal-quoted',
  'PB081-page-unreachable',
]);
const ofEditions = new Set(['PB062-twin-differs', 'PB063-translation-differs']);
// One page is no site: where its links lead is not for it to know.
const unknownAlone = new Set([
  ...unknownWithin,
  'PB040-page-missing',
  'PB042-link-case',
  'PB048-link-outside',
  'PB049-file-missing',
  'PB083-contents-entry',
]);

/** The findings of the drafts, without those that only pages which are not here could bear out. */
export function findingsOf(
  site: SiteModel,
  drafts: readonly SourceFile[],
  within: boolean,
): { readonly findings: readonly Finding[]; readonly leftOut: number } {
  const own = new Set(drafts.map(({ path }) => path));
  const pairs = new Map(site.pages.map(({ path, pairOf }) => [path, pairOf]));
  const isPage = ({ path }: SourceFile) => /\.md$/i.test(path);
  const unknown = within ? unknownWithin : drafts.filter(isPage).length > 1 ? new Set() : unknownAlone;
  const all = site.findings.filter(({ path }) => own.has(path) || path === 'uptake.yaml');
  const findings = all.filter(({ code, path }) => {
    const pair = ofEditions.has(code) ? pairs.get(path) : undefined;
    return !unknown.has(code) && (pair === undefined || own.has(pair));
  });
  return { findings, leftOut: all.length - findings.length };
}

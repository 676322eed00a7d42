import GithubSlugger from 'github-slugger';
import { checkHeading, type Heading, readHeading } from './headings.ts';
import type { Line } from './lines.ts';
import type { Report } from './report.ts';
import { type SectionName, sectionNamed } from './vocabulary.ts';

/** A heading with the lines below it, up to the next heading of any level. */
export interface Section {
  /** null for what stands before the first heading. */
  readonly heading: Heading | null;
  readonly level: number;
  readonly title: string;
  readonly anchor: string;
  readonly name: SectionName | null;
  readonly lines: readonly Line[];
  /** Index of the section this one stands in; -1 at the top. */
  readonly parent: number;
}

/** Parts a page at its headings. Anchors are GitHub's slugs, numbered where headings repeat, so that they equal the ids of the rendered page. */
export function readSections(lines: readonly Line[], report: Report): Section[] {
  const slugger = new GithubSlugger();
  const sections: (Section & { lines: Line[] })[] = [];
  const open: number[] = [];
  const start = (heading: Heading | null): void => {
    const level = heading?.level ?? 0;
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.level ?? 0) >= level) open.pop();
    const title = heading?.title ?? '';
    sections.push({
      heading,
      level,
      title,
      anchor: heading === null ? '' : slugger.slug(title),
      name: sectionNamed(title),
      lines: [],
      parent: open.at(-1) ?? -1,
    });
    open.push(sections.length - 1);
  };
  start(null);
  for (const line of lines) {
    const heading = readHeading(line);
    // A heading without text is no place of its own: what follows belongs to the section above.
    if (heading === null) sections.at(-1)?.lines.push(line);
    else {
      checkHeading(heading, report);
      if (heading.title !== '') start(heading);
    }
  }
  return sections;
}

/** The section itself and everything that stands in it, in order. */
export function within<S extends Section>(sections: readonly S[], index: number): S[] {
  const level = sections[index]?.level ?? 0;
  let end = index + 1;
  while (end < sections.length && (sections[end]?.level ?? 0) > level) end++;
  return sections.slice(index, end);
}

import type { FindingCode } from '../../src/compiler/index.ts';

/** A site as path → text. */
export type Files = Readonly<Record<string, string>>;

/** One code shown twice: a site that has the finding, and the same site mended. */
export interface Example {
  /** What goes wrong for readers or for the work, and how to mend it. */
  readonly why: string;
  readonly bad: Files;
  readonly good: Files;
}

export type Examples = Readonly<Partial<Record<FindingCode, Example>>>;

export const matter = (audience = 'internal'): string => `---\ntitle: Plan\nft.audience: ${audience}\n---\n`;

/** A page with front matter and title around what an example is about. */
export const page = (body: string, audience = 'internal'): string => `${matter(audience)}# Plan\n\n${body}\n`;

/** A page with one step and these rows in its task table. */
export const step = (rows: string, audience = 'internal'): string =>
  page(
    `## Approach\n\n### Invite the users\n\nPrimary Role: **SME**\n\n${header}\n| --- | --- | --- | --- | --- |\n${rows}`,
    audience,
  );

export const header = '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |';

/** The same example on one page. */
export const onPage = (why: string, bad: string, good: string): Example => ({
  why,
  bad: { 'plan.md': bad },
  good: { 'plan.md': good },
});

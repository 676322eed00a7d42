import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileSite } from './compile.ts';
import type { ComparedSite, PassageDifference } from './diff-model.ts';
import { diffSites } from './diff-sites.ts';
import { printDifference } from './print-difference.ts';
import { renderPage } from './render.ts';
import { sectionText } from './section-text.ts';

/** A page as somebody writes it, compiled and rendered. */
function aSite(pages: Readonly<Record<string, string>>): ComparedSite {
  const files = Object.entries(pages).map(([path, text]) => ({ path, text }));
  const { pages: models, catalogue } = compileSite(files, { hash: () => '' });
  const sections = new Map(
    models.map((page) => [page.path, renderPage(page, { path: page.path, text: pages[page.path] ?? '' })]),
  );
  return { pages: models, catalogue, sections };
}

const page = (more: { overview?: string; step?: string; guidance?: string } = {}) => `---
title: Kickoff
ft.audience: internal
---
# Kickoff

## Overview

${more.overview ?? 'Begins the work.'}

## Objectives

- Everybody knows the plan

## Approach

### ${more.step ?? 'Prepare the meeting'}

Primary Role: **SME**

${more.guidance ?? 'Read the notes. Ask the manager who will come.'}

Step Outputs:

- A list of people

### Report

Primary Role: **SME**

Tell everybody.
`;

const wording = (before: ComparedSite, after: ComparedSite) =>
  printDifference({ ...diffSites(before, after), tasks: [], steps: [], pages: [] });

describe('passages', () => {
  const before = aSite({ 'a.md': page() });

  test('equal pages have none', () => {
    expect(diffSites(before, aSite({ 'a.md': page() })).passages).toEqual([]);
  });

  test('overview and guidance are told word by word, each below its heading', () => {
    const after = aSite({
      'a.md': page({
        overview: 'Begins all the work.',
        guidance: 'Read the notes. Ask the manager who comes.',
      }),
    });
    expect(wording(before, after)).toBe(`Passages
  ~ a.md > Overview (reworded)
      Begins {+all +}the work.
  ~ a.md > Prepare the meeting (reworded)
      Read the notes. Ask the manager who [-will come-]{+comes+}.
      Step Outputs:
      A list of people

Changed: 0 tasks, 0 steps, 0 pages, 2 passages.
`);
  });

  test('a reworded title of a step is a difference of words too', () => {
    const { passages, steps } = diffSites(
      before,
      aSite({ 'a.md': page({ step: 'Prepare the first meeting' }) }),
    );
    expect(steps.map(({ kinds }) => kinds)).toEqual([['renamed']]);
    expect(passages).toEqual([
      {
        kinds: ['renamed'],
        before: { page: 'a.md', anchor: 'prepare-the-meeting', title: 'Prepare the meeting' },
        after: { page: 'a.md', anchor: 'prepare-the-first-meeting', title: 'Prepare the first meeting' },
        heading: [
          { kind: 'kept', text: 'Prepare the ' },
          { kind: 'added', text: 'first ' },
          { kind: 'kept', text: 'meeting' },
        ],
        text: [],
      },
    ]);
  });

  test('lines broken elsewhere, and other marks around the same words, are no difference', () => {
    const guidance = '**Read** the\nnotes. Ask the [manager](https://contoso.example) who\nwill come.';
    expect(diffSites(before, aSite({ 'a.md': page({ guidance }) })).passages).toEqual([]);
  });

  test('a passage that is new or gone on a page that stays is shown whole; a new page is told as a page', () => {
    const more = aSite({
      'a.md': `${page()}\n## Notes\n\nNew words.\n`,
      'b.md': page().replace('Kickoff', 'Other'),
    });
    expect(wording(before, more)).toContain(
      '  + a.md > Notes (added)\n      {+Notes+}\n      {+New words.+}\n',
    );
    expect(wording(more, before)).toContain(
      '  - a.md > Notes (removed)\n      [-Notes-]\n      [-New words.-]\n',
    );
    expect(diffSites(before, more).passages).toHaveLength(1);
  });

  test('a page that was moved keeps its passages', () => {
    expect(diffSites(before, aSite({ 'folder/b.md': page() })).passages).toEqual([]);
  });

  test('what a terminal would obey is not printed', () => {
    const after = aSite({
      'a.md': page({ guidance: 'Read the notes. Ask the \u001b[31mmanager\u202e who will come.' }),
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(wording(before, after)).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('as an algebra', () => {
  const heading = fc.constantFrom(
    '## Overview',
    '## Notes',
    '### Prepare',
    '### Report',
    '### Prepare again',
    '## ???',
    '## !!!',
  );
  const sentence = fc.constantFrom(
    'Read the notes.',
    'Read all notes.',
    'Ask the manager.',
    '- Who comes\n- Why',
    'Primary Role: **SME**',
  );
  const pageArb = fc
    .array(fc.tuple(heading, fc.array(sentence, { maxLength: 4 })), { maxLength: 6 })
    .map((parts) => parts.map(([title, text]) => `${title}\n\n${text.join('\n\n')}\n`).join('\n'));
  const sitesArb = fc
    .dictionary(fc.constantFrom('a.md', 'b.md', 'c.md'), pageArb)
    .map((pages) =>
      aSite(
        Object.fromEntries(
          Object.entries(pages).map(([path, text]) => [path, `---\ntitle: T\n---\n# T\n\n${text}`]),
        ),
      ),
    );

  test('read backwards, before is after and the same words are added that were removed', () => {
    const words = ({ text, heading }: PassageDifference, kind: string) =>
      [heading, text].map((pieces) =>
        pieces.filter((piece) => piece.kind === kind).map((piece) => piece.text),
      );
    fc.assert(
      fc.property(sitesArb, sitesArb, (one, other) => {
        const forward = diffSites(one, other).passages.map((passage) =>
          JSON.stringify([passage.before, passage.after, words(passage, 'removed'), words(passage, 'added')]),
        );
        const backward = diffSites(other, one).passages.map((passage) =>
          JSON.stringify([passage.after, passage.before, words(passage, 'added'), words(passage, 'removed')]),
        );
        expect(forward.sort()).toEqual(backward.sort());
      }),
      { numRuns: 50 },
    );
  });

  test('a site has the same words as its copy', () => {
    fc.assert(
      fc.property(sitesArb, (one) => {
        expect(diffSites(one, structuredClone(one)).passages).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('kept and removed words are the words before, kept and added ones those after', () => {
    fc.assert(
      fc.property(sitesArb, sitesArb, (one, other) => {
        const known = [one, other].map(({ sections }) =>
          [...(sections?.values() ?? [])].flat().map(({ html }) => sectionText(html)),
        );
        for (const { before, after, text } of diffSites(one, other).passages) {
          if (text.length === 0) continue;
          const without = (kind: string) =>
            text.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('');
          if (before !== null) expect(known[0]).toContain(without('added'));
          if (after !== null) expect(known[1]).toContain(without('removed'));
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('the words of a part: a line a paragraph, item and row; entities are what they stand for', () => {
  const html =
    '<p>One\ntwo <b>three</b>.</p><ul><li>a &#x3C;b></li><li>c<br>d</li></ul><pre>x\n  y</pre><table><tr><td>1</td><td>2</td></tr></table>';
  expect(sectionText(html)).toBe('One two three.\na <b>\nc\nd\nx\ny\n1 2');
});

test('a picture is its description; a quoted sign that ends no tag is no word', () => {
  expect(
    sectionText(
      '<p>See <img src="a.png" alt="the &#x3C;plan> of it"> and <a href="b" title="a > b">on</a>.</p>',
    ),
  ).toBe('See the <plan> of it and on.');
});

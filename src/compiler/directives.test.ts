import { describe, expect, test } from 'vitest';
import { compileSite } from './index.ts';
import { renderPage } from './render.ts';

const front = '---\ntitle: T\nft.audience: internal\n---\n# T\n\n## Overview\n\n';
const read = (text: string) => {
  const file = { path: 'a.md', text: front + text };
  const site = compileSite([file], { hash: () => '', otherPaths: ['media/here.png'] });
  const page = site.pages[0];
  if (page === undefined) throw new Error('no page');
  const html = renderPage(page, file).map((section) => section.html);
  return { page, html: html.join(''), found: site.findings.map(({ code, line }) => `${code}:${line}`) };
};

describe('::: directives', () => {
  test('a picture is its description, and its file is checked like that of any picture', () => {
    const { page, html, found } = read(
      ':::image type="content" source="media/gone.png" alt-text="A plan":::',
    );
    expect(page.overview).toBe('A plan');
    expect(html).toContain('<span class="picture">A plan</span>');
    expect(html).not.toContain(':::');
    expect(found).toEqual(['PB049-file-missing:9']);
  });

  test('a picture may be wrapped over lines', () => {
    const { page, found } = read(
      ':::image source="media/here.png"\n  alt-text="A plan"\n  border="false":::\nText.',
    );
    expect(page.overview).toBe('A plan\nText.');
    expect(page.links.map(({ url, line }) => [url, line])).toEqual([['media/here.png', 9]]);
    expect(found).toEqual([]);
  });

  test('the marks of rows and columns are gone, their text stays', () => {
    const text = ':::row:::\n:::column span="2":::\nLeft\n:::column-end:::\n:::row-end:::\n\nBelow';
    const { page, html, found } = read(text);
    expect(page.overview).toBe('Left\nBelow');
    expect(html).not.toContain(':::');
    expect(found).toEqual([]);
  });

  test('an unclosed directive is found, and nothing below it is lost', () => {
    const row = '| Task ID | Task Name | (M)andatory / (O)ptional |\n| - | - | - |\n| 1001 | Plan | M |';
    const { page, found } = read(`:::row:::\n\n:::image source="media/here.png"\n\n### Step\n\n${row}\n`);
    expect(page.steps.flatMap(({ tasks }) => tasks).map(({ id }) => id)).toEqual(['1001']);
    expect(found).toEqual(['PB033-directive-open:9', 'PB033-directive-open:11']);
  });

  test('a directive that ends around an unclosed one closes it, with a finding', () => {
    expect(read(':::row:::\n:::column:::\nText\n:::row-end:::').found).toEqual(['PB033-directive-open:10']);
  });

  test('a picture with a long description is ended by its own mark', () => {
    const text = ':::image type="complex" source="media/here.png" alt-text="Plan":::\nLong.\n:::image-end:::';
    expect(read(text).found).toEqual([]);
    expect(read(text.replace(':::image-end:::', '')).found).toEqual(['PB033-directive-open:9']);
  });

  test('words that must not be translated are their text; fenced directives are code', () => {
    const { page, found } = read('Use :::no-loc text="Teams"::: here.\n\n```\n:::row:::\n```');
    expect(page.overview).toBe('Use Teams here.');
    expect(found).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileSite } from './index.ts';
import type { RenderedSection } from './render.ts';
import { plainText, renderPage } from './render.ts';

function render(text: string, others: Readonly<Record<string, string>> = {}): readonly RenderedSection[] {
  const files = [
    { path: 'a/page.md', text },
    ...Object.entries(others).map(([path, body]) => ({ path, text: body })),
  ];
  const page = compileSite(files, { hash: () => '' }).pages.find(({ path }) => path === 'a/page.md');
  if (page === undefined) throw new Error('the page is gone');
  return renderPage(page, { path: 'a/page.md', text }, (path) => others[path]);
}

const html = (text: string, others: Readonly<Record<string, string>> = {}): string =>
  render(text, others)
    .map((section) => section.html)
    .join('\n');

describe('what a reader sees', () => {
  test('labels and task tables are left to the app; other tables stay', () => {
    const text = [
      '# T\n\nPhase: **CSMAU**\n\n## Approach\n\n### Do it\n\nPrimary Role: **FM**\nApplies To: **Teams**\n\nText.\n',
      '#### FTOP Tasks\n\n| Task ID | Task Name | (M)andatory / (O)ptional |\n| - | - | - |\n| 1234 | Name | M |\n',
      '### Know it\n\n| A | B |\n| - | - |\n| 1 | 2 |\n',
    ].join('\n');
    expect(
      render(text).map(({ id, level, step, html: body }) => [id, level, step, plainText({ html: body })]),
    ).toEqual([
      ['t', 1, undefined, ''],
      ['approach', 2, undefined, ''],
      ['do-it', 3, 0, 'Text.'],
      ['know-it', 3, 1, 'A B 1 2'],
    ]);
  });

  test('an included fragment stands where its directive stood, without its front matter', () => {
    const fragment = '---\ntitle: Fragment\n---\nFrom [the fragment](next.md).';
    const body = html('# T\n\n[!INCLUDE [x](../parts/f.md)]\n\nBelow.', {
      'parts/f.md': fragment,
      'parts/next.md': '# N',
    });
    expect(body).toBe('<p>From <a href="page:parts/next.md">the fragment</a>.</p>\n<p>Below.</p>');
  });

  test('a link to a page of the site names it for the app; what leads nowhere is no link', () => {
    const body = html('# T\n\n[b](../b%20c.md#head) [gone](gone.md) [here](#t)', { 'b c.md': '# Head' });
    expect(body).toBe(
      '<p><a href="page:b%20c.md#head">b</a> <span class="broken-link">gone</span> <a href="page:a/page.md#t">here</a></p>',
    );
  });

  test('plain text has no tags and no escapes', () => {
    expect(plainText({ html: '<p>a &#x3C;b> &amp;</p><p>c</p>' })).toBe('a <b> & c');
  });
});

describe('what a page can not do to its reader', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](  JaVaScRiPt&colon;alert(1))',
    '[x](data:text/html;base64,PHN2Zz4=)',
    '![x](javascript:alert(1))',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '[x]: javascript:alert(1)\n\n[x]',
    '> [!NOTE]\n> <style>*{display:none}</style>',
    '<div style="position:fixed">x</div>',
    '[x](vbscript:a "onclick=alert(1)")',
  ];
  const allowed =
    /^<(?:\/?(?:a|aside|blockquote|br|code|del|em|h[4-6]|hr|input|li|ol|p|pre|span|strong|table|tbody|td|th|thead|tr|ul))(?:\s(?:href="(?:https?:|mailto:|page:)[^"]*"|class="[\w -]*"|id="[^"]*"|start="\d+"|align="\w+"|type="checkbox"|checked|disabled))*>$/;
  const isSafe = (body: string): boolean => (body.match(/<[^>]*>/g) ?? []).every((tag) => allowed.test(tag));

  test.each(attacks)('%j', (attack) => {
    const body = html(`# T\n\n${attack}\n\n- ${attack}\n\ntext ${attack} text`);
    expect(isSafe(body), body).toBe(true);
  });

  test('whatever it says, only the tags and attributes of the list come out', () => {
    const piece = fc.oneof(
      fc.constantFrom(...attacks, '<', '>', '"', "'", '[', '](', ')', '\n', '|', '`', '&lt;', '<!--'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const body = html(`# T\n\n${pieces.join('')}`);
        expect(isSafe(body), body).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '[',
    '![',
    '>',
    '> ',
    '*a_',
    '`',
    '<',
    '- ',
    '(',
    '[a](',
    '| ',
    '&',
    '1. ',
    '~~',
    'http://a',
    '**a',
    '\n> ',
    '\n- a',
    '    ',
  ])('ten thousand times %j takes no time', (mark) => {
    const started = performance.now();
    render(`# T\n\n${mark.repeat(10_000)}`);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateSite } from '../../test/support/site-generator.ts';
import { compileSite, createCompiler, type SourceFile, stableJson } from './index.ts';

const options = { hash: (text: string) => hash('sha256', text), otherPaths: ['images/a.png'] };

/** What somebody does to a site between two runs. */
type Change = (files: readonly SourceFile[]) => readonly SourceFile[];

const at = (files: readonly SourceFile[], which: number): number => which % files.length;

const mend =
  (which: number, edit: (text: string) => string): Change =>
  (files) =>
    files.map((file, i) => (i === at(files, which) ? { ...file, text: edit(file.text) } : file));

const lineEdits: ((line: string) => string[])[] = [
  () => [],
  (line) => [line, line],
  (line) => [line, '## A new section', ''],
  (line) => [line.toUpperCase()],
  (line) => [line, '[another](../internal/another.md#there)'],
  (line) => [line, '[!include[x](../includes/roles.md)]'],
  (line) => [line.replace(/\d{4}/, '9999')],
];

const anyChange: fc.Arbitrary<Change> = fc
  .record({ which: fc.nat(), line: fc.nat(), edit: fc.nat(), kind: fc.nat(11) })
  .map(({ which, line, edit, kind }): Change => {
    const editLine = lineEdits[edit % lineEdits.length] as (typeof lineEdits)[number];
    const byLine = (text: string) => {
      const lines = text.split('\n');
      return lines.flatMap((one, i) => (i === line % lines.length ? editLine(one) : [one])).join('\n');
    };
    switch (kind) {
      case 0:
        return (files) => (files.length > 3 ? files.filter((_, i) => i !== at(files, which)) : files);
      case 1:
        return (files) =>
          files.map((file, i) => (i === at(files, which) ? { ...file, path: `moved/${file.path}` } : file));
      case 2:
        return (files) => [...files, { path: `internal/new-${line}.md`, text: '# New\n' }];
      case 3:
        return (files) => [
          ...files.filter(({ path }) => path !== 'uptake.yaml'),
          { path: 'uptake.yaml', text: `title: Site ${line % 3}\nexclude: [${line % 2 ? 'moved' : ''}]\n` },
        ];
      case 4:
        return mend(which, (text) => text.replace(/^title:.*$/m, `title: Another ${line}`));
      case 5:
        return mend(which, (text) => text.replace(/^ft.audience:.*$/m, 'ft.audience: partner'));
      default:
        return mend(which, byLine);
    }
  });

describe('a compiler that remembers', () => {
  test('gives, after any changes, what compiling from scratch gives', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.array(fc.array(anyChange, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        (seed, rounds) => {
          let files: readonly SourceFile[] = generateSite({ pages: 8, seed }).files;
          const compile = createCompiler();
          compile(files, options);
          for (const changes of rounds) {
            files = changes.reduce((before, change) => change(before), files);
            expect(stableJson(compile(files, options))).toBe(stableJson(compileSite(files, options)));
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('reads only the page that has changed, and finishes only those that look at it', () => {
    const { files } = generateSite({ pages: 30, seed: 7 });
    const compile = createCompiler();
    const before = compile(files, options);
    const changed = before.pages[5]?.path;
    const after = compile(
      files.map((file) => (file.path === changed ? { ...file, text: `${file.text}\nMore.\n` } : file)),
      options,
    );
    const others = after.pages.filter((page, i) => page !== before.pages[i]).map(({ path }) => path);
    const looking = before.pages.filter(
      ({ path, pairOf, links }) =>
        path === changed || pairOf === changed || links.some(({ url }) => url === changed),
    );
    expect(others).toContain(changed);
    expect(others.length).toBeLessThanOrEqual(looking.length + 3);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { codeFrame, visible } from './code-frame.ts';
import { codes, type FindingCode, formats, printFindings } from './index.ts';
import type { Finding } from './model.ts';
import { makeFinding } from './report.ts';

const find = (code: FindingCode, line: number, column: number, message: string, hint?: string): Finding =>
  makeFinding(code, { path: 'in/a b.md', line, column }, message, hint);
const note = find('PB044-not-https', 3, 7, 'Not encrypted.');
const error = find('PB012-unknown-step', 2, 5, 'No such step: 100%,\nreally | <b>.', 'Did you mean "Plan"?');
const files = [{ path: 'in/a b.md', text: '\ufeff# A\r\nDo\tX\u200b now\nsee [it](http://a)' }];
const checked = { findings: [note, error], files, folder: 'docs' };

describe('text', () => {
  test('a finding shows its line, the line before it and its column', () => {
    expect(printFindings([note], files)).toBe(
      'in/a b.md:3:7 [note: PB044-not-https] Not encrypted.\n' +
        '  2 | Do X� now\n> 3 | see [it](http://a)\n    |       ^\n\n0 errors, 0 warnings, 1 note.\n',
    );
  });

  test('a long line is cut around the column, wide characters keep the caret in place', () => {
    const long = `${'x'.repeat(500)}!${'y'.repeat(500)}`;
    const [, shown = '', caret = ''] = codeFrame(['', long], 2, 501).split('\n');
    expect(shown.length).toBeLessThan(120);
    expect(shown.indexOf('!')).toBe(caret.indexOf('^'));
    expect(codeFrame(['概要 x'], 1, 4)).toBe('> 1 | 概要 x\n    | \u3000\u3000 ^');
  });

  test('nothing that a page holds reaches the terminal as a command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (written, column) => {
        const hostile = find('PB005-date', 1, column + 1, `${written}\u001b[2J`);
        const text = printFindings([hostile], [{ path: hostile.path, text: `${written}\u009b\u202e` }]);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e]/u);
        expect(visible(written)).toHaveLength(written.length);
      }),
    );
  });
});

test('GitHub gets one command a finding, errors first, every special character escaped', () => {
  expect(formats.github(checked)).toBe(
    '::error file=docs/in/a b.md,line=2,col=5,title=PB012-unknown-step::No such step: 100%25,%0Areally | <b>.%0ADid you mean "Plan"?\n' +
      '::notice file=docs/in/a b.md,line=3,col=7,title=PB044-not-https::Not encrypted.\n',
  );
});

test('Markdown is a table of files and a list of findings, and quotes pages without their marks', () => {
  expect(formats.markdown(checked)).toBe(
    '### Playbook check: errors\n\n1 error, 0 warnings, 1 note.\n\n' +
      '| File | Status | Findings |\n| --- | --- | --- |\n| docs/in/a b.md | Error | 1 error, 0 warnings, 1 note. |\n\n' +
      '#### docs/in/a b.md\n\n- **Line 3, column 7**: [Note: PB044-not-https] Not encrypted.\n' +
      '- **Line 2, column 5**: [Error: PB012-unknown-step] No such step: 100%, really \\| &lt;b&gt;. Did you mean "Plan"?\n',
  );
  expect(formats.markdown({ ...checked, findings: [] })).toContain('passed');
});

// The parts of the SARIF 2.1.0 schema that a result viewer needs, as strictly as the standard says them.
const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({
      uri: z.string().regex(/^[\w.~!$&'()*+,;=:@/%-]+$/),
      uriBaseId: z.string(),
    }),
    region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }),
  }),
});
const rule = z.strictObject({
  id: z.string(),
  shortDescription: message,
  defaultConfiguration: z.strictObject({ level }),
});
const fix = z.strictObject({
  description: message,
  artifactChanges: z.tuple([
    z.strictObject({
      artifactLocation: z.strictObject({ uri: z.string(), uriBaseId: z.literal('%SRCROOT%') }),
      replacements: z.tuple([
        z.strictObject({
          deletedRegion: z.strictObject({
            startLine: z.int().min(1),
            startColumn: z.int().min(1),
            endLine: z.int().min(1),
            endColumn: z.int().min(1),
          }),
          insertedContent: z.strictObject({ text: z.string() }),
        }),
      ]),
    }),
  ]),
});
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({ driver: z.strictObject({ name: z.string().min(1), rules: z.array(rule) }) }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message,
          locations: z.array(location).length(1),
          fixes: z.array(fix).length(1).optional(),
        }),
      ),
    }),
  ]),
});

describe('SARIF', () => {
  const anyFinding = fc
    .record({
      code: fc.constantFrom(...(Object.keys(codes) as FindingCode[])),
      path: fc.string({ unit: 'binary', minLength: 1 }),
      line: fc.integer({ min: 1 }),
      column: fc.integer({ min: 1 }),
      message: fc.string({ minLength: 1 }),
    })
    .map(({ code, path, line, column, message }) => makeFinding(code, { path, line, column }, message));

  test('whatever was found has the shape of the standard, and every result names its own rule', () => {
    fc.assert(
      fc.property(fc.array(anyFinding), (findings) => {
        const { runs } = sarif.parse(JSON.parse(formats.sarif({ ...checked, findings })));
        const { results, tool } = runs[0];
        expect(results.map(({ ruleId }) => ruleId)).toEqual(findings.map(({ code }) => code));
        for (const { ruleId, ruleIndex, level } of results) {
          expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
          expect(tool.driver.rules[ruleIndex]?.defaultConfiguration.level).toBe(level);
        }
      }),
    );
  });

  test('a safe repair says what gives way to what, over line ends too', () => {
    const at = { path: 'a.md', line: 3, column: 7 };
    const repaired = makeFinding('PB024-row-broken', at, 'Broken.', undefined, {
      line: 3,
      column: 7,
      was: ' \n  ',
      text: ' ',
    });
    const { runs } = sarif.parse(JSON.parse(formats.sarif({ ...checked, findings: [repaired] })));
    const [replacement] = runs[0].results[0]?.fixes?.[0]?.artifactChanges[0].replacements ?? [];
    expect(replacement).toEqual({
      deletedRegion: { startLine: 3, startColumn: 7, endLine: 4, endColumn: 3 },
      insertedContent: { text: ' ' },
    });
  });

  test('a file is named from the root of the repository, as part of an address', () => {
    const { runs } = sarif.parse(JSON.parse(formats.sarif(checked)));
    expect(runs[0].results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'docs/in/a%20b.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 7 },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasAlready, tagOfRead, tagOfWrite, versionOf } from './preconditions.ts';

const version = fc.nat(999_999_999);

describe('If-Match', () => {
  test('gives back the version of every tag we make, also when a proxy has weakened it', () => {
    fc.assert(
      fc.property(version, fc.string(), (n, body) => {
        const tags = [tagOfWrite({ version: n }) ?? '', tagOfRead({ version: n }, body)];
        for (const tag of tags) expect([versionOf(tag, true), versionOf(`W/${tag}`, true)]).toEqual([n, n]);
      }),
    );
  });

  test('"0" stands for a row that is not there yet', () => {
    expect([versionOf('"0"', true), versionOf('"v0"', true)]).toEqual([0, 0]);
  });

  test('may be missing where it is not needed', () => {
    expect(versionOf(undefined, false)).toBeUndefined();
    expect(() => versionOf(undefined, true)).toThrow(/If-Match/);
  });

  test.each(['', '*', 'v3', '"v3', '"v-3"', '"v3.5"', '"v3" "v4"', '"v9999999999"', "'v3'"])(
    '%s is refused',
    (header) => {
      expect(() => versionOf(header, false)).toThrow(expect.objectContaining({ code: 'MATCH_UNREADABLE' }));
    },
  );
});

describe('If-None-Match', () => {
  test('knows the tag alone or in a list, weak or strong', () => {
    fc.assert(
      fc.property(fc.constantFrom({ version: 4 }, { text: 'a' }), fc.string(), (output, body) => {
        const tag = tagOfRead(output, body);
        for (const header of [tag, `W/"x", ${tag}`, `${tag},"y"`, tag.replace(/^W\//, ''), '*'])
          expect(hasAlready(header, tag)).toBe(true);
      }),
    );
  });

  test('another version or another body is news', () => {
    const tag = tagOfRead({ version: 4 }, 'body');
    for (const other of [
      tagOfRead({ version: 5 }, 'body'),
      tagOfRead({ version: 4 }, 'other'),
      '"v4"',
      'v4',
      undefined,
    ])
      expect(hasAlready(other, tag)).toBe(false);
  });
});

test.each([{ version: 1.5 }, { version: -1 }, { version: '3' }, {}, null, 'text', []])(
  'only a whole number is a version: %j has none',
  (output) => {
    expect(tagOfWrite(output)).toBeUndefined();
    expect(tagOfRead(output, 'body')).toMatch(/^W\/"[\w-]{16}"$/);
  },
);

import { describe, expect, test } from 'vitest';
import { compileSite } from './index.ts';

const front = '---\ntitle: T\nft.audience: internal\n---\n# T\n\n';
const header =
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| - | - | - | - | - |';

/** `code line` of every finding of this page that is about rows. */
function found(body: string): string[] {
  const { findings } = compileSite([{ path: 'a.md', text: front + body }], { hash: () => '' });
  return findings
    .filter(({ code }) => code === 'PB028-task-hidden' || code === 'PB035-rows-without-header')
    .map(({ code, line }) => `${code.slice(0, 5)} ${line}`);
}

describe('a row that is not read is named', () => {
  test('below the header of another table, when it is an id with a name beside it', () => {
    expect(found('| Workload | Set up |\n| - | - |\n| 359 | Collect the list |')).toEqual(['PB035 9']);
  });

  test.each([
    ['a port', '| Port | Use |', '| 443 | Sign-in and mail |'],
    ['a year', '| Wave | What |', '| 2019 | The first wave |'],
    ['a request', '| Request | What |', '| 75865 | A change of wording |'],
    ['a number without a name', '| Wave | People |', '| 500 | 20 |'],
    ['a matrix', '| Workload | Set up |', '| 1641: Set up a domain | Exchange online |'],
  ])('but not %s', (_, head, row) => {
    expect(found(`${head}\n| - | - |\n${row}`)).toEqual([]);
  });

  test('in a comment, also broken over two lines: below a row that is one', () => {
    const rows = '| 1001 | Plan | M | FE | Teams |\n| 1002 | Broken over\ntwo lines | O | FE | Teams |';
    expect(found(`<!--\n${rows}\n-->`)).toEqual(['PB028 8', 'PB028 9']);
  });

  test('in a comment below the header of a table', () => {
    expect(found(`${header}\n<!--\n| 1001 | Broken after a cell |\n-->`)).toEqual(['PB028 10']);
    expect(found(`${header}\n\n<!--\n\n| 443 | Sign-in and mail |\n-->`)).toEqual([]);
  });
});

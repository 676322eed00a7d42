import { describe, expect, test } from 'vitest';
import { compileSite } from './index.ts';

const front = '---\ntitle: T\nft.audience: internal\n---\n# T\n\n';
const table = `## Approach\n\n### Do it\n\nPrimary Role: **FM**\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| - | - | - | - | - |\n| 1001 | Plan as in task 7001 | M | FE | Teams |\n`;

/** `id line:column` of every unknown task that a page with this text names, beside a page that holds task 1001. */
function unknown(
  text: string,
  others: Readonly<Record<string, string>> = { 'b.md': front + table },
): string[] {
  const files = Object.entries({ ...others, 'a.md': front + text }).map(([path, body]) => ({
    path,
    text: body,
  }));
  return compileSite(files, { hash: () => '' })
    .findings.filter(({ code }) => code === 'PB056-task-unknown')
    .map(({ message, line, column }) => `${/\d+/.exec(message)?.[0]} ${line}:${column}`);
}

describe('a task that the text names by its number', () => {
  test.each([
    ['Mark Task 4021 complete.', ['4021 7:11']],
    ['As before (task #4021).', ['4021 7:18']],
    ['Linked from FTOP task ID 4021.', ['4021 7:26']],
    ['See **Task [4021](https://example.com/4021)**.', ['4021 7:13']],
    ['Close task\n4021 first.', ['4021 8:1']],
    ['Tasks 1001, 4021 and 3070 belong together.', ['4021 7:13', '3070 7:22']],
    ['Erst Aufgabe 4021, dann weiter.', ['4021 7:14']],
    ['タスク 4021を完了します。', ['4021 7:5']],
    ['| Area | What |\n| - | - |\n| Mail | Ends task 4021 |', ['4021 9:20']],
  ])('is known: %s', (text, ids) => {
    expect(unknown(text)).toEqual(ids);
  });

  test.each([
    'Mark task 1001 complete.',
    'The tasks 2019 brought are done, and KB 4021 is installed.',
    'Run `task 4021`, or\n\n```\ntask 4021\n```',
    'Task 4021 % of the time, tasks 4,021 of them, task 40212 and multitask 4021.',
    'See https://example.com/task/4021 or task-4021.md, and Office 365 tasks.',
    'Task 1001 and 500 people.',
    '## Refresh Summary\n\n| Date | Who | What |\n| - | - | - |\n| 4/25/2019 | Bo | Removed task 4021 |',
    '<!-- task 4021 -->',
  ])('nothing is said of: %s', (text) => {
    expect(unknown(text)).toEqual([]);
  });

  test('an entry of the catalogue is enough', () => {
    const entry = (id: string) => `## ${id}: Plan\n\n**Task Description**\n\nBefore task ${id}.\n\n---\n\n`;
    expect(unknown('Task 4021.', { 'c.md': front + entry('4021') + entry('4022') })).toEqual([]);
  });

  test('a site without tasks, and a change log, name what they like', () => {
    expect(unknown('Task 4021.', {})).toEqual([]);
    const log = '---\ntitle: Change Log\nft.audience: internal\n---\n# Change Log\n\nTask 4021 is gone.\n';
    expect(unknown('Task 1001.', { 'b.md': front + table, 'log.md': log })).toEqual([]);
  });
});

import { type Examples, header, onPage, page, step } from './example.ts';

const sound = '| 1001 | Invite | M | SME | Teams |';
const second = '| 1002 | Remind | O | SME | Teams |';

/** Task tables. */
export const tableExamples: Examples = {
  'PB020-rows-glued': onPage(
    'A line end was lost. Other tools show the first task alone; here both are read.',
    step(`${sound}${second}`),
    step(`${sound}\n${second}`),
  ),
  'PB021-leading-pipe': onPage(
    'The first cell is empty and every other stands one column too far right.',
    step(`|${sound}`),
    step(sound),
  ),
  'PB022-missing-pipe': onPage(
    'Two cells became one. They are parted where it is sure.',
    step('| 1001 | Invite | M SME | Teams |'),
    step(sound),
  ),
  'PB023-missing-name': onPage(
    'A task is tracked by its name; people cannot tell what to do from a number.',
    step('| 1001 | | M | SME | Teams |'),
    step(sound),
  ),
  'PB024-row-broken': onPage(
    'Other tools end the table at a row that is broken over two lines. Here it is joined.',
    step('| 1001 | Invite\n| M | SME | Teams |'),
    step(sound),
  ),
  'PB025-table-width': onPage(
    'Other tools show no table at all unless the row of hyphens has as many cells as the header.',
    page(`### Invite the users\n\nPrimary Role: **SME**\n\n${header}\n| --- | --- |\n${sound}`),
    step(sound),
  ),
  'PB034-table-interrupted': onPage(
    'An empty line ends a table for every other tool; the rows below it are read with the header above.',
    step(`${sound}\n\n| 1002 | Remind |`),
    step(`${sound}\n| 1002 | Remind | O | SME | Teams |`),
  ),
  'PB035-rows-without-header': onPage(
    'A number at the start of a row makes no task of it: the header has to say so, or a cell with M or O.',
    page(
      '### Invite the users\n\nPrimary Role: **SME**\n\n| 1001 | Invite |\n| --- | --- |\n| 1002 | Remind |',
    ),
    page(
      '### Invite the users\n\nPrimary Role: **SME**\n\n| Task ID | Task Name |\n| --- | --- |\n| 1001 | Invite |\n| 1002 | Remind |',
    ),
  ),
  'PB026-row-without-id': onPage(
    'Without an id of three or four digits a row cannot be tracked, and is no task.',
    step('| new | Invite | M | SME | Teams |'),
    step(sound),
  ),
  'PB027-mandatory-unknown': onPage(
    'The work counts mandatory tasks. Write M or O.',
    step('| 1001 | Invite | perhaps | SME | Teams |'),
    step(sound),
  ),
  'PB028-task-hidden': onPage(
    'A hidden row is not read. Delete it if it is meant to go, show it if it is meant to stay.',
    step(`<!--\n${sound}\n-->`),
    step(sound),
  ),
  'PB029-task-twice': onPage(
    'One step holds a task once. The first row is taken.',
    step(`${sound}\n${sound}`),
    step(sound),
  ),
};

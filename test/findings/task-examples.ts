import { type Example, type Examples, matter, page, step } from './example.ts';

const sound = '| 1001 | Invite | M | SME | Teams |';
const twoPages = (why: string, row: string): Example => ({
  why,
  bad: { 'invite.md': step(sound), 'plan.md': step(row) },
  good: { 'invite.md': step(sound), 'plan.md': step(sound) },
});
const entry = (id: string, name: string): string =>
  `## ${id}: ${name}\n\n**Task Location:** Enable \\> Plan\n\n**Task Description**\n\n${name} all users.\n\n---\n\n`;
const secret =
  'Ask the account team how much the customer spent last year before you offer anything that costs us a week.';
const catalogue = (...entries: string[]): string =>
  `${matter()}# Tasks\n\n${entries.join('')}`.replace(/\n+$/, '\n');

/** What pages say about the same task, and to whom. */
export const taskExamples: Examples = {
  'PB050-task-name-differs': twoPages(
    'One id is one task. Where its names differ, people on two pages do different work under one number.',
    '| 1001 | Remind | M | SME | Teams |',
  ),
  'PB051-task-mandatory-differs': twoPages(
    'A task is mandatory or not; what is counted depends on it.',
    '| 1001 | Invite | O | SME | Teams |',
  ),
  'PB052-task-role-differs': twoPages(
    'Two pages give one task to different people. Abbreviations of one role are no difference.',
    '| 1001 | Invite | M | Gateway | Teams |',
  ),
  'PB053-task-services-differ': twoPages(
    'A task is tracked for each of its services. Other names of one service, and another order, are no difference.',
    '| 1001 | Invite | M | SME | Yammer |',
  ),
  'PB054-task-not-in-catalogue': {
    why: 'A site that has a catalogue describes every task in it.',
    bad: { 'plan.md': step(sound), 'tasks.md': catalogue(entry('1002', 'Remind'), entry('1003', 'Thank')) },
    good: { 'plan.md': step(sound), 'tasks.md': catalogue(entry('1001', 'Invite'), entry('1002', 'Remind')) },
  },
  'PB055-task-not-placed': {
    why: 'Nobody meets the task in the course of the work. So that it is not lost, the page that its location names lists it – by its title, by that of one of its steps, or by what an "Uncategorized Tasks (name)" step calls it – if everybody who reads that page may read the catalogue. Put it into a step or take it out of the catalogue.',
    bad: { 'plan.md': step(sound), 'tasks.md': catalogue(entry('1001', 'Invite'), entry('1002', 'Remind')) },
    good: {
      'plan.md': step(`${sound}\n| 1002 | Remind | O | SME | Teams |`),
      'tasks.md': catalogue(entry('1001', 'Invite'), entry('1002', 'Remind')),
    },
  },
  'PB056-task-unknown': {
    why: 'Readers look for the task and find none: the number is mistyped, or the task is gone. What a Refresh Summary or a change log tells of tasks that are gone is not asked, nor what looks like a year.',
    bad: { 'invite.md': step(sound), 'plan.md': page('Mark task 1010 complete when everybody is invited.') },
    good: { 'invite.md': step(sound), 'plan.md': page('Mark task 1001 complete when everybody is invited.') },
  },
  'PB060-audience-leak': {
    why: 'Partners would learn of internal material. Name it without a link, or link to an edition for partners.',
    bad: { 'invite.md': page('By mail.'), 'plan.md': page('See [Invite](invite.md).', 'partner') },
    good: {
      'invite.md': page('By mail.', 'internal, partner'),
      'plan.md': page('See [Invite](invite.md).', 'partner'),
    },
  },
  'PB061-personal-data': {
    why: 'A page that leaves the house shows nobody’s mail address.',
    bad: { 'plan.md': page('Ask lotte@contoso.example.', 'partner') },
    good: { 'plan.md': page('Ask the owner of this page.', 'partner') },
  },
  'PB062-twin-differs': {
    why: 'A page and its edition for partners describe the same work.',
    bad: {
      'plan.md': step(`${sound}\n| 1002 | Remind | O | SME | Teams |`),
      'plan-partner.md': step(sound, 'partner'),
    },
    good: { 'plan.md': step(sound), 'plan-partner.md': step(sound, 'partner') },
  },
  'PB063-translation-differs': {
    why: 'A translation has the tasks of its page, mandatory where they are. Names may be translated.',
    bad: { 'plan.md': step(sound), 'plan-de.md': step('| 1001 | Einladen | O | SME | Teams |') },
    good: { 'plan.md': step(sound), 'plan-de.md': step('| 1001 | Einladen | E | SME | Teams |') },
  },
  'PB064-internal-quoted': {
    why: 'Partners read what was written for internal people. Twelve words in a row are a quotation, and so is a whole task description or section of eight or more. It is none when another page that partners read says the same, for partners alone or for both: then it is no secret. Nor is what a page shares with its own internal edition (`plan.md` and `plan-partner.md`), for the two are written together, or what it includes. Labels, task tables, refresh tables, Next Steps and code are not compared.',
    bad: { 'invite.md': page(secret), 'plan.md': page(`Invite the users. ${secret}`, 'partner') },
    good: { 'invite.md': page(secret), 'plan.md': page('Invite the users.', 'partner') },
  },
};

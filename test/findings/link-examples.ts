import { type Example, type Examples, onPage, page } from './example.ts';

const linking = (why: string, bad: string, good: string): Example => {
  const other = { 'invite.md': page('## Write a mail\n\nTo everybody.') };
  return {
    why,
    bad: { 'plan.md': page(`See ${bad}.`), ...other },
    good: { 'plan.md': page(`See ${good}.`), ...other },
  };
};
const include = (path: string): string => `[!INCLUDE [Feedback](${path})]`;
// One more than the levels that are read.
const deep = Array.from({ length: 12 }, (_, i) => [
  `level-${i + 1}.md`,
  i < 11 ? include(`level-${i + 2}.md`) : 'Invite the users.\n',
]);

/** Includes, directives and links. */
export const linkExamples: Examples = {
  'PB030-include-missing': {
    why: 'The page is shown without the part that it includes.',
    bad: { 'plan.md': page(include('parts/feedback.md')) },
    good: { 'plan.md': page(include('parts/feedback.md')), 'parts/feedback.md': 'Tell us.\n' },
  },
  'PB031-include-cycle': {
    why: 'A file that includes itself, over however many others, never ends. It is left out where the circle closes.',
    bad: { 'plan.md': page(include('part.md')), 'part.md': `${include('part.md')}\n` },
    good: { 'plan.md': page(include('part.md')), 'part.md': 'Tell us.\n' },
  },
  'PB032-include-too-much': {
    why: 'Ten levels of includes, and fifty thousand lines, are more than any page needs. The rest is left out.',
    bad: { 'plan.md': page(include('level-1.md')), ...Object.fromEntries(deep) },
    good: { 'plan.md': page(include('level-1.md')), 'level-1.md': 'Invite the users.\n' },
  },
  'PB033-directive-open': onPage(
    'Other tools take all that follows for a part of the directive, or show its marks as text.',
    page(':::row:::\n\nInvite the users.'),
    page(':::row:::\n\nInvite the users.\n\n:::row-end:::'),
  ),
  'PB036-include-within': {
    why: 'Other tools put the file there only when the include has a line of its own, with a name and a path. Readers see its marks instead.',
    bad: { 'plan.md': page(`Then: ${include('part.md')}`), 'part.md': 'Tell us.\n' },
    good: { 'plan.md': page(`Then:\n\n${include('part.md')}`), 'part.md': 'Tell us.\n' },
  },
  'PB040-page-missing': linking(
    'The reader meets an error. The hint names pages with a similar name.',
    '[Invite](invites.md)',
    '[Invite](invite.md)',
  ),
  'PB041-anchor-missing': linking(
    'The reader lands on top of the page instead of at the heading.',
    '[the mail](invite.md#write-mail)',
    '[the mail](invite.md#write-a-mail)',
  ),
  'PB042-link-case': linking(
    'On most servers upper and lower case are different pages, though not on most desks.',
    '[Invite](Invite.md)',
    '[Invite](invite.md)',
  ),
  'PB043-safe-link': linking(
    'The address was copied out of a mail. The wrapper tells a third party who reads it, and stops working one day.',
    '[the guide](https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fguide&data=1)',
    '[the guide](https://example.com/guide)',
  ),
  'PB044-not-https': linking(
    'Whoever is on the way can read and change what comes.',
    '[the guide](http://example.com/guide)',
    '[the guide](https://example.com/guide)',
  ),
  'PB045-no-scheme': linking(
    'Without a scheme the address is read as a page of this site.',
    '[the guide](www.example.com/guide)',
    '[the guide](https://www.example.com/guide)',
  ),
  'PB046-blank-in-link': {
    why: 'Other tools show no link when its target holds a blank.',
    bad: { 'plan.md': page('See [the list](the list.md).'), 'the list.md': page('Nobody yet.') },
    good: { 'plan.md': page('See [the list](the-list.md).'), 'the-list.md': page('Nobody yet.') },
  },
  'PB047-unsafe-link': linking(
    'Links with such schemes run programs or open files. They are never shown.',
    '[the guide](javascript:guide)',
    '[the guide](https://example.com/guide)',
  ),
  'PB048-link-outside': linking(
    'What is not in the folder of the site is not published with it.',
    '[Invite](../../other/invite.md)',
    '[Invite](invite.md)',
  ),
};

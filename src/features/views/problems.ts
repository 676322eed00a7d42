import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  VIEW_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such view: it was removed, or it is not shared with you.',
  },
  VIEW_NOT_YOURS: {
    kind: 'forbidden',
    say: (name: string, owner: string) =>
      `“${name}” belongs to ${owner}, who alone can change it. Save it under a name of your own instead.`,
  },
  VIEW_SHARING_INTERNAL: {
    kind: 'forbidden',
    say: () => 'Views are shared among the people of the organisation. Keep this one for yourself.',
  },
  VIEW_NAMED_TWICE: {
    kind: 'conflict',
    say: (name: string) =>
      `You have a view called “${name}” already. Change that one, or choose another name.`,
  },
  VIEWS_FULL: {
    kind: 'conflict',
    say: (most: number) =>
      `You keep ${most} views of this list, which is the most there can be. Remove one first.`,
  },
  /** Details carry `current`. */
  VERSION_STALE: {
    kind: 'stale',
    say: (name: string) =>
      `“${name}” has been changed in another window. Save again to put yours in its place, or discard yours to see that one.`,
  },
  CURSOR_UNREADABLE: {
    kind: 'invalid',
    say: () => 'This cursor is none that the list gave out under this order. Begin without one.',
  },
  WHOSE_REFUSED: {
    kind: 'forbidden',
    say: (known: readonly string[]) => `You have no such list of tenants. Yours are: ${known.join(', ')}.`,
  },
  BULK_INTERNAL: {
    kind: 'forbidden',
    say: () => "This is the organisation's own. Ask the tenants' FastTrack Managers to change it.",
  },
  BULK_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such change of several tenants, or somebody else made it.',
  },
  BULK_UNDONE: {
    kind: 'conflict',
    say: () => 'This change has been taken back already.',
  },
});

import { defineProblems } from '../../base/problems.ts';
import { longestAction, mostDrafts } from './model.ts';

/** Refusals of the notes (domain.md, appendix C: V7, V8, V9; V13 is the tenants'). */
export const problems = defineProblems({
  NOTE_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such note, or it is not for you. Look in the notes of its tenant.',
  },
  NOTE_TASK_UNKNOWN: {
    kind: 'invalid',
    say: (taskId: string) =>
      `“${taskId}” is not a valid task id: no page of the published playbook has such a task. Mend the number, or leave it out.`,
  },
  NOTE_TASK_INTERNAL: {
    kind: 'invalid',
    say: (taskId: string) =>
      `Partners may read this note, and task ${taskId} is not in their playbook. Leave the task out, or keep the note internal.`,
  },
  NOTE_ACTION_TOO_LONG: {
    kind: 'invalid',
    say: (length: number) =>
      `The next action has ${length} characters; it holds ${longestAction}. Say the rest in the note itself.`,
  },
  NOTE_ACTION_MISSING: {
    kind: 'invalid',
    say: () =>
      'A date or an owner stands there, but no next action. Say what is to be done, or clear date and owner.',
  },
  NOTE_OWNER_UNKNOWN: {
    kind: 'invalid',
    say: () =>
      'The next action can only be given to you or to somebody who is assigned to this tenant. Choose one of them.',
  },
  NOTE_OWNER_PARTNER: {
    kind: 'invalid',
    say: (name: string) =>
      `${name} is with a partner and could not read this note. Let partners read it, or choose another owner.`,
  },
  NOTE_CORRECTED_UNKNOWN: {
    kind: 'invalid',
    say: () =>
      'The note that is to be corrected is none of this tenant. Open it there, and correct it from it.',
  },
  NOTE_ACTION_NONE: {
    kind: 'conflict',
    say: () => 'This note has no next action, so there is nothing to be done. Load it again.',
  },
  NOTE_DRAFTS_FULL: {
    kind: 'conflict',
    say: () =>
      `You have ${mostDrafts} drafts, and that is as many as are kept. Save one as a note or delete one; your text stays in the editor until then.`,
  },
  NOTE_DRAFT_UNKNOWN: {
    kind: 'missing',
    say: () =>
      'There is no such draft of yours. It may have been saved as a note or deleted in another window.',
  },
  /** Details carry `current`, the draft as it stands now. */
  NOTE_DRAFT_STALE: {
    kind: 'stale',
    say: () => 'You changed this draft in another window. Choose which of the two texts to keep.',
  },
  NOTE_CURSOR_UNREADABLE: {
    kind: 'invalid',
    say: () => 'This cursor is none that the list gave out. Begin without one.',
  },
});

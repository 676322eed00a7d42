import { defineProblems } from '../../base/problems.ts';

const listed = (all: readonly string[]) => all.join(', ') || 'nothing';

export const problems = defineProblems({
  PROCESS_UNKNOWN: {
    kind: 'missing',
    say: (process: string) => `No published playbook defines a process ${process} that you may see.`,
  },
  CASE_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such case, or you may not see it.',
  },
  CASE_EVENT_NOT_HERE: {
    kind: 'conflict',
    say: (event: string, state: string, events: readonly string[]) =>
      `${event} does not happen while the case is ${state}. What may happen: ${listed(events)}.`,
  },
  CASE_EVENT_NOT_YOURS: {
    kind: 'forbidden',
    say: (event: string, actors: readonly string[]) => `${event} is for ${listed(actors)}.`,
  },
  CASE_FORM_WRONG: {
    kind: 'invalid',
    say: (faults: readonly string[]) => faults.join(' '),
  },
  CASE_CONFIRM: {
    kind: 'conflict',
    say: (say: readonly string[]) => `${say.join(' ')} Confirm it to go on.`,
  },
  CASE_REFUSED: {
    kind: 'conflict',
    say: (event: string, conditions: readonly string[]) =>
      `${event} can't happen yet. Needed: ${listed(conditions)}.`,
  },
  CASE_CANT_TELL: {
    kind: 'conflict',
    say: (event: string, doubts: readonly string[]) =>
      `Nobody can tell whether ${event} may happen: ${listed(doubts)}.`,
  },
  CASE_DEFINITION_BROKEN: {
    kind: 'broken',
    say: (message: string) =>
      `The definition of this process is at fault: ${message}. Nothing was changed; tell the owner of the playbook.`,
  },
  CASE_MOVED: {
    kind: 'stale',
    say: (state: string) => `Somebody was faster: the case is ${state} now. Nothing of yours was stored.`,
  },
  CASE_OPEN_ALREADY: {
    kind: 'conflict',
    say: (tenant: string) => `A case of this process is open for ${tenant} already.`,
  },
  CASE_NOT_NEWEST: {
    kind: 'conflict',
    say: () => 'A newer case of this process exists for the tenant; this one is history.',
  },
  MEETING_NONE: {
    kind: 'missing',
    say: () => 'No meeting has been booked for this case.',
  },
  CASE_PERSON_UNKNOWN: {
    kind: 'invalid',
    say: (actor: string) => `Who was named as ${actor} is nobody who can be that.`,
  },
});

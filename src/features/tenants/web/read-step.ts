import type { MessageKey, MessageValues } from '../../../ui/i18n.ts';
import type { TimelineEntry } from '../model.ts';

type Facts = Readonly<Record<string, unknown>>;

interface ReadStep {
  readonly key: MessageKey;
  readonly values: MessageValues;
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

/** A step of a case as a sentence: which process, what happened, where it led. @returns undefined for an entry of another kind. */
export function readStep({ kind, facts }: TimelineEntry): ReadStep | undefined {
  if (kind !== 'case.moved') return undefined;
  const called = (facts.called ?? facts) as Facts;
  const word = (name: string) => (typeof called[name] === 'string' ? called[name] : '');
  const from = word('from');
  const to = word('to');
  const cycle = typeof facts.cycle === 'number' ? facts.cycle : 1;
  const says = Array.isArray(facts.says) ? facts.says.join(', ') : '';
  const values = { process: word('process'), event: word('event'), to, cycle, says };
  const key =
    from === ''
      ? 'tenants.entry.case.begun'
      : says !== ''
        ? 'tenants.entry.case.movedSaying'
        : 'tenants.entry.case.moved';
  const changes = from === '' || from === to ? [] : [{ field: 'state', before: from, after: to }];
  return { key, values, changes };
}

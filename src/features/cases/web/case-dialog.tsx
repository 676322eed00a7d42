import { useState } from 'react';
import type { Id } from '../../../base/ids.ts';
import { call } from '../../../ui/call.ts';
import { FieldConflict } from '../../../ui/field-conflict.tsx';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { actOnCase, previewEvent } from '../contract.ts';
import type { Case, CaseField, OpenEvent } from '../model.ts';
import { type Answers, isSame, listOf, textOf } from './answers.ts';
import { EventDialog } from './event-dialog.tsx';
import styles from './form.module.css';
import type { EventForm } from './use-event-form.ts';

interface Props {
  /** The case as it is now: it may have moved since the form was opened. */
  readonly shown: Case;
  /** The event as it was when the form was opened. */
  readonly event: OpenEvent;
  readonly onClose: () => void;
}

const answersOf = (shown: Case, { wizard }: OpenEvent): Answers => (wizard && shown.stored[wizard]) || {};

/** An event of a case with its form. What was typed outlives that somebody else was faster. */
export function CaseDialog({ shown, event, onClose }: Props) {
  const t = useT();
  const { show } = useToasts();
  const [opened] = useState(shown);
  const caseId = shown.id as Id<'case'>;
  const now = shown.events.find((one) => one.event === event.event);
  const gone = now === undefined || !now.mine;
  const moved = shown.version !== opened.version;
  const task = event.task === null ? '' : t('cases.whereTask', { task: event.task });
  const where = [task, shown.tenant, t('cases.cycle', { cycle: shown.cycle })].filter(Boolean).join(' · ');
  return (
    <EventDialog
      where={where}
      event={now ?? event}
      initial={answersOf(opened, event)}
      gone={gone}
      door={{
        ask: (answers) => contractQuery(previewEvent, { caseId, event: event.event, answers }),
        send: ({ answers, confirmed }) =>
          call(actOnCase, {
            caseId,
            event: event.event,
            version: shown.version,
            answers,
            confirmed: [...confirmed],
          }),
      }}
      above={(form) =>
        moved && <Moved opened={opened} shown={shown} event={now ?? event} gone={gone} form={form} />
      }
      onDone={(done) => {
        show({ title: t('cases.done', { event: event.label, state: done.stateLabel }), body: done.tenant });
        onClose();
      }}
      onClose={onClose}
    />
  );
}

interface MovedProps {
  readonly opened: Case;
  readonly shown: Case;
  readonly event: OpenEvent;
  readonly gone: boolean;
  readonly form: EventForm;
}

/** Somebody was faster: where the case is now, and for a wizard what they answered that differs from what stands here. */
function Moved({ opened, shown, event, gone, form }: MovedProps) {
  const t = useT();
  const theirs = answersOf(shown, event);
  const before = answersOf(opened, event);
  const changed = event.fields.filter(({ name }) => {
    const their = { [name]: theirs[name] ?? '' };
    return (
      !isSame(their, { [name]: before[name] ?? '' }) && !isSame(their, { [name]: form.answers[name] ?? '' })
    );
  });
  return (
    <>
      <p className={styles.moved} role="alert">
        {t(gone ? 'cases.movedAway' : 'cases.moved', { state: shown.stateLabel })}
      </p>
      {changed.length > 0 && (
        <FieldConflict
          rows={changed.map((field) => ({
            id: field.name,
            label: field.label,
            theirs: reads(field, event.fields, theirs[field.name]),
            mine: reads(field, event.fields, form.answers[field.name]),
            onTheirs: () => form.set(field.name, theirs[field.name]),
          }))}
        />
      )}
    </>
  );
}

function reads(field: CaseField, fields: readonly CaseField[], value: unknown): string {
  const { choices } = fields.find(({ name }) => name === field.within) ?? field;
  const called = (id: string) => choices.find((choice) => choice.id === id)?.label ?? id;
  return Array.isArray(value) ? listOf(value).map(called).join(', ') : called(textOf(value));
}

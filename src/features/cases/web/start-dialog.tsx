import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Id } from '../../../base/ids.ts';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useGo } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { previewStart, startCase } from '../contract.ts';
import type { CaseStart } from '../model.ts';
import { EventDialog } from './event-dialog.tsx';
import styles from './form.module.css';

interface Props {
  readonly tenantId: string;
  readonly start: CaseStart;
  readonly event: CaseStart['events'][number];
  readonly onClose: () => void;
}

/** Begins a case, by one of the events that its process begins with. */
export function StartDialog({ tenantId, start, event, onClose }: Props) {
  const t = useT();
  const go = useGo();
  const { show } = useToasts();
  const [named, setNamed] = useState<Readonly<Record<string, string>>>({});
  const at = { tenantId: tenantId as Id<'tenant'>, process: start.process, event: event.event };
  const people = Object.entries(named).flatMap(([actor, person]) =>
    person === '' ? [] : [{ actor, person }],
  );
  return (
    <EventDialog
      where={start.title}
      event={event}
      initial={{}}
      door={{
        ask: (answers) => contractQuery(previewStart, { ...at, answers }),
        send: ({ answers }) => call(startCase, { ...at, answers, people }),
      }}
      below={event.people.map(({ actor, label, choices }) => (
        <Field key={actor} label={t('cases.named', { actor: label })} hint={t('cases.namedHint')}>
          <Select
            className={styles.named ?? ''}
            value={named[actor] ?? ''}
            onChange={(_, { value }) => setNamed({ ...named, [actor]: value })}
          >
            <option value="">{t('cases.nobody')}</option>
            {choices.map(({ id, label: name, note }) => (
              <option key={id} value={id}>
                {note === '' ? name : `${name} (${note})`}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      onDone={(done) => {
        show({
          title: t('cases.started', { process: done.title, state: done.stateLabel }),
          body: done.tenant,
        });
        onClose();
        go(`/cases/${done.id}`);
      }}
      onClose={onClose}
    />
  );
}

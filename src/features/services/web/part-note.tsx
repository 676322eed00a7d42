import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { formatPercent } from '../../../ui/time.ts';
import { longestNote } from '../checks.ts';
import { pathOf } from '../taxonomy/pick-lists.ts';
import { type Suggestion, suggest } from '../taxonomy/suggest.ts';
import { forStatus, type RowDraft } from './draft.ts';
import styles from './services.module.css';

interface Props {
  readonly row: RowDraft;
  readonly service: string;
  readonly wrong: string | null;
  readonly onChange: (next: Partial<RowDraft>) => void;
}

const tones = { red: 'bad', orange: 'warn', green: 'ok' } as const;

/** The note of a part, and where its words would put it. */
export function PartNote({ row, service, wrong, onChange }: Props) {
  const t = useT();
  const [suggested, setSuggested] = useState<{ readonly note: string; readonly found: Suggestion }>();
  const { note } = row;
  const over = note.length > longestNote;
  // It speaks of the words it was asked about, and of no others.
  const found = suggested?.note === note ? suggested.found : undefined;
  return (
    <div className={styles.note}>
      <Field
        label={t('services.note')}
        hint={t('services.noteLeft', { count: longestNote - note.length })}
        validationMessage={
          wrong ?? (over ? t('services.noteTooLong', { count: note.length - longestNote }) : null)
        }
      >
        <Textarea value={note} resize="vertical" onChange={(_, { value }) => onChange({ note: value })} />
      </Field>
      <div className={styles.suggest}>
        <Button
          size="small"
          disabled={note.trim() === ''}
          onClick={() => setSuggested({ note, found: suggest(note, service) })}
        >
          {t('services.suggest')}
        </Button>
        <span role="status">
          {found && (
            <SuggestionWords
              found={found}
              service={service}
              onUse={(picked) => onChange({ ...forStatus(row, picked.status), ...picked })}
            />
          )}
        </span>
      </div>
    </div>
  );
}

function SuggestionWords(props: {
  found: Suggestion;
  service: string;
  onUse: (picked: NonNullable<Suggestion['picked']>) => void;
}) {
  const t = useT();
  const { found, service, onUse } = props;
  const { level, confidence, picked } = found;
  const sure = (
    <Chip tone={tones[level]}>{t(`services.suggest.${level}`, { percent: formatPercent(confidence) })}</Chip>
  );
  if (picked === null)
    return (
      <>
        {sure} {t('services.suggest.nothing')}
      </>
    );
  // The reason of In Progress is derived, so it is not picked.
  const use = picked.status === 'in-progress' ? { ...picked, reason: null, engineering: null } : picked;
  return (
    <>
      {sure} {pathOf(service, picked)}{' '}
      <Button size="small" onClick={() => onUse(use as NonNullable<Suggestion['picked']>)}>
        {t('services.suggest.use')}
      </Button>
      {level === 'orange' && <span className={styles.quiet}> {t('services.suggest.more')}</span>}
    </>
  );
}

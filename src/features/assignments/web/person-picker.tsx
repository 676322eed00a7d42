import { Button, Combobox, Field, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { Person } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import type { Candidate } from '../model.ts';
import { Offer } from './add-person.tsx';
import styles from './reassign.module.css';
import { useReassignable } from './use-reassign.ts';

interface Props {
  readonly side: 'from' | 'to';
  readonly chosen: Candidate | undefined;
  readonly onChoose: (person: Candidate | undefined) => void;
}

/** Finds somebody by name or e-mail, and shows who was chosen. */
export function PersonPicker({ side, chosen, onChoose }: Props) {
  const t = useT();
  const [search, setSearch] = useState('');
  const { data, isFetching } = useReassignable(search, side);
  const items = search.trim() === '' ? [] : (data?.items ?? []);
  if (chosen !== undefined)
    return (
      <div className={styles.chosen}>
        <span className={styles.label}>{t(`reassign.${side}`)}</span>
        <span className={styles.who}>
          <Person name={chosen.name} size={28} />
          <Offer person={chosen} text={chosen.name} />
        </span>
        <Button size="small" onClick={() => onChoose(undefined)}>
          {t('reassign.change')}
        </Button>
      </div>
    );
  return (
    <Field label={t(`reassign.${side}`)} hint={t(`reassign.${side}Hint`)} className={styles.picker ?? ''}>
      <Combobox
        freeform
        placeholder={t('assignments.addHint')}
        value={search}
        selectedOptions={[]}
        onChange={(event) => setSearch(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          const person = items.find(({ id }) => id === optionValue);
          if (person === undefined) return;
          onChoose(person);
          setSearch('');
        }}
      >
        {items.map((person) => (
          <Option key={person.id} value={person.id} text={person.name}>
            <Offer person={person} text={person.name} />
          </Option>
        ))}
        {items.length === 0 && !isFetching && (
          <Option disabled value="" text="">
            {search.trim() === ''
              ? t('assignments.addType')
              : t('reassign.noneFound', { search: search.trim() })}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

import { Combobox, Field, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Presence } from '../../../ui/presence.tsx';
import { emptyLine, keyOf, normal } from '../lines.ts';
import { type AssigneeFacts, type Candidate, type Line, type TabId, tabs } from '../model.ts';
import { holdsRole } from '../rules.ts';
import styles from './assignments.module.css';
import { useCandidates, type Where } from './use-assignments.ts';
import { roleShort } from './words.ts';

interface Props {
  readonly where: Where;
  readonly tab: TabId;
  /** Keys of lines that are there already. */
  readonly there: ReadonlySet<string>;
  readonly onAdd: (person: AssigneeFacts, line: Line) => void;
}

/** Finds somebody by name or e-mail, and adds them in one of their roles of the tab: with the box of the whole ticked. */
export function AddPerson({ where, tab, there, onAdd }: Props) {
  const t = useT();
  const [search, setSearch] = useState('');
  const { data, isFetching } = useCandidates(where, search, tab);
  const roles = tabs.find(({ id }) => id === tab)?.roles ?? [];
  const offers = (search.trim() === '' ? [] : (data?.items ?? [])).flatMap((person) =>
    roles.filter((role) => holdsRole(person, role)).map((role) => ({ person, role })),
  );
  return (
    <Field label={t('assignments.add')} className={styles.add ?? ''}>
      <Combobox
        freeform
        placeholder={t('assignments.addHint')}
        value={search}
        selectedOptions={[]}
        onChange={(event) => setSearch(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = offers.find(
            (offer) => keyOf({ person: offer.person.id, role: offer.role }) === optionValue,
          );
          if (chosen === undefined) return;
          const { person, role } = chosen;
          onAdd(person, normal({ ...emptyLine(person.id, role), whole: true }));
          setSearch('');
        }}
      >
        {offers.map(({ person, role }) => {
          const key = keyOf({ person: person.id, role });
          const text = t('assignments.addAs', { name: person.name, role: roleShort(role) });
          return (
            <Option key={key} value={key} text={text} disabled={there.has(key)}>
              <Offer person={person} text={text} there={there.has(key)} />
            </Option>
          );
        })}
        {offers.length === 0 && !isFetching && (
          <Option disabled value="" text="">
            {search.trim() === ''
              ? t('assignments.addType')
              : t('assignments.addNone', { search: search.trim() })}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

/** What helps to choose: load, skills, languages, and whether they are there. */
export function Offer({ person, text, there = false }: { person: Candidate; text: string; there?: boolean }) {
  const t = useT();
  return (
    <span className={styles.offer}>
      <b>{text}</b>
      <span>{[person.email, person.firm?.name].filter(Boolean).join(' · ')}</span>
      <span className={styles.chips}>
        {there && <Chip>{t('assignments.thereAlready')}</Chip>}
        {person.queue !== null && (
          <Chip>{t(person.queue === 'active' ? 'assignments.queue' : 'assignments.queueInactive')}</Chip>
        )}
        {person.disabled && <Chip tone="warn">{t('assignments.left')}</Chip>}
        <Chip tone="outline">{t('assignments.tenants', { count: person.tenants })}</Chip>
        {person.availability && <Presence facts={person.availability} />}
        {[...person.skills.slice(0, 4), ...person.languages.slice(0, 3)].map((word) => (
          <Chip key={word} tone="outline">
            {word}
          </Chip>
        ))}
      </span>
    </span>
  );
}

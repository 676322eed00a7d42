import { useT } from '../../../ui/i18n.ts';
import { formatCount } from '../../../ui/time.ts';
import type { Facets } from '../model.ts';
import styles from './library.module.css';
import type { FullSearch } from './note-search.ts';

interface Props {
  readonly facets: Facets;
  readonly more: boolean;
  readonly search: FullSearch;
  readonly onSearch: (next: FullSearch) => void;
}

interface Value {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** What the notes found have, with how many of them; choosing a value narrows the search. */
export function FacetRail({ facets, more, search, onSearch }: Props) {
  const t = useT();
  const plain = (values: Facets['categories']): Value[] =>
    values.map(({ value, count }) => ({ value, label: value, count }));
  const groups: { key: keyof FullSearch; title: string; values: Value[] }[] = [
    { key: 'category', title: t('notes.category'), values: plain(facets.categories) },
    { key: 'escalated', title: t('notes.escalation'), values: one(t('notes.escalated'), facets.escalated) },
    { key: 'blockers', title: t('notes.blockers'), values: one(t('notes.aboutBlockers'), undefined) },
    {
      key: 'tenant',
      title: t('notes.tenant'),
      values: facets.tenants.map(({ value, name, count }) => ({ value, label: name, count })),
    },
    { key: 'service', title: t('notes.service'), values: plain(facets.services) },
    {
      key: 'due',
      title: t('notes.nextUpdate'),
      values: (['week', 'month', 'quarter'] as const).map((value) => {
        return { value, label: t(`notes.due.${value}`), count: facets.due[value] };
      }),
    },
    { key: 'mine', title: t('notes.author'), values: one(t('notes.mine'), facets.mine) },
    { key: 'active', title: t('notes.tenants'), values: one(t('notes.myActive'), undefined) },
    { key: 'legacy', title: t('notes.legacyTitleShort'), values: one(t('notes.legacy'), facets.legacy) },
    {
      key: 'tag',
      title: t('notes.tags'),
      values: facets.tags.map(({ value, count }) => ({ value, label: `#${value}`, count })),
    },
  ];
  return (
    <aside className={styles.rail} aria-label={t('notes.narrow')}>
      {groups.map(({ key, title, values }) => (
        <Group
          key={key}
          title={title}
          values={values.filter(({ count, value }) => count > 0 || count === -1 || search[key] === value)}
          chosen={search[key]}
          onChoose={(value) => onSearch({ ...search, [key]: search[key] === value ? undefined : value })}
        />
      ))}
      {more && <p className={styles.quiet}>{t('notes.bound')}</p>}
    </aside>
  );
}

/** A facet that is there or not; without a count it is not counted. */
const one = (label: string, count: number | undefined): Value[] => [
  { value: 'yes', label, count: count ?? -1 },
];

function Group(props: {
  title: string;
  values: readonly Value[];
  chosen: string | undefined;
  onChoose: (value: string) => void;
}) {
  if (props.values.length === 0) return null;
  return (
    <fieldset className={styles.facet}>
      <legend>{props.title}</legend>
      {props.values.map(({ value, label, count }) => (
        <button
          key={value}
          type="button"
          aria-pressed={props.chosen === value}
          onClick={() => props.onChoose(value)}
        >
          <span>{label}</span>
          {count >= 0 && <i>{formatCount(count)}</i>}
        </button>
      ))}
    </fieldset>
  );
}

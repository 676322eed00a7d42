import { Button } from '@fluentui/react-components';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import type { Facets } from '../model.ts';
import styles from './library.module.css';
import type { FullSearch } from './note-search.ts';

interface Props {
  readonly search: FullSearch;
  readonly facets: Facets | undefined;
  readonly onSearch: (next: FullSearch) => void;
}

/** What the search is narrowed by, each with a cross that drops it. */
export function FilterChips({ search, facets, onSearch }: Props) {
  const t = useT();
  const tenant = facets?.tenants.find(({ value }) => value === search.tenant)?.name;
  const words: Partial<Record<keyof FullSearch, string | undefined>> = {
    category: search.category,
    escalated: search.escalated && t('notes.escalated'),
    blockers: search.blockers && t('notes.aboutBlockers'),
    tenant: search.tenant && (tenant ?? t('notes.tenant')),
    service: search.service,
    due: search.due && t(`notes.due.${search.due}`),
    mine: search.mine && t('notes.mine'),
    active: search.active && t('notes.myActive'),
    legacy: search.legacy && t('notes.legacy'),
    tag: search.tag && `#${search.tag}`,
  };
  const chips = Object.entries(words).flatMap(([key, label]) => (label ? [{ key, label }] : []));
  if (chips.length === 0) return null;
  return (
    <fieldset className={styles.pills} aria-label={t('notes.filters')}>
      {chips.map(({ key, label }) => (
        <Pill key={key} on title={label} onClear={() => onSearch({ ...search, [key]: undefined })}>
          {label}
        </Pill>
      ))}
      {chips.length > 1 && (
        <Button size="small" appearance="subtle" onClick={() => onSearch({ q: search.q, sort: search.sort })}>
          {t('notes.dropFilters')}
        </Button>
      )}
    </fieldset>
  );
}

import { Button, Field, Select } from '@fluentui/react-components';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Empty } from '../../../ui/states.tsx';
import { noteServices, storedCategories } from '../model.ts';
import { FoundList } from './found-list.tsx';
import styles from './library.module.css';
import { LibraryFrame } from './library-frame.tsx';
import type { LatestSearch } from './note-search.ts';
import { useFoundNotes } from './use-notes.ts';

interface Props {
  readonly search: LatestSearch;
  readonly onSearch: (next: LatestSearch) => void;
}

const ages = [undefined, '0-30', '30-60', '60-90'] as const;

/** The newest notes of every tenant one sees. The filters stand in the address. */
export function LatestScreen({ search, onSearch }: Props) {
  const t = useT();
  const { system, ...filter } = search;
  const query = useFoundNotes({
    ...filter,
    sort: 'created',
    ...(system === undefined && { system: 'hidden' }),
  });
  const filtered = Object.values(search).some((value) => value !== undefined);
  const toggle = (what: 'escalated' | 'active') =>
    onSearch({ ...search, [what]: search[what] === undefined ? 'yes' : undefined });
  return (
    <LibraryFrame place="latest">
      <div className={styles.filters}>
        <fieldset className={styles.pills} aria-label={t('notes.age')}>
          {ages.map((age) => (
            <Pill key={age ?? 'all'} on={search.age === age} onClick={() => onSearch({ ...search, age })}>
              {age === undefined ? t('notes.age.all') : t('notes.age.days', { days: age.replace('-', '–') })}
            </Pill>
          ))}
        </fieldset>
        <fieldset className={styles.pills} aria-label={t('notes.filters')}>
          <Pill on={search.escalated === 'yes'} onClick={() => toggle('escalated')}>
            {t('notes.escalated')}
          </Pill>
          <Pill on={search.active === 'yes'} onClick={() => toggle('active')}>
            {t('notes.myActive')}
          </Pill>
          <Pill
            on={system === 'shown'}
            onClick={() => onSearch({ ...search, system: system === undefined ? 'shown' : undefined })}
          >
            {t('notes.systemMessages')}
          </Pill>
        </fieldset>
        <OneOf
          label={t('notes.category')}
          any={t('notes.anyCategory')}
          value={search.category}
          values={storedCategories}
          onValue={(category) => onSearch({ ...search, category: category as LatestSearch['category'] })}
        />
        <OneOf
          label={t('notes.service')}
          any={t('notes.anyService')}
          value={search.service}
          values={noteServices}
          onValue={(service) => onSearch({ ...search, service })}
        />
      </div>
      <div className={styles.body}>
        <FoundList
          query={query}
          withTenant
          nothing={
            filtered ? (
              <Empty
                title={t('notes.noneFits')}
                body={t('notes.noneFitsBody')}
                actions={<Button onClick={() => onSearch({})}>{t('notes.dropFilters')}</Button>}
              />
            ) : (
              <Empty title={t('notes.none')} body={t('notes.noneAnywhere')} />
            )
          }
        />
      </div>
    </LibraryFrame>
  );
}

function OneOf(props: {
  label: string;
  any: string;
  value: string | undefined;
  values: readonly string[];
  onValue: (value: string | undefined) => void;
}) {
  return (
    <Field label={props.label} size="small">
      <Select
        size="small"
        value={props.value ?? ''}
        onChange={(_, data) => props.onValue(data.value || undefined)}
      >
        <option value="">{props.any}</option>
        {props.values.map((value) => (
          <option key={value}>{value}</option>
        ))}
      </Select>
    </Field>
  );
}

import { Button, Field, SearchBox, Select } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { noteSorts } from '../model.ts';
import { FacetRail } from './facet-rail.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FoundList } from './found-list.tsx';
import styles from './library.module.css';
import { LibraryFrame } from './library-frame.tsx';
import type { FullSearch } from './note-search.ts';
import { useFoundNotes } from './use-notes.ts';

interface Props {
  readonly search: FullSearch;
  readonly onSearch: (next: FullSearch) => void;
}

/** Notes by their words and by what they have. Both stand in the address. */
export function SearchScreen({ search, onSearch }: Props) {
  const t = useT();
  const narrow = useMedia('narrow');
  const query = useFoundNotes(search);
  const first = query.data?.pages[0];
  const sort = search.sort ?? ((search.q ?? '').trim() === '' ? 'created' : 'relevance');
  const rail = first?.facets && (
    <FacetRail facets={first.facets} more={first.more} search={search} onSearch={onSearch} />
  );
  return (
    <LibraryFrame place="search">
      <div className={styles.filters}>
        <Words q={search.q ?? ''} onWords={(q) => onSearch({ ...search, q: q === '' ? undefined : q })} />
        <Field label={t('notes.sort')} size="small">
          <Select
            size="small"
            value={sort}
            onChange={(_, data) => onSearch({ ...search, sort: data.value as FullSearch['sort'] })}
          >
            {noteSorts.map((one) => (
              <option key={one} value={one}>
                {t(`notes.sort.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className={styles.found}>
        {narrow
          ? rail && (
              <details className={styles.narrowRail}>
                <summary>{t('notes.narrow')}</summary>
                {rail}
              </details>
            )
          : rail}
        <div className={styles.body}>
          <FilterChips search={search} facets={first?.facets ?? undefined} onSearch={onSearch} />
          <FoundList query={query} withTenant nothing={<Nothing search={search} onSearch={onSearch} />} />
        </div>
      </div>
    </LibraryFrame>
  );
}

function Words({ q, onWords }: { q: string; onWords: (q: string) => void }) {
  const t = useT();
  const box = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(q);
  useEffect(() => setWords(q), [q]);
  useShortcut('/', t('notes.searchNotes'), t('ui.group.lists'), () => box.current?.focus());
  function keys(event: KeyboardEvent): void {
    if (event.key === 'Enter') onWords(words.trim());
  }
  return (
    <search className={styles.words}>
      <SearchBox
        input={{ ref: box }}
        value={words}
        maxLength={500}
        placeholder={t('notes.searchHint')}
        aria-label={t('notes.searchNotes')}
        onChange={(_, data) => {
          setWords(data.value);
          // The cross that empties the field.
          if (data.value === '') onWords('');
        }}
        onKeyDown={keys}
      />
      <Button size="small" onClick={() => onWords(words.trim())}>
        {t('notes.find')}
      </Button>
    </search>
  );
}

function Nothing({ search, onSearch }: Props) {
  const t = useT();
  const { q, sort, ...filter } = search;
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Empty
      title={q === undefined ? t('notes.noneFits') : t('notes.nothing', { words: q })}
      body={t(filtered ? 'notes.noneFitsBody' : 'notes.nothingBody')}
      actions={filtered && <Button onClick={() => onSearch({ q, sort })}>{t('notes.dropFilters')}</Button>}
    />
  );
}

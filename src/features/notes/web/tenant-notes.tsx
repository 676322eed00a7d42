import { Button, SearchBox } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Empty, Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import { FoundList } from './found-list.tsx';
import { NewNoteButton } from './new-note-button.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteItem } from './note-item.tsx';
import type { TenantNoteSearch } from './note-search.ts';
import styles from './notes.module.css';
import { useCompose } from './use-compose.ts';
import { type FoundNotes, useFoundNotes, useNote } from './use-notes.ts';

interface Props {
  readonly tenantId: string;
  readonly mayWrite: boolean;
  readonly search: TenantNoteSearch;
  readonly onSearch: (next: TenantNoteSearch) => void;
}

/** All notes of a tenant, newest first, by category, word and what they are about. They are added, never edited (domain.md 3.18). */
export function TenantNotes({ tenantId, mayWrite, search, onSearch }: Props) {
  const t = useT();
  const { note, ...filter } = search;
  const query = useFoundNotes({ ...filter, tenant: tenantId, sort: 'created' });
  const compose = useCompose({ tenantId }, mayWrite);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Filters query={query} search={search} onSearch={onSearch} />
        {compose.ready && !compose.writing && <NewNoteButton waits={compose.waits} onClick={compose.start} />}
      </div>
      <div className={styles.list}>
        {!mayWrite && <ReadOnlyBar why={t('notes.readOnly')} />}
        {compose.writing && (
          <NoteEditor {...compose.writing} placed="tenant" onSaved={compose.close} onClose={compose.close} />
        )}
        {note !== undefined && (
          <Single tenantId={tenantId} noteId={note} onAll={() => onSearch({ ...filter })} />
        )}
        {note === undefined && (
          <FoundList
            query={query}
            nothing={
              filtered ? (
                <Empty
                  title={t('notes.noneFits')}
                  body={t('notes.noneFitsBody')}
                  actions={<Button onClick={() => onSearch({})}>{t('notes.dropFilters')}</Button>}
                />
              ) : (
                <Empty
                  title={t('notes.none')}
                  body={mayWrite ? t('notes.noneBody') : t('notes.noneReadOnly')}
                />
              )
            }
          />
        )}
      </div>
    </div>
  );
}

/** Those values that there are notes of, and the one that is chosen. */
function Filters({ query, search, onSearch }: Omit<Props, 'tenantId' | 'mayWrite'> & { query: FoundNotes }) {
  const t = useT();
  const facets = query.data?.pages[0]?.facets;
  const toggle = (what: 'escalated' | 'mine' | 'blockers') =>
    onSearch({ ...search, note: undefined, [what]: search[what] === undefined ? 'yes' : undefined });
  const categories = [
    ...new Set([
      ...(search.category ? [search.category] : []),
      ...(facets?.categories ?? []).map(({ value }) => value),
    ]),
  ];
  return (
    <>
      <Words
        q={search.q ?? ''}
        onWords={(q) => onSearch({ ...search, note: undefined, q: q || undefined })}
      />
      <fieldset className={styles.pills} aria-label={t('notes.filters')}>
        {categories.map((one) => (
          <Pill
            key={one}
            on={one === search.category}
            onClick={() => {
              const category = one === search.category ? undefined : (one as TenantNoteSearch['category']);
              onSearch({ ...search, note: undefined, category });
            }}
          >
            {one}
          </Pill>
        ))}
        <Pill on={search.escalated === 'yes'} onClick={() => toggle('escalated')}>
          {t('notes.escalated')}
        </Pill>
        <Pill on={search.blockers === 'yes'} onClick={() => toggle('blockers')}>
          {t('notes.aboutBlockers')}
        </Pill>
        <Pill on={search.mine === 'yes'} onClick={() => toggle('mine')}>
          {t('notes.mine')}
        </Pill>
      </fieldset>
    </>
  );
}

function Words({ q, onWords }: { q: string; onWords: (q: string) => void }) {
  const t = useT();
  const [words, setWords] = useState(q);
  useEffect(() => setWords(q), [q]);
  return (
    <search>
      <SearchBox
        size="small"
        value={words}
        maxLength={500}
        placeholder={t('notes.searchHere')}
        aria-label={t('notes.searchHere')}
        onChange={(_, data) => {
          setWords(data.value);
          if (data.value === '') onWords('');
        }}
        onKeyDown={(event) => event.key === 'Enter' && onWords(words.trim())}
      />
    </search>
  );
}

/** The one note that a link led to. */
function Single({ tenantId, noteId, onAll }: { tenantId: string; noteId: string; onAll: () => void }) {
  const t = useT();
  const query = useNote(tenantId, noteId);
  return (
    <>
      <Button size="small" onClick={onAll}>
        {t('notes.showAll')}
      </Button>
      {query.isPending && <LoadingRows count={2} label={t('notes.loading')} />}
      {query.isError && <Failed problem={problemOf(query.error)} />}
      {query.data && (
        <ul className={styles.notes}>
          <NoteItem note={query.data} withTask />
        </ul>
      )}
    </>
  );
}

import { SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import styles from './tenant-list.module.css';
import type { TenantSearch } from './tenant-search.ts';

/** Search and "mine"; what is typed reaches the address after a pause. */
export function TenantFilters({
  search,
  onSearch,
}: {
  search: TenantSearch;
  onSearch: (next: TenantSearch) => void;
}) {
  const t = useT();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(search.search ?? '', (next) =>
    onSearch({ ...search, search: next === '' ? undefined : next }),
  );
  useShortcut('/', t('tenants.key.search'), t('ui.group.lists'), () => box.current?.focus());
  return (
    <div className={styles.filters}>
      <SearchBox
        input={{ ref: box }}
        className={styles.search}
        value={typed}
        placeholder={t('tenants.search')}
        aria-label={t('tenants.searchLabel')}
        maxLength={100}
        onChange={(_, data) => setTyped(data.value)}
      />
      <fieldset className={styles.whose} aria-label={t('tenants.whose')}>
        <Pill on={search.mine === undefined} onClick={() => onSearch({ ...search, mine: undefined })}>
          {t('tenants.all')}
        </Pill>
        <Pill on={search.mine === 'yes'} onClick={() => onSearch({ ...search, mine: 'yes' })}>
          {t('tenants.mine')}
        </Pill>
      </fieldset>
    </div>
  );
}

/** Text that is shown at once and told after 200 ms of rest; a change from outside wins. */
function useTyped(value: string, onRest: (next: string) => void): [string, (next: string) => void] {
  const [typed, setTyped] = useState(value);
  const [from, setFrom] = useState(value);
  const tell = useRef(onRest);
  tell.current = onRest;
  if (from !== value) {
    setFrom(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => tell.current(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return [typed, setTyped];
}

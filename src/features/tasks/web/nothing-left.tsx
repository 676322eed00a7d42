import { Button } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Empty } from '../../../ui/states.tsx';
import { filtersInWords } from './filter-bar.tsx';
import styles from './screen.module.css';
import type { OnSearch, PlaybookSearch } from './search.ts';

interface Props {
  readonly search: PlaybookSearch;
  readonly roles: readonly string[] | null;
  readonly find: string;
  readonly onSearch: OnSearch;
  readonly onDropFind: () => void;
}

/** Says which filters emptied the tree, and offers to drop them. */
export function NothingLeft({ search, roles, find, onSearch, onDropFind }: Props) {
  const t = useT();
  const drop = (next: Parameters<OnSearch>[0]) => () => onSearch(next, { replace: true });
  return (
    <Empty
      title={t('tasks.noneTitle')}
      body={t('tasks.noneBody', { filters: filtersInWords(search, roles, find, t) })}
      actions={
        <>
          {find !== '' && <Button onClick={onDropFind}>{t('tasks.dropFind')}</Button>}
          {search.status && <Button onClick={drop({ status: undefined })}>{t('tasks.dropStatus')}</Button>}
          {roles && <Button onClick={drop({ role: 'all' })}>{t('tasks.allRoles')}</Button>}
          <Button
            appearance="subtle"
            onClick={() => {
              onDropFind();
              onSearch(
                { role: 'all', status: undefined, open: undefined, find: undefined },
                { replace: true },
              );
            }}
          >
            {t('tasks.dropAll')}
          </Button>
        </>
      }
    />
  );
}

/** A phase was chosen that the filters hide. */
export function PhaseHidden({ phase, onSearch }: { phase: string; onSearch: OnSearch }) {
  const t = useT();
  return (
    <div className={styles.hidden} role="status">
      <span>{t('tasks.phaseHidden', { phase })}</span>
      <Button
        size="small"
        onClick={() => onSearch({ role: 'all', status: undefined, open: undefined }, { replace: true })}
      >
        {t('tasks.dropAll')}
      </Button>
    </div>
  );
}

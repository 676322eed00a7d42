import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  SearchBox,
} from '@fluentui/react-components';
import type { RefObject } from 'react';
import { Hidden, Pill } from '../../../ui/chip.tsx';
import { type Say, useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { StatusGlyph } from '../../../ui/status.tsx';
import { type TaskStatus, taskStatuses } from '../model.ts';
import styles from './filter-bar.module.css';
import { shortOf } from './role-names.ts';
import type { OnSearch, PlaybookSearch } from './search.ts';

interface Props {
  readonly search: PlaybookSearch;
  readonly onSearch: OnSearch;
  /** Roles that filter now; null for all. */
  readonly roles: readonly string[] | null;
  readonly mine: readonly string[];
  readonly allRoles: readonly string[];
  readonly find: string;
  readonly onFind: (find: string) => void;
  /** How many tasks the search finds; undefined while nobody searches. */
  readonly found: number | undefined;
  readonly allFolded: boolean;
  readonly onFoldAll: () => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** What narrows the tree: role, status, not started, and a search. */
export function FilterBar(props: Props) {
  const t = useT();
  const { search, onSearch, find, onFind, found, allFolded, onFoldAll, searchRef } = props;
  return (
    <search className={styles.bar} aria-label={t('tasks.filters')}>
      <div className={styles.pills}>
        <RoleFilter {...props} />
        <StatusFilter status={search.status} onSearch={onSearch} />
        <Pill
          on={search.open === 'yes'}
          onClick={() => onSearch({ open: search.open ? undefined : 'yes' }, { replace: true })}
        >
          {t('tasks.notStarted')}
        </Pill>
        <Button className={styles.fold} size="small" appearance="subtle" onClick={onFoldAll}>
          {allFolded ? t('tasks.unfoldAll') : t('tasks.foldAll')}
        </Button>
      </div>
      <SearchBox
        input={{ ref: searchRef }}
        className={styles.find ?? ''}
        size="small"
        placeholder={t('tasks.find')}
        aria-label={t('tasks.find')}
        value={find}
        onChange={(_, data) => onFind(data.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Esc leaves the field first: the panel behind it is not the top-most thing.
          event.stopPropagation();
          if (find === '') searchRef.current?.blur();
          else onFind('');
        }}
      />
      <Hidden>
        <span role="status">{found === undefined ? '' : t('tasks.found', { count: found })}</span>
      </Hidden>
    </search>
  );
}

function RoleFilter({ search, onSearch, roles, mine, allRoles }: Props) {
  const t = useT();
  const shown = roles === null ? undefined : shorts(roles);
  const own = mine.length > 0 ? [['mine', t('tasks.myRole', { roles: shorts(mine) })] as const] : [];
  const options = [
    ['all', t('tasks.allRoles')] as const,
    ...own,
    ...allRoles.map((role) => [role, role] as const),
  ];
  const value = roles === null ? 'all' : (search.role ?? 'mine');
  return (
    <Pill
      on={roles !== null}
      title={t('tasks.role')}
      {...(roles !== null && { onClear: () => onSearch({ role: 'all' }, { replace: true }) })}
    >
      <FilterMenu
        name="role"
        label={<Chosen name={t('tasks.role')} value={shown} otherwise={t('tasks.allRoles')} />}
        value={value}
        options={options}
        onValue={(role) => onSearch({ role: role === 'mine' ? undefined : role }, { replace: true })}
      />
    </Pill>
  );
}

function StatusFilter({ status, onSearch }: { status: TaskStatus | undefined; onSearch: OnSearch }) {
  const t = useT();
  return (
    <Pill
      on={status !== undefined}
      title={t('tasks.status')}
      {...(status && { onClear: () => onSearch({ status: undefined }, { replace: true }) })}
    >
      <FilterMenu
        name="status"
        label={<Chosen name={t('tasks.status')} value={status} otherwise={t('tasks.anyStatus')} />}
        value={status ?? ''}
        options={[['', t('tasks.anyStatus')], ...taskStatuses.map((one) => [one, one] as const)]}
        onValue={(next) => onSearch({ status: taskStatuses.find((one) => one === next) }, { replace: true })}
        glyphs
      />
    </Pill>
  );
}

function Chosen({ name, value, otherwise }: { name: string; value: string | undefined; otherwise: string }) {
  if (value === undefined) return otherwise;
  return (
    <>
      {name} <b>{value}</b>
    </>
  );
}

function FilterMenu(props: {
  name: string;
  label: React.ReactNode;
  value: string;
  options: readonly (readonly [string, string])[];
  onValue: (value: string) => void;
  glyphs?: boolean;
}) {
  const { name, label, value, options, onValue, glyphs = false } = props;
  return (
    <Menu
      checkedValues={{ [name]: [value] }}
      onCheckedValueChange={(_, data) => onValue(data.checkedItems.at(-1) ?? '')}
    >
      <MenuTrigger disableButtonEnhancement>
        <button type="button">
          {label}
          <Icon name="chevron-down" size={12} />
        </button>
      </MenuTrigger>
      <MenuPopover className={styles.popover ?? ''}>
        <MenuList>
          {options.map(([option, text]) => (
            <MenuItemRadio
              key={option}
              name={name}
              value={option}
              {...(glyphs && option !== '' && { icon: <StatusGlyph status={option} size={16} /> })}
            >
              {text}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function shorts(roles: readonly string[]): string {
  return [...new Set(roles.map(shortOf))].join(', ');
}

/** The filters in use, in words, for the page that says why it is empty. */
export function filtersInWords(
  search: PlaybookSearch,
  roles: readonly string[] | null,
  find: string,
  t: Say,
): string {
  const parts = [
    roles && `${t('tasks.role')} ${shorts(roles)}`,
    search.status,
    search.open && t('tasks.notStarted'),
    find && t('tasks.noneFind', { find }),
  ];
  return parts.filter(Boolean).join(', ');
}

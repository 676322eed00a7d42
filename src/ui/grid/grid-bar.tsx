import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Select,
} from '@fluentui/react-components';
import type { ReactNode, RefObject } from 'react';
import { writeSort } from '../../base/grid-query.ts';
import { useT } from '../i18n.ts';
import { Icon } from '../icon.tsx';
import styles from './bar.module.css';
import type { OpenMenu } from './column-menu.tsx';
import type { FileFormat } from './file-rows.ts';
import { filterWords } from './filter-words.ts';
import { FindBox } from './find-box.tsx';
import type { GridActions } from './grid-actions.ts';
import type { GridColumn } from './grid-types.ts';
import type { GridView } from './grid-view.ts';

interface Props<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly view: GridView<Row>;
  readonly actions: GridActions<Row>;
  readonly phone: boolean;
  /** The button that adds a filter: where the focus goes when a pill is gone. */
  readonly addFilter: RefObject<HTMLButtonElement | null>;
  readonly tools: ReactNode;
  readonly onMenu: (menu: OpenMenu) => void;
  readonly onSave: (format: FileFormat) => void;
}

/** Above the rows: the search box, a pill for every filter, the columns, and files. */
export function GridBar<Row>(props: Props<Row>) {
  const { columns, view, actions, phone, addFilter, tools, onMenu, onSave } = props;
  const t = useT();
  const filtered = view.filters.length > 0 || view.find !== '';
  return (
    <div className={styles.bar}>
      <FindBox value={view.find} onFind={actions.find} />
      {tools}
      {phone && <SortChoice columns={columns} view={view} actions={actions} />}
      <Pills {...props} />
      {columns.some(({ filterable }) => filterable !== false) && (
        <button
          ref={addFilter}
          type="button"
          className={styles.add}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) =>
            onMenu({ column: undefined, target: currentTarget, arranges: false })
          }
        >
          <Icon name="add" size={12} />
          {t('ui.grid.filter')}
        </button>
      )}
      {filtered && (
        <Button size="small" appearance="subtle" onClick={actions.clear}>
          {t('ui.grid.clearAll')}
        </Button>
      )}
      <span className={styles.right}>
        {!phone && <Columns columns={columns} view={view} actions={actions} />}
        <Button size="small" icon={<Icon name="export" />} onClick={() => onSave('xlsx')}>
          {t('ui.grid.excel')}
        </Button>
        <Button size="small" onClick={() => onSave('csv')}>
          {t('ui.grid.csv')}
        </Button>
      </span>
    </div>
  );
}

function Pills<Row>({ columns, view, actions, addFilter, onMenu }: Props<Row>) {
  const t = useT();
  return view.filters.map((filter) => {
    const column = columns.find(({ id }) => id === filter.field);
    if (column === undefined) return null;
    return (
      <span key={filter.field} className={styles.pill}>
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={({ currentTarget }) =>
            onMenu({ column: column.id, target: currentTarget, arranges: false })
          }
        >
          {column.title} <b>{filterWords(t, column, filter)}</b>
        </button>
        <button
          type="button"
          className={styles.drop}
          aria-label={t('ui.clearFilter', { name: column.title })}
          onClick={() => {
            actions.filter(column.id, []);
            addFilter.current?.focus();
          }}
        >
          <Icon name="close" size={12} />
        </button>
      </span>
    );
  });
}

/** Cards have no heads to press. */
function SortChoice<Row>({ columns, view, actions }: Pick<Props<Row>, 'columns' | 'view' | 'actions'>) {
  const t = useT();
  const sortable = columns.filter((column) => column.sortable !== false);
  return (
    <Select
      className={styles.sort}
      aria-label={t('ui.grid.sort')}
      value={writeSort(view.sort.slice(0, 1))}
      onChange={(_, { value }) =>
        actions.sort([{ by: value.replace(/^-/, ''), down: value.startsWith('-') }])
      }
    >
      {sortable.flatMap(({ id, title }) => [
        <option key={`-${id}`} value={`-${id}`}>
          {title} ↓
        </option>,
        <option key={id} value={id}>
          {title} ↑
        </option>,
      ])}
    </Select>
  );
}

function Columns<Row>({ columns, view, actions }: Pick<Props<Row>, 'columns' | 'view' | 'actions'>) {
  const t = useT();
  const shown = view.shown.map(({ id }) => id);
  return (
    <Menu
      checkedValues={{ shown }}
      onCheckedValueChange={(_, { checkedItems }) => {
        for (const { id } of columns)
          if (checkedItems.includes(id) !== shown.includes(id)) actions.show(id, !shown.includes(id));
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button size="small">{t('ui.grid.columns')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns.map(({ id, title }, nth) => (
            <MenuItemCheckbox key={id} name="shown" value={id} disabled={nth === 0}>
              {title}
            </MenuItemCheckbox>
          ))}
          <MenuDivider />
          <MenuItem onClick={actions.usualColumns}>{t('ui.grid.usualColumns')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

import { Button, Popover, PopoverSurface, Select } from '@fluentui/react-components';
import { useT } from '../i18n.ts';
import { FilterForm } from './filter-form.tsx';
import type { GridActions } from './grid-actions.ts';
import type { GridColumn, ShownColumn } from './grid-types.ts';
import { type GridView, narrowest } from './grid-view.ts';
import styles from './menu.module.css';

export interface OpenMenu {
  /** Undefined where the column is yet to be chosen. */
  readonly column: string | undefined;
  readonly target: HTMLElement;
  /** Whether it also sorts and arranges: at the head of a column. */
  readonly arranges: boolean;
}

interface Props<Row> {
  readonly menu: OpenMenu | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly view: GridView<Row>;
  readonly actions: GridActions<Row>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly onColumn: (column: string) => void;
  readonly onClose: () => void;
}

/**
 * The small window at a column's head, at a filter's pill or at "Filter": what it is filtered by, and from a head also how it stands. It is always
 * there, open or not: one that went away while open would leave the page hidden from those who listen.
 */
export function ColumnMenu<Row>(props: Props<Row>) {
  const { menu, onClose } = props;
  const t = useT();
  const column = props.columns.find(({ id }) => id === menu?.column);
  return (
    <Popover
      open={menu !== undefined}
      trapFocus
      positioning={{ target: menu?.target ?? null, position: 'below', align: 'start' }}
      onOpenChange={(_, { open }) => !open && onClose()}
    >
      <PopoverSurface
        className={styles.surface ?? ''}
        aria-label={
          column === undefined ? t('ui.grid.filter') : t('ui.grid.columnMenu', { column: column.title })
        }
      >
        {menu !== undefined && <Content {...props} menu={menu} column={column} />}
      </PopoverSurface>
    </Popover>
  );
}

function Content<Row>(props: Props<Row> & { menu: OpenMenu; column: GridColumn<Row> | undefined }) {
  const { menu, column, columns, view, actions, choices, onColumn, onClose } = props;
  const t = useT();
  const shown = view.shown.find(({ id }) => id === menu.column);
  const filter = view.filters.find(({ field }) => field === menu.column);
  return (
    <>
      {!menu.arranges && (
        <Select
          size="small"
          aria-label={t('ui.grid.column')}
          value={menu.column ?? ''}
          onChange={(_, { value }) => onColumn(value)}
        >
          <option value="" disabled>
            {t('ui.grid.chooseColumn')}
          </option>
          {columns
            .filter((one) => one.filterable !== false)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </Select>
      )}
      {column !== undefined && column.filterable !== false && (
        <FilterForm
          key={column.id}
          column={column}
          conditions={filter?.conditions ?? []}
          choices={column.choices ?? choices[column.id] ?? []}
          onFilter={(conditions) => {
            actions.filter(column.id, conditions);
            onClose();
          }}
        />
      )}
      {shown !== undefined && menu.arranges && (
        <Arrange column={shown} view={view} actions={actions} onDone={onClose} />
      )}
    </>
  );
}

/** What a hand with a mouse does at the head, for those who have none. */
function Arrange<Row>(props: {
  column: ShownColumn<Row>;
  view: GridView<Row>;
  actions: GridActions<Row>;
  onDone: () => void;
}) {
  const { column, view, actions, onDone } = props;
  const t = useT();
  const place = view.shown.findIndex(({ id }) => id === column.id);
  const width = column.chosenWidth ?? column.width;
  const does = (action: () => void) => () => {
    action();
    onDone();
  };
  const item = (label: string, action: () => void, enabled = true) => (
    <Button size="small" appearance="subtle" disabled={!enabled} onClick={action}>
      {label}
    </Button>
  );
  return (
    <div className={styles.arrange}>
      {column.sortable !== false && (
        <>
          {item(
            t('ui.grid.rising'),
            does(() => actions.sort([{ by: column.id, down: false }])),
          )}
          {item(
            t('ui.grid.falling'),
            does(() => actions.sort([{ by: column.id, down: true }])),
          )}
        </>
      )}
      {item(
        t('ui.grid.left'),
        does(() => actions.moveBy(column.id, -1)),
        place > 1,
      )}
      {item(
        t('ui.grid.right'),
        does(() => actions.moveBy(column.id, 1)),
        place > 0 && place < view.shown.length - 1,
      )}
      {item(t('ui.grid.narrower'), () => actions.resize(column.id, width - 24), width > narrowest)}
      {item(t('ui.grid.wider'), () => actions.resize(column.id, width + 24))}
      {item(
        t('ui.grid.usualWidth'),
        does(() => actions.resize(column.id, undefined)),
        column.chosenWidth !== undefined,
      )}
      {item(
        t('ui.grid.hide'),
        does(() => actions.show(column.id, false)),
        place > 0,
      )}
    </div>
  );
}

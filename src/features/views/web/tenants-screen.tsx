import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call } from '../../../ui/call.ts';
import { Grid } from '../../../ui/grid/grid.tsx';
import type { PageQuery } from '../../../ui/grid/grid-types.ts';
import { askedOf, viewOf } from '../../../ui/grid/grid-view.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { Empty, LoadingRows } from '../../../ui/states.tsx';
import { formatCount } from '../../../ui/time.ts';
import { readTenantChoices, readTenantGrid } from '../contract.ts';
import { displayOf, displaysFor, sortOf } from '../displays-model.ts';
import { isFigure, type TenantGridRow, usualWhose, type WhoseTenants, whoseFor } from '../tenant-model.ts';
import { BulkActions } from './bulk-actions.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { tenantColumns } from './tenant-columns.tsx';
import { useViews } from './use-views.ts';
import { ViewBar } from './view-bar.tsx';
import { nothing, searchOf, stateOf, type ViewSearch } from './view-state.ts';
import styles from './views.module.css';
import { WhoseMenu } from './whose-menu.tsx';

interface Props {
  readonly search: ViewSearch;
  readonly onSearch: (next: ViewSearch) => void;
  readonly who: {
    readonly audience: 'internal' | 'partner';
    readonly reads: string;
    readonly writes: string;
  };
  /** Adds a tenant, for those who may. */
  readonly add?: ReactNode;
}

const rowId = ({ id }: TenantGridRow) => id;
const rowName = ({ cells }: TenantGridRow) => String(cells.name);
const open = ({ id }: TenantGridRow) => `/tenants/${id}`;
const noChoices = {};

/** Tenants in a grid: what one looks at is a view, and stands in the address. */
export function TenantsScreen(props: Props) {
  const { search, onSearch, add } = props;
  const t = useT();
  const views = useViews('tenants');
  const { usual } = views;
  useBreadcrumbs([{ label: t('views.tenants') }]);
  const plain = Object.values(search).every((part) => part === undefined);
  // The way to a list that says nothing more leads to the view that one has chosen for it.
  useEffect(() => {
    if (!plain || usual === null) return;
    const view = views.views.find(({ id }) => id === usual);
    onSearch(view ? searchOf(view.state, view.id) : searchOf({ ...nothing, display: usual }, undefined));
  }, [plain, usual, views.views, onSearch]);
  return (
    <div className={styles.page}>
      {plain && (views.isPending || usual !== null) ? (
        <LoadingRows count={10} />
      ) : (
        <Tenants {...props} views={views} add={add} />
      )}
    </div>
  );
}

function Tenants({ search, onSearch, who, add, views }: Props & { views: ReturnType<typeof useViews> }) {
  const t = useT();
  const { audience } = who;
  const state = stateOf(search, views.views);
  const display = displayOf(state.display, audience);
  const known = whoseFor(who);
  const whose = known.find((one) => one === state.whose) ?? usualWhose(who);
  const today = new Intl.DateTimeFormat('sv-SE').format(new Date());
  const { data } = useQuery({ ...contractQuery(readTenantChoices, {}), staleTime: 5 * 60_000 });
  const choices = data?.choices ?? noChoices;
  const columns = useMemo(
    () => tenantColumns(t, audience, display, choices, today),
    [t, audience, display, choices, today],
  );
  const sort = sortOf(display, (id) => columns.some((column) => column.id === id));
  const shown = searchOf(state, search.view);
  const grid = { sort: shown.sort, filter: shown.filter, find: shown.find, cols: shown.cols };
  const view = viewOf(grid, columns, sort);
  const figures = view.shown.some(({ id }) => isFigure(id)) ? 'yes' : undefined;
  const fetchPage = useMemo(
    () =>
      ({ signal, ...query }: PageQuery) =>
        call(readTenantGrid, { ...askedOf(query), whose, figures }, { signal }),
    [whose, figures],
  );
  // Beside the grid: the bar with the selection goes away while the dialog is open.
  const [bulk, setBulk] = useState<{ selected: readonly TenantGridRow[]; done: () => void }>();
  const displays = displaysFor(audience).map((id) => ({ id, label: t(`views.display.${id}`) }));
  const go = (next: WhoseTenants) => onSearch({ ...shown, whose: next });
  return (
    <>
      <header className={styles.head}>
        <h1>{t('views.tenants')}</h1>
        <ViewBar
          views={views}
          displays={displays}
          search={search}
          state={state}
          display={display}
          onSearch={onSearch}
        />
        <WhoseMenu known={known} whose={whose} partner={audience === 'partner'} onWhose={go} />
        {add !== undefined && <span className={styles.add}>{add}</span>}
      </header>
      <Grid
        label={t('views.tenants')}
        columns={columns}
        queryKey={[...keyOf(readTenantGrid), whose, figures]}
        fetchPage={fetchPage}
        rowId={rowId}
        rowName={rowName}
        open={open}
        search={grid}
        onSearch={(next) => onSearch({ ...shown, ...next })}
        defaultSort={sort}
        fileName="tenants"
        counted={(count) => t('views.counted', { count, tenants: formatCount(count) })}
        bulk={(selected, done) => (
          <BulkActions
            selected={selected}
            columns={view.shown}
            mayChange={audience === 'internal'}
            onChange={() => setBulk({ selected, done })}
          />
        )}
        empty={<NoTenants whose={whose} known={known} onWhose={go} />}
      />
      <BulkDialog
        open={bulk !== undefined}
        selected={bulk?.selected ?? []}
        onClose={() => setBulk(undefined)}
        onDone={() => bulk?.done()}
      />
    </>
  );
}

function NoTenants(props: {
  whose: WhoseTenants;
  known: readonly WhoseTenants[];
  onWhose: (whose: WhoseTenants) => void;
}) {
  const { whose, known, onWhose } = props;
  const t = useT();
  const wider = known.find((one) => one === 'active' || one === 'all') ?? (whose === 'my' ? undefined : 'my');
  return (
    <Empty
      title={t(`views.empty.${whose}`)}
      body={t('views.emptyBody')}
      actions={
        wider !== undefined &&
        wider !== whose && (
          <Button onClick={() => onWhose(wider)}>
            {t('views.showOthers', { which: t(`views.whose.${wider}`) })}
          </Button>
        )
      }
    />
  );
}

import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { saveRows } from '../../../ui/grid/file-rows.ts';
import type { GridColumn } from '../../../ui/grid/grid-types.ts';
import { useT } from '../../../ui/i18n.ts';
import { mostTenants } from '../bulk-model.ts';
import type { TenantGridRow } from '../tenant-model.ts';
import { BulkDialog } from './bulk-dialog.tsx';

/** What may be done with the selected tenants. */
export function BulkActions(props: {
  selected: readonly TenantGridRow[];
  columns: readonly GridColumn<TenantGridRow>[];
  mayChange: boolean;
  onDone: () => void;
}) {
  const { selected, columns, mayChange, onDone } = props;
  const t = useT();
  const [changing, setChanging] = useState(false);
  const tooMany = selected.length > mostTenants;
  return (
    <>
      {mayChange && (
        <Button size="small" appearance="primary" disabled={tooMany} onClick={() => setChanging(true)}>
          {t('views.bulk.change')}
        </Button>
      )}
      {mayChange && tooMany && <span>{t('views.bulk.tooMany', { most: mostTenants })}</span>}
      <Button size="small" onClick={() => void saveRows('tenants', columns, selected, 'xlsx')}>
        {t('views.bulk.excel')}
      </Button>
      <BulkDialog open={changing} selected={selected} onClose={() => setChanging(false)} onDone={onDone} />
    </>
  );
}

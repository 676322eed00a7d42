import { Button } from '@fluentui/react-components';
import { saveRows } from '../../../ui/grid/file-rows.ts';
import type { GridColumn } from '../../../ui/grid/grid-types.ts';
import { useT } from '../../../ui/i18n.ts';
import { mostTenants } from '../bulk-model.ts';
import type { TenantGridRow } from '../tenant-model.ts';

/** What may be done with the selected tenants. */
export function BulkActions(props: {
  selected: readonly TenantGridRow[];
  columns: readonly GridColumn<TenantGridRow>[];
  mayChange: boolean;
  onChange: () => void;
}) {
  const { selected, columns, mayChange, onChange } = props;
  const t = useT();
  const tooMany = selected.length > mostTenants;
  return (
    <>
      {mayChange && (
        <Button size="small" appearance="primary" disabled={tooMany} onClick={onChange}>
          {t('views.bulk.change')}
        </Button>
      )}
      {mayChange && tooMany && <span>{t('views.bulk.tooMany', { most: mostTenants })}</span>}
      <Button size="small" onClick={() => void saveRows('tenants', columns, selected, 'xlsx')}>
        {t('views.bulk.excel')}
      </Button>
    </>
  );
}

import { Button } from '@fluentui/react-components';
import { saveRows } from '../../../ui/grid/file-rows.ts';
import type { GridColumn } from '../../../ui/grid/grid-types.ts';
import { useT } from '../../../ui/i18n.ts';
import type { TenantGridRow } from '../tenant-model.ts';

/** What may be done with the selected tenants. */
export function BulkActions(props: {
  selected: readonly TenantGridRow[];
  columns: readonly GridColumn<TenantGridRow>[];
  mayChange: boolean;
  onDone: () => void;
}) {
  const { selected, columns } = props;
  const t = useT();
  return (
    <Button size="small" onClick={() => void saveRows('tenants', columns, selected, 'xlsx')}>
      {t('views.bulk.excel')}
    </Button>
  );
}

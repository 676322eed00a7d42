import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Id } from '../../../base/ids.ts';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { applyBulkChange, previewBulkChange, undoBulkChange } from '../bulk-contract.ts';
import type { BulkRow } from '../bulk-model.ts';
import { readTenantChoices, readTenantGrid } from '../contract.ts';
import type { TenantGridRow } from '../tenant-model.ts';
import styles from './bulk.module.css';
import { changeOf, firstDraft } from './bulk-draft.ts';
import { BulkForm } from './bulk-form.tsx';
import { BulkPreview } from './bulk-preview.tsx';

interface Props {
  readonly open: boolean;
  readonly selected: readonly TenantGridRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Changes several tenants: a field, what would come of it at each, and then the change, which can be taken back as one. */
export function BulkDialog(props: Props) {
  const { open, selected, onClose } = props;
  const t = useT();
  return (
    <Dialog open={open} onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface className={styles.surface ?? ''}>
        <DialogBody>
          <DialogTitle>{t('views.bulk.title', { count: selected.length })}</DialogTitle>
          {open && <Change {...props} />}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const count = (rows: readonly BulkRow[], ...states: readonly BulkRow['state'][]) =>
  rows.filter(({ state }) => states.includes(state)).length;

function Change({ selected, onClose, onDone }: Props) {
  const t = useT();
  const [draft, setDraft] = useState(firstDraft);
  const [why, setWhy] = useState('');
  const [left, setLeft] = useState<readonly BulkRow[]>();
  const change = changeOf(draft);
  const tenants = selected.map(({ id }) => id as Id<'tenant'>);
  const preview = useQuery({
    queryKey: [previewBulkChange.name, change, tenants],
    queryFn: ({ signal }) =>
      call(previewBulkChange, { change: change as NonNullable<typeof change>, tenants }, { signal }),
    enabled: change !== undefined && left === undefined,
    placeholderData: (former) => former,
    staleTime: 0,
    gcTime: 0,
  });
  const rows = left ?? (change === undefined ? [] : (preview.data?.rows ?? []));
  const apply = useApply(onDone, (refused) => (refused.length === 0 ? onClose() : setLeft(refused)));
  const changed = count(rows, 'changed');
  return (
    <>
      <DialogContent className={styles.content ?? ''}>
        {left === undefined && <BulkForm draft={draft} onDraft={setDraft} />}
        {left === undefined && change === undefined && (
          <p className={styles.quiet}>{t('views.bulk.incomplete')}</p>
        )}
        {preview.error !== null && left === undefined && (
          <Failed problem={problemOf(preview.error)} onRetry={() => void preview.refetch()} />
        )}
        {change !== undefined && preview.isPending && <LoadingRows count={4} />}
        {left !== undefined && <p>{t('views.bulk.leftOver')}</p>}
        {rows.length > 0 && (
          <>
            {left === undefined && (
              <p role="status" className={styles.sum}>
                {t('views.bulk.sum', {
                  changed,
                  same: count(rows, 'same'),
                  refused: count(rows, 'refused'),
                })}
              </p>
            )}
            <BulkPreview rows={rows} />
          </>
        )}
        {left === undefined && (
          <Field label={t('views.bulk.why')} size="small">
            <Input value={why} maxLength={500} onChange={(_, { value }) => setWhy(value)} />
          </Field>
        )}
      </DialogContent>
      <DialogActions>
        {left === undefined && (
          <Button
            appearance="primary"
            disabled={changed === 0 || preview.isFetching || apply.isPending}
            onClick={() =>
              change !== undefined &&
              apply.mutate({
                change,
                why,
                tenants: rows
                  .filter(({ state }) => state === 'changed')
                  .map(({ tenantId, version }) => ({ tenantId: tenantId as Id<'tenant'>, version })),
              })
            }
          >
            {changed === 0 ? t('views.bulk.applyNone') : t('views.bulk.apply', { count: changed })}
          </Button>
        )}
        <Button onClick={onClose}>{t(left === undefined ? 'views.cancel' : 'views.bulk.close')}</Button>
      </DialogActions>
    </>
  );
}

/** Makes the change and tells what came of it; the toast takes it back. */
function useApply(onDone: () => void, onSettled: (refused: readonly BulkRow[]) => void) {
  const t = useT();
  const client = useQueryClient();
  const { show } = useToasts();
  const fresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keyOf(readTenantGrid) }),
      client.invalidateQueries({ queryKey: keyOf(readTenantChoices) }),
    ]);
  return useMutation({
    mutationFn: (
      input: Parameters<
        typeof call<(typeof applyBulkChange)['input'], (typeof applyBulkChange)['output']>
      >[1],
    ) => call(applyBulkChange, input),
    async onSuccess({ id, rows }) {
      await fresh();
      const refused = rows.filter(({ state }) => state === 'refused');
      const undo = async () => {
        const back = await call(undoBulkChange, { bulkId: id as Id<'bulk'> });
        await fresh();
        const kept = back.rows.filter(({ state }) => state === 'kept');
        if (kept.length > 0)
          show({
            title: t('views.bulk.keptSome', { count: kept.length }),
            body: kept.map(({ tenant, why }) => `${tenant}: ${why}`).join(' '),
            intent: 'warning',
          });
      };
      show({
        title: t('views.bulk.done', { count: count(rows, 'changed') }),
        ...(id === null ? {} : { undo }),
      });
      onDone();
      onSettled(refused);
    },
    onError: (error) => show({ title: t('views.notSaved'), body: problemOf(error).message, intent: 'error' }),
  });
}

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
  Textarea,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { formatDay } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import {
  listUsageEntitlements,
  readTenantUsage,
  removeUsageEntitlement,
  setUsageEntitlement,
} from '../contract.ts';
import type { Entitlement } from '../model.ts';
import { SaidBefore } from './said-before.tsx';
import { SourceText } from './source-text.tsx';

interface Props {
  readonly tenantId: string;
  readonly now: Entitlement;
  /** Of the newest figure: from then on, unless another day is chosen. */
  readonly day: string;
  readonly onClose: () => void;
}

/**
 * Puts a count of entitlements in place of the feed's, or lets the feed count again; what was said before stands below. It stays mounted when it is
 * closed: a dialog that goes away while it is open leaves the page hidden from screen readers.
 */
export function EntitlementDialog({ open, ...props }: Props & { readonly open: boolean }) {
  return (
    <Dialog open={open} modalType="modal" onOpenChange={(_, data) => data.open || props.onClose()}>
      <DialogSurface>
        <Form {...props} />
      </DialogSurface>
    </Dialog>
  );
}

function Form({ tenantId, now, day, onClose }: Props) {
  const t = useT();
  const queries = useQueryClient();
  const { show } = useToasts();
  const { name } = now;
  const [count, setCount] = useState(String(now.available ?? ''));
  const [from, setFrom] = useState(day);
  const [why, setWhy] = useState('');
  const saving = useMutation({
    mutationFn: (entitlements: number | null) => {
      const said = { tenantId, service: now.service, from, why: why.trim() };
      const match = now.version;
      return entitlements === null
        ? call(removeUsageEntitlement, said, { match })
        : call(setUsageEntitlement, { ...said, entitlements }, { match });
    },
    onSuccess: (_, entitlements) => {
      show({
        title: t(entitlements === null ? 'usage.entitlements.removed' : 'usage.entitlements.set', { name }),
        body: t('usage.entitlements.holdsFrom', { day: formatDay(from) }),
      });
      onClose();
    },
    // Also after a lost race: the dialog then shows what the other has said.
    onSettled: () =>
      Promise.all(
        [listUsageEntitlements, readTenantUsage].map((contract) =>
          queries.invalidateQueries({ queryKey: keyOf(contract) }),
        ),
      ),
  });
  const isCount = /^\d{1,9}$/.test(count.trim());
  const ready = why.trim() !== '' && from !== '' && !saving.isPending;
  return (
    <DialogBody>
      <DialogTitle>{t('usage.entitlements.title', { name })}</DialogTitle>
      <DialogContent>
        <p>
          <SourceText source={now.source} />
        </p>
        <Field
          label={t('usage.entitlements.count')}
          required
          hint={t('usage.entitlements.countHint')}
          validationMessage={count.trim() === '' || isCount ? null : t('usage.entitlements.noCount')}
        >
          <Input inputMode="numeric" value={count} onChange={(_, data) => setCount(data.value)} />
        </Field>
        <Field
          label={t('usage.entitlements.from')}
          required
          hint={from === '' ? null : t('usage.entitlements.holdsFrom', { day: formatDay(from) })}
        >
          <Input type="date" value={from} onChange={(_, data) => setFrom(data.value)} />
        </Field>
        <Field
          label={t('usage.entitlements.why')}
          required
          hint={t('usage.entitlements.whyHint')}
          validationMessage={saving.error?.message ?? null}
        >
          <Textarea value={why} maxLength={500} onChange={(_, data) => setWhy(data.value)} />
        </Field>
        <SaidBefore said={now.said} />
      </DialogContent>
      <DialogActions fluid>
        <Button
          appearance="primary"
          disabled={!ready || !isCount}
          onClick={() => saving.mutate(Number(count.trim()))}
        >
          {t('usage.entitlements.save')}
        </Button>
        {now.source.override !== null && (
          <Button disabled={!ready} onClick={() => saving.mutate(null)}>
            {t('usage.entitlements.remove')}
          </Button>
        )}
        <Button onClick={onClose}>{t('usage.entitlements.cancel')}</Button>
      </DialogActions>
    </DialogBody>
  );
}

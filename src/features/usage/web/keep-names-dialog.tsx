import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { keepUsageNames, readUsageNames } from '../names-contract.ts';

interface Props {
  readonly tenantId: string;
  /** What it would be from now on. */
  readonly keep: boolean;
  readonly onClose: () => void;
}

/** Asks why names of people shall be kept, or be deleted; stays mounted when it is closed. */
export function KeepNamesDialog({ open, ...props }: Props & { readonly open: boolean }) {
  return (
    <Dialog open={open} modalType="modal" onOpenChange={(_, data) => data.open || props.onClose()}>
      <DialogSurface>
        <Form {...props} />
      </DialogSurface>
    </Dialog>
  );
}

function Form({ tenantId, keep, onClose }: Props) {
  const t = useT();
  const queries = useQueryClient();
  const { show } = useToasts();
  const [why, setWhy] = useState('');
  const saving = useMutation({
    mutationFn: () => call(keepUsageNames, { tenantId, keep, why: why.trim() }),
    onSuccess: () => {
      show({ title: t(keep ? 'usage.names.willKeep' : 'usage.names.deleted') });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(readUsageNames) }),
  });
  return (
    <DialogBody>
      <DialogTitle>{t(keep ? 'usage.names.keepTitle' : 'usage.names.deleteTitle')}</DialogTitle>
      <DialogContent>
        <p>{t(keep ? 'usage.names.keepBody' : 'usage.names.deleteBody')}</p>
        <Field
          label={t('usage.entitlements.why')}
          required
          hint={t('usage.names.whyHint')}
          validationMessage={saving.error?.message ?? null}
        >
          <Textarea value={why} maxLength={500} onChange={(_, data) => setWhy(data.value)} />
        </Field>
      </DialogContent>
      <DialogActions>
        <Button
          appearance="primary"
          disabled={why.trim() === '' || saving.isPending}
          onClick={() => saving.mutate()}
        >
          {t(keep ? 'usage.names.keepDo' : 'usage.names.deleteDo')}
        </Button>
        <Button onClick={onClose}>{t('usage.entitlements.cancel')}</Button>
      </DialogActions>
    </DialogBody>
  );
}

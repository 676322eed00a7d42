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
import { formatDay } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { restoreVersion } from '../contract.ts';
import type { Version } from '../model.ts';

/** Asks why an older version shall be published again, and does it. */
export function RestoreDialog({ version, onClose }: { version: Version; onClose: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const { show } = useToasts();
  const [why, setWhy] = useState('');
  const { number, publishedAt } = version;
  const restoring = useMutation({
    mutationFn: () => call(restoreVersion, { number, why: why.trim() }),
    onSuccess: async (made) => {
      show({ title: t('playbooks.restored', { number, made: made.number }) });
      onClose();
      // Every page, list and tenant reads the published version.
      await queries.invalidateQueries();
    },
  });
  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('playbooks.restoreTitle', { number })}</DialogTitle>
          <DialogContent>
            <p>{t('playbooks.restoreBody', { number, day: formatDay(publishedAt) })}</p>
            <Field
              label={t('playbooks.restoreWhy')}
              required
              hint={t('playbooks.restoreHint')}
              validationMessage={restoring.error?.message ?? null}
            >
              <Textarea value={why} maxLength={500} onChange={(_, data) => setWhy(data.value)} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={why.trim() === '' || restoring.isPending}
              onClick={() => restoring.mutate()}
            >
              {t('playbooks.restoreDo')}
            </Button>
            <Button onClick={onClose}>{t('playbooks.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

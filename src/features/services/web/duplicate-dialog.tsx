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
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { declareDuplicate } from '../contract.ts';
import { useForgetServices } from './use-services.ts';

interface Props {
  readonly tenantId: string;
  readonly open: boolean;
  /** How many services it will change. */
  readonly services: number;
  readonly onClose: () => void;
}

/** Declares the whole tenant a duplicate; says before what follows. */
export function DuplicateDialog({ open, onClose, ...props }: Props) {
  return (
    <Dialog open={open} modalType="modal" onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <Form {...props} onClose={onClose} />
      </DialogSurface>
    </Dialog>
  );
}

function Form({ tenantId, services, onClose }: Omit<Props, 'open'>) {
  const t = useT();
  const forget = useForgetServices();
  const { show } = useToasts();
  const [why, setWhy] = useState('');
  const [approval, setApproval] = useState('');
  const declaring = useMutation({
    mutationFn: () => call(declareDuplicate, { tenantId, why, approval }),
    onSuccess: ({ services: changed }) => {
      forget();
      show({ title: t('services.declared', { count: changed }) });
      onClose();
    },
  });
  const ready = why.trim() !== '' && approval.trim() !== '' && !declaring.isPending;
  return (
    <DialogBody>
      <DialogTitle>{t('services.declareTitle')}</DialogTitle>
      <DialogContent>
        <p>{t('services.declareBody', { count: services })}</p>
        <Field label={t('services.declareWhy')} required hint={t('services.declareWhyHint')}>
          <Textarea value={why} maxLength={400} onChange={(_, { value }) => setWhy(value)} />
        </Field>
        <Field
          label={t('services.approval')}
          required
          hint={t('services.approvalHint')}
          validationMessage={declaring.error?.message ?? null}
        >
          <Input value={approval} maxLength={120} onChange={(_, { value }) => setApproval(value)} />
        </Field>
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" disabled={!ready} onClick={() => declaring.mutate()}>
          {t('services.declareDo')}
        </Button>
        <Button onClick={onClose}>{t('services.cancel')}</Button>
      </DialogActions>
    </DialogBody>
  );
}

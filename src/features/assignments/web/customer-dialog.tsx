import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import type { TabId } from '../model.ts';
import styles from './assignments.module.css';
import { PlaceEditor } from './place-editor.tsx';
import { useAssignments } from './use-assignments.ts';

interface Props {
  readonly customerId: string;
  readonly name: string;
  readonly myId: string;
  readonly onClose: () => void;
}

/** Who works at a customer, and so at all its tenants (domain.md 2.2, rule 4). */
export function CustomerDialog({ customerId, name, myId, onClose }: Props) {
  const t = useT();
  const where = useMemo(() => ({ customerId }), [customerId]);
  const [tab, setTab] = useState<TabId>('onboarding');
  const { data, error, refetch } = useAssignments(where);
  return (
    <Dialog open modalType="modal" onOpenChange={(_, state) => state.open || onClose()}>
      <DialogSurface className={styles.surface ?? ''}>
        <DialogBody>
          <DialogTitle>{t('assignments.customerTitle', { customer: name })}</DialogTitle>
          <DialogContent className={styles.dialog ?? ''}>
            <p className={styles.quiet}>{t('assignments.customerBody')}</p>
            {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
            {!data && !error && <LoadingRows count={4} label={t('assignments.loading')} />}
            {data && <PlaceEditor where={where} base={data} myId={myId} tab={tab} onTab={setTab} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('assignments.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

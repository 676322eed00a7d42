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
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
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
  /** It stays mounted while it is closed: taken away with its dialog open, the page behind it would stay hidden from screen readers. */
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Who works at a customer, and so at all its tenants (domain.md 2.2, rule 4). */
export function CustomerDialog({ customerId, name, myId, open, onClose }: Props) {
  const t = useT();
  const [unsaved, setUnsaved] = useState(false);
  const [asking, setAsking] = useState(false);
  const close = () => (unsaved ? setAsking(true) : onClose());
  return (
    <Dialog open={open} modalType="modal" onOpenChange={(_, state) => state.open || close()}>
      <DialogSurface className={styles.surface ?? ''}>
        <DialogBody>
          <DialogTitle>{t('assignments.customerTitle', { customer: name })}</DialogTitle>
          <DialogContent className={styles.dialog ?? ''}>
            <p className={styles.quiet}>{t('assignments.customerBody')}</p>
            <CustomerPeople customerId={customerId} myId={myId} onUnsaved={setUnsaved} />
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('assignments.close')}</Button>
          </DialogActions>
        </DialogBody>
        <ConfirmDialog
          open={asking}
          title={t('ui.leave.title')}
          body={t('assignments.leave', { place: name })}
          act={t('ui.leave.leave')}
          back={t('ui.leave.stay')}
          careful
          onAct={() => {
            setAsking(false);
            setUnsaved(false);
            onClose();
          }}
          onBack={() => setAsking(false)}
        />
      </DialogSurface>
    </Dialog>
  );
}

/** Asked for when the dialog is open: its content is there only then. */
function CustomerPeople(
  props: Pick<Props, 'customerId' | 'myId'> & { onUnsaved: (unsaved: boolean) => void },
) {
  const { customerId, myId, onUnsaved } = props;
  const t = useT();
  const where = useMemo(() => ({ customerId }), [customerId]);
  const [tab, setTab] = useState<TabId>('onboarding');
  const { data, error, refetch } = useAssignments(where);
  if (error) return <Failed problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={4} label={t('assignments.loading')} />;
  return <PlaceEditor where={where} base={data} myId={myId} tab={tab} onTab={setTab} onUnsaved={onUnsaved} />;
}

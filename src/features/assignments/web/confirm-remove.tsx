import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import type { Line } from '../model.ts';
import { roleLabel, useBoxesText } from './words.ts';

interface Props {
  readonly line: Line;
  readonly name: string;
  readonly kind: 'tenant' | 'customer';
  readonly onRemove: () => void;
  readonly onKeep: () => void;
}

/** Asks before somebody is taken off. */
export function ConfirmRemove({ line, name, kind, onRemove, onKeep }: Props) {
  const t = useT();
  const text = useBoxesText(kind);
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => data.open || onKeep()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {t('assignments.removeTitle', { person: name, role: roleLabel(line.role) })}
          </DialogTitle>
          <DialogContent>{t('assignments.removeBody', { person: name, boxes: text(line) })}</DialogContent>
          <DialogActions>
            <Button onClick={onKeep}>{t('assignments.keep')}</Button>
            <Button appearance="primary" onClick={onRemove}>
              {t('assignments.removeDo')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

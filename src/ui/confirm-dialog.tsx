import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

interface Props {
  /** It stays mounted while it is closed: taken away with its dialog open, the page behind it would stay hidden from screen readers. */
  readonly open: boolean;
  readonly title: string;
  readonly body: ReactNode;
  /** The act that is asked about. */
  readonly act: string;
  /** The way back: Esc takes it, too. */
  readonly back: string;
  /** The way back is the better one, so it stands first. */
  readonly careful?: boolean;
  readonly onAct: () => void;
  readonly onBack: () => void;
}

/** Asks before something that can't be taken back. */
export function ConfirmDialog({ open, title, body, act, back, careful = false, onAct, onBack }: Props) {
  const doing = (
    <Button key="act" appearance={careful ? 'secondary' : 'primary'} onClick={onAct}>
      {act}
    </Button>
  );
  const staying = (
    <Button key="back" appearance={careful ? 'primary' : 'secondary'} onClick={onBack}>
      {back}
    </Button>
  );
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_, data) => data.open || onBack()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{body}</DialogContent>
          <DialogActions>{careful ? [staying, doing] : [doing, staying]}</DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

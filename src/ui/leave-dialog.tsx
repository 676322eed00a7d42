import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useBlocker } from '@tanstack/react-router';
import { useT } from './i18n.ts';

export interface LeftPlace {
  readonly pathname: string;
  readonly search: Readonly<Record<string, unknown>>;
}

interface Props {
  readonly unsaved: boolean;
  /** What is left behind, in a sentence. */
  readonly body: string;
  /** Whether the way leads elsewhere; another page unless told. */
  readonly isElsewhere?: (current: LeftPlace, next: LeftPlace) => boolean;
}

const isOtherPage = (current: LeftPlace, next: LeftPlace) => current.pathname !== next.pathname;

/** Asks before a change is left behind: for another page, or when the window is closed. */
export function LeaveDialog({ unsaved, body, isElsewhere = isOtherPage }: Props) {
  const t = useT();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && isElsewhere(current as LeftPlace, next as LeftPlace),
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => data.open || blocker.reset()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('ui.leave.title')}</DialogTitle>
          <DialogContent>{body}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={blocker.reset}>
              {t('ui.leave.stay')}
            </Button>
            <Button onClick={blocker.proceed}>{t('ui.leave.leave')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from './confirm-dialog.tsx';
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
  /** A last try to keep it before anybody is asked; true when nothing would be lost. */
  readonly lastTry?: () => Promise<boolean>;
}

const isOtherPage = (current: LeftPlace, next: LeftPlace) => current.pathname !== next.pathname;

/** Asks before a change is left behind: for another page, or when the window is closed. */
export function LeaveDialog({ unsaved, body, isElsewhere = isOtherPage, lastTry }: Props) {
  const t = useT();
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (!unsaved || !isElsewhere(current as LeftPlace, next as LeftPlace)) return false;
      return lastTry === undefined || !(await lastTry());
    },
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={blocker.status === 'blocked'}
      title={t('ui.leave.title')}
      body={body}
      act={t('ui.leave.leave')}
      back={t('ui.leave.stay')}
      careful
      onAct={() => blocker.proceed?.()}
      onBack={() => blocker.reset?.()}
    />
  );
}

import { lazy, Suspense, useEffect, useState } from 'react';
import { onSignedOut } from '../../../ui/call.ts';

const Dialog = lazy(() =>
  import('./session-dialog.tsx').then((module) => ({ default: module.SessionDialog })),
);

/** Watches for the session's end. @param onOther somebody else wants in: nothing of this person may stay in the page. */
export function SessionEnded({ onOther }: { onOther: () => void }) {
  const [ended, setEnded] = useState(false);
  useEffect(() => onSignedOut(() => setEnded(true)), []);
  if (!ended) return null;
  return (
    <Suspense>
      <Dialog onBack={() => setEnded(false)} onOther={onOther} />
    </Suspense>
  );
}

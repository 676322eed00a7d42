import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { CallProblem } from './call.ts';
import { type MessageKey, useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import styles from './states.module.css';

const widths = [72, 54, 80, 60, 76, 48];

/** The shape of the rows that are coming; nothing before 400 ms, so that a quick answer doesn't flicker. */
export function LoadingRows({ count = 6, label }: { count?: number; label?: string }) {
  const t = useT();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.loading} role="status" aria-label={label ?? t('ui.loading')}>
      {late &&
        Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: these rows have no other identity
          <div key={index} className={styles.row}>
            <i style={{ width: 20 }} />
            <i style={{ width: `${widths[index % widths.length]}%` }} />
            <i style={{ width: 60 }} />
          </div>
        ))}
    </div>
  );
}

/** Nothing to show: says why, and what to do. */
export function Empty(props: {
  title: string;
  body?: ReactNode;
  actions?: ReactNode;
  heading?: 'h1' | 'h2';
}) {
  const { title, body, actions, heading: Heading = 'h2' } = props;
  return (
    <div className={styles.empty}>
      <svg width="88" height="56" viewBox="0 0 88 56" aria-hidden="true">
        <path d="M6 50h76" stroke="var(--line1)" strokeWidth="2" />
        <path
          d="M10 46c18 0 20-16 32-22 10-5 16-16 36-16"
          fill="none"
          stroke="var(--brandLine)"
          strokeWidth="3"
          strokeLinecap="round"
        />
        <circle cx="78" cy="8" r="4.5" fill="var(--brand)" />
        <path d="M24 50v-8M42 50V28M60 50V16" stroke="var(--line1)" strokeWidth="2" strokeDasharray="2 4" />
      </svg>
      <Heading>{title}</Heading>
      {body && <p>{body}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** What could not be shown, why, what now, and the words support asks for. */
export function Failed(props: {
  problem: CallProblem;
  onRetry?: (() => void) | undefined;
  /** Ways out besides trying again. */
  actions?: ReactNode;
  heading?: 'h1' | 'h2';
}) {
  const { problem, onRetry, actions, heading: Heading = 'h2' } = props;
  const t = useT();
  const said = wordsOf(problem);
  return (
    <div className={styles.failed} role="alert">
      <Icon name="important" />
      <div>
        <Heading>{t(said.what)}</Heading>
        <p>{problem.message}</p>
        {said.now && <p>{t(said.now)}</p>}
        <div className={styles.actions}>
          {actions}
          {onRetry && !isFinal(problem) && (
            <Button size="small" onClick={onRetry}>
              {t('ui.tryAgain')}
            </Button>
          )}
          <span className={styles.code}>
            {t('ui.code', { code: problem.code })}
            {problem.requestId && <span>{t('ui.requestId', { id: problem.requestId })}</span>}
          </span>
        </div>
      </div>
    </div>
  );
}

/** One grey bar over a page that may only be read: why, and who can change it. */
export function ReadOnlyBar({ why, action }: { why: ReactNode; action?: ReactNode }) {
  const t = useT();
  return (
    <div className={styles.readOnly} role="note">
      <Icon name="lock" />
      <span>
        <b>{t('ui.readOnly')}</b> {why}
      </span>
      {action}
    </div>
  );
}

/** Asking again cannot change the answer. */
function isFinal({ status }: CallProblem): boolean {
  return status === 403 || status === 404;
}

function wordsOf(problem: CallProblem): { what: MessageKey; now?: MessageKey } {
  if (problem.code === 'OFFLINE') return { what: 'ui.failed.offline' };
  if (problem.status === 401) return { what: 'ui.failed.signedOut' };
  if (problem.status === 403) return { what: 'ui.failed.forbidden', now: 'ui.failed.now.forbidden' };
  if (problem.status === 404) return { what: 'ui.failed.missing', now: 'ui.failed.now.missing' };
  if (problem.status >= 500) return { what: 'ui.failed.broken', now: 'ui.failed.now.retry' };
  return { what: 'ui.failed.what', now: 'ui.failed.now.retry' };
}

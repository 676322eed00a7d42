import type { ReactElement } from 'react';
import styles from './status.module.css';
import { type StatusFamily, statusFamily } from './status-family.ts';

// One shape a family: colour only repeats what the shape says.
const shapes: Readonly<Record<StatusFamily, ReactElement>> = {
  'not-started': <circle cx="7" cy="7" r="5.3" strokeDasharray="2.2 2" />,
  'not-required': (
    <>
      <circle cx="7" cy="7" r="5.3" />
      <path d="M4.5 7h5" />
    </>
  ),
  'in-progress': (
    <>
      <circle cx="7" cy="7" r="5.3" />
      <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" className={styles.solid} />
    </>
  ),
  complete: (
    <>
      <circle cx="7" cy="7" r="6" className={styles.solid} />
      <path d="M4.3 7.2l1.9 1.9 3.500-3.9" className={styles.cut} />
    </>
  ),
  paused: (
    <>
      <circle cx="7" cy="7" r="5.3" />
      <path d="M5.6 4.8v4.4M8.4 4.8v4.4" />
    </>
  ),
  deferred: (
    <>
      <circle cx="7" cy="7" r="5.3" />
      <path d="M7 4v3.2l2.2 1.3" />
    </>
  ),
  warning: (
    <>
      <path d="M7 1.5 13 12.5H1z" strokeLinejoin="round" />
      <path d="M7 5.3v3.3M7 10.5v.1" strokeLinecap="round" />
    </>
  ),
  blocked: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" rx="2.5" className={styles.solid} />
      <path d="M4.3 7h5.4" className={styles.cut} />
    </>
  ),
  cancelled: (
    <>
      <circle cx="7" cy="7" r="5.3" />
      <path d="M4.9 4.9l4.2 4.2M9.1 4.900 4.9 9.1" />
    </>
  ),
};

/** The shape of a status, 14 px; decorative, the word stands beside it. */
export function StatusGlyph({ status, size = 14 }: { status: string; size?: 14 | 16 }) {
  const family = statusFamily(status);
  return (
    <svg
      className={`${styles.glyph} ${styles[family]}`}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      {shapes[family]}
    </svg>
  );
}

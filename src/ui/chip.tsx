import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { useT } from './i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import { initialsOf, toneOf } from './initials.ts';

export type Tone = 'neutral' | 'outline' | 'ok' | 'warn' | 'bad' | 'info' | 'violet';

/** A state in a word or two, 20 px. */
export function Chip(props: {
  tone?: Tone;
  icon?: IconName | undefined;
  title?: string | undefined;
  children: ReactNode;
}) {
  return (
    <span className={`${styles.chip} ${styles[props.tone ?? 'neutral']}`} title={props.title}>
      {props.icon && <Icon name={props.icon} size={12} />}
      {props.children}
    </span>
  );
}

/** A filter or a choice, 28 px. With `onClear` it carries a cross; with `menu` a caret. */
export function Pill(props: {
  on?: boolean;
  menu?: boolean;
  title?: string | undefined;
  onClick?: (() => void) | undefined;
  onClear?: (() => void) | undefined;
  children: ReactNode;
}) {
  const t = useT();
  const { on = false, onClick, onClear, menu = false, title, children } = props;
  const shape = `${styles.pill} ${on ? styles.on : ''}`;
  const body = (
    <>
      {children}
      {menu && <Icon name="chevron-down" size={12} />}
    </>
  );
  return (
    <span className={shape} title={title}>
      {onClick ? (
        <button type="button" aria-pressed={menu ? undefined : on} onClick={onClick}>
          {body}
        </button>
      ) : (
        body
      )}
      {onClear && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('ui.clearFilter', { name: title ?? '' })}
          onClick={onClear}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

/** A role in its outlined box of 40 px. */
export function RoleBox({ short, title }: { short: string; title?: string | undefined }) {
  return (
    <span className={styles.role} title={title}>
      {short}
    </span>
  );
}

/** Progress as a bar of 72 px. */
export function Bar({ done, total, label }: { done: number; total: number; label?: string }) {
  const t = useT();
  const share = total === 0 ? 0 : Math.round((done / total) * 100);
  return (
    <span
      className={`${styles.bar} ${share === 100 ? styles.full : ''}`}
      role="progressbar"
      aria-label={label ?? t('ui.done', { done, total })}
      aria-valuenow={share}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${share}%` }} />
    </span>
  );
}

/** Progress as a ring of 14 px; decorative, the numbers stand beside it. */
export function Ring({ done, total }: { done: number; total: number }) {
  const around = 2 * Math.PI * 5.3;
  const share = total === 0 ? 0 : done / total;
  return (
    <svg className={styles.ring} width={14} height={14} viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.3" className={styles.track} />
      {share > 0 && (
        <circle
          cx="7"
          cy="7"
          r="5.3"
          className={share === 1 ? styles.whole : styles.part}
          strokeDasharray={`${share * around} ${3 * around}`}
          transform="rotate(-90 7 7)"
        />
      )}
    </svg>
  );
}

/** The initials of a person in a circle; decorative, the name stands beside it. */
export function Person({ name, size = 20 }: { name: string; size?: 20 | 28 }) {
  const colour = styles[`tone${toneOf(name)}`];
  return (
    <span className={`${styles.person} ${size === 20 ? styles.small : ''} ${colour}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** Text for screen readers only. */
export function Hidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}

import styles from './icon.module.css';
import { type IconName, icons } from './icons.ts';

export type { IconName } from './icons.ts';

/** A stroke icon. Decorative unless it has a label. */
export function Icon({ name, size = 16, label }: { name: IconName; size?: 12 | 16 | 20; label?: string }) {
  return (
    <svg
      className={styles.icon}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={icons[name]} />
    </svg>
  );
}

/** The mark of the product. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg className={styles.logo} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5" />
      <path d="M5 14.5c3.200 0 3.600-3 5-4.800 1.100-1.400 2.300-4.200 5-4.200" />
      <circle cx="15" cy="5.500" r="1.700" />
    </svg>
  );
}

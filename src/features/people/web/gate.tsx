import type { ReactNode } from 'react';
import { Logo } from '../../../ui/icon.tsx';
import styles from './sign-in.module.css';

/** The frame of the pages before the door: a card in the middle, the product above it. */
export function Gate({
  product,
  children,
  beside,
}: {
  product: string;
  children: ReactNode;
  beside?: ReactNode;
}) {
  return (
    <main className={styles.gate} id="main">
      <div className={styles.brand}>
        <Logo size={20} />
        {product}
      </div>
      <div className={beside ? styles.two : styles.one}>
        <div className={styles.card}>{children}</div>
        {beside && <div className={styles.card}>{beside}</div>}
      </div>
    </main>
  );
}

import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import type { PlaybookDifference } from '../model.ts';
import { pageAddress } from '../rules.ts';
import { Kinds } from './kinds.tsx';
import { Reworded } from './reworded.tsx';
import { useSeen } from './seen-as.tsx';
import styles from './versions.module.css';

/** What stands below one heading and reads otherwise: its words, those that are gone and those that are new. */
export function PassageChange({ passage }: { passage: PlaybookDifference['passages'][number] }) {
  const t = useT();
  const { to } = useSeen();
  const { kinds, before, after, heading, text } = passage;
  const place = after ?? before;
  if (place === null) return null;
  return (
    <li>
      <p className={styles.line}>
        {after ? (
          <Go to={to(pageAddress(after.page, after.anchor || undefined))}>{after.title}</Go>
        ) : (
          <b>{place.title}</b>
        )}
        <Kinds kinds={kinds} />
      </p>
      <p className={styles.quiet}>{place.page}</p>
      {before && after && before.page !== after.page && (
        <p className={styles.quiet}>{t('playbooks.was', { what: before.page })}</p>
      )}
      {before && after && heading.length > 0 && <Reworded pieces={heading} />}
      {text.length > 0 && <Reworded pieces={text} />}
    </li>
  );
}

import { useT } from '../../../ui/i18n.ts';
import { countOf, missingOf } from '../dibs.ts';
import type { Element } from '../model.ts';
import styles from './services.module.css';
import { elementWord } from './words.ts';

/** Four dots and how many are filled; its title names what is missing. */
export function DibsDots({ elements, label }: { elements: readonly Element[]; label: string }) {
  const t = useT();
  const missing = missingOf(elements).map((element) => t(elementWord(element)));
  const stale = elements.filter((one) => one.stale).map(({ element }) => t(elementWord(element)));
  const said = [
    ...(missing.length > 0
      ? [t('services.dibs.missing', { what: missing.join(', ') })]
      : [t('services.dibs.complete')]),
    ...(stale.length > 0 ? [t('services.dibs.stale', { what: stale.join(', ') })] : []),
  ].join(' ');
  return (
    <span className={styles.dots} title={`${label}: ${said}`}>
      {elements.map(({ element, value, stale: old }) => (
        <i key={element} className={value === null ? undefined : old ? styles.stale : styles.filled} />
      ))}
      <span className={styles.spoken}>{label}: </span>
      {countOf(elements)}/{elements.length}
      <span className={styles.spoken}>. {said}</span>
    </span>
  );
}

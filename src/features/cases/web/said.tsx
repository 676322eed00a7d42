import { useT } from '../../../ui/i18n.ts';
import { formatDay } from '../../../ui/time.ts';
import type { Said } from '../model.ts';
import styles from './cases.module.css';

/** Answers as somebody reads them: yes and no, days with their weekday. */
export function useSaidText(): (type: Said['type'], values: readonly string[]) => string {
  const t = useT();
  return (type, values) => {
    if (type === 'check') return t(values[0] === 'true' ? 'cases.value.yes' : 'cases.value.no');
    return values.map((value) => (type === 'day' ? formatDay(value) : value)).join(', ');
  };
}

/** Answers of a form by their labels. */
export function SaidList({ said }: { said: readonly Said[] }) {
  const text = useSaidText();
  if (said.length === 0) return null;
  return (
    <dl className={styles.said}>
      {said.map(({ field, label, type, values }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>{text(type, values)}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ReactNode } from 'react';
import { useT } from '../i18n.ts';
import { formatCount, formatDay } from '../time.ts';
import styles from './form.module.css';
import type { FormField, FormValue } from './form-field.ts';

/** A value as text: what is not known is a dash. */
export function FieldValue({ field, value }: { field: FormField; value: FormValue }): ReactNode {
  const t = useT();
  if (field.show !== undefined) return field.show(value);
  if (typeof value === 'boolean') return value ? t('ui.form.yes') : t('ui.form.no');
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className={styles.none}>{t('ui.form.nothing')}</span>;
  if (typeof value === 'number') return formatCount(value);
  if (Array.isArray(value)) return value.map((one) => labelOf(field, one)).join(', ');
  return field.kind === 'day' ? formatDay(String(value)) : labelOf(field, String(value));
}

const labelOf = (field: FormField, value: string) =>
  field.choices?.find((choice) => choice.value === value)?.label ?? value;

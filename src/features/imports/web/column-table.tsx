import { Select } from '@fluentui/react-components';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { type Field, fieldsOf } from '../fields.ts';
import type { Import, Mapping } from '../model.ts';
import styles from './imports.module.css';

interface Props {
  readonly item: Import;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
}

/** Which column fills which field: guessed, and changeable. */
export function ColumnTable({ item, mapping, onMapping }: Props) {
  const t = useT();
  const used = new Set(Object.values(mapping));
  const unused = item.columns.map(({ name }) => name).filter((name) => name !== '' && !used.has(name));
  const choose = (field: string, column: string) => {
    const { [field]: _, ...rest } = mapping;
    onMapping(column === '' ? rest : { ...rest, [field]: column });
  };
  return (
    <section className={styles.columns}>
      <h2>{t('imports.columns')}</h2>
      <p className={styles.quiet}>{t('imports.columnsBody')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.field')}</th>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.samples')}</th>
          </tr>
        </thead>
        <tbody>
          {fieldsOf[item.noun].map((field) => (
            <Row
              key={field.id}
              field={field}
              item={item}
              column={mapping[field.id] ?? ''}
              onColumn={choose}
            />
          ))}
        </tbody>
      </table>
      {unused.length > 0 && (
        <p className={styles.quiet}>{t('imports.unused', { columns: unused.join(', ') })}</p>
      )}
    </section>
  );
}

function Row(props: {
  field: Field;
  item: Import;
  column: string;
  onColumn: (field: string, column: string) => void;
}) {
  const { field, item, column, onColumn } = props;
  const t = useT();
  const samples = item.columns.find(({ name }) => name === column && column !== '')?.samples ?? [];
  return (
    <tr>
      <th scope="row">
        {field.label} {field.key && field.key !== 'also' && <Chip tone="outline">{t('imports.key')}</Chip>}
      </th>
      <td>
        <Select
          size="small"
          aria-label={t('imports.columnOf', { field: field.label })}
          value={column}
          onChange={(_, data) => onColumn(field.id, data.value)}
        >
          <option value="">{t('imports.noColumn')}</option>
          {item.columns
            .filter(({ name }) => name !== '')
            .map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
        </Select>
      </td>
      <td className={styles.quiet}>{samples.join(' · ')}</td>
    </tr>
  );
}

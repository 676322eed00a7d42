import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { formatCount } from '../../../ui/time.ts';
import { sumAt, sumOf } from '../entitlement-rules.ts';
import { migrationKinds, migrationStatuses, rejectionReasons } from '../lists.ts';
import { type Draft, freshKey, type MigrationRowDraft } from './draft.ts';
import { Section } from './section.tsx';
import styles from './services.module.css';
import type { ServiceEdit } from './use-service-edit.ts';
import { YesNoField } from './yes-no-field.tsx';

/** Whether Microsoft moves the data: why not, or what moves how; what moves comes to what is in progress. */
export function MigrationSection({ edit }: { edit: ServiceEdit }) {
  const t = useT();
  const { migration } = edit.draft;
  const set = (next: Partial<Draft['migration']>) => edit.set({ migration: { ...migration, ...next } });
  const [total, inProgress] = [sumOf(edit.state.migration.rows), sumAt(edit.state.rows, 'in-progress')];
  const wrong = edit.at('migration.rows');
  return (
    <Section
      id="migration"
      title={t('services.section.migration')}
      aside={
        migration.performing === true && (
          <span className={total === inProgress ? styles.fits : styles.fitsNot} role="status">
            {t('services.migration.sum', { total: formatCount(total), inProgress: formatCount(inProgress) })}
          </span>
        )
      }
    >
      <div className={styles.line}>
        <YesNoField
          label={t('services.migration.performing')}
          value={migration.performing}
          wrong={edit.at('migration')?.message ?? null}
          onChange={(performing) => set({ performing })}
        />
        {migration.performing === true && (
          <>
            <Field label={t('services.migration.start')}>
              <Input
                type="date"
                value={migration.start ?? ''}
                onChange={(_, { value }) => set({ start: value || null })}
              />
            </Field>
            <Field
              label={t('services.migration.end')}
              validationMessage={edit.at('migration.end')?.message ?? null}
            >
              <Input
                type="date"
                value={migration.end ?? ''}
                onChange={(_, { value }) => set({ end: value || null })}
              />
            </Field>
          </>
        )}
        {migration.performing === false && (
          <Field
            label={t('services.migration.reason')}
            required
            validationMessage={edit.at('migration.rejectionReason')?.message ?? null}
          >
            <Select
              value={migration.rejectionReason}
              onChange={(_, { value }) => set({ rejectionReason: value })}
            >
              <option value="">{t('services.choose')}</option>
              {rejectionReasons.map((reason) => (
                <option key={reason}>{reason}</option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {migration.performing === false && (
        <Field
          label={t('services.migration.note')}
          required
          validationMessage={edit.at('migration.rejectionNote')?.message ?? null}
        >
          <Textarea
            value={migration.rejectionNote}
            maxLength={1000}
            onChange={(_, { value }) => set({ rejectionNote: value })}
          />
        </Field>
      )}
      {migration.performing === true && (
        <Rows edit={edit} rows={migration.rows} left={inProgress - total} onRows={(rows) => set({ rows })} />
      )}
      {wrong && (
        <p className={styles.wrong} role="alert">
          {wrong.message}
        </p>
      )}
    </Section>
  );
}

interface RowsProps {
  readonly edit: ServiceEdit;
  readonly rows: readonly MigrationRowDraft[];
  readonly left: number;
  readonly onRows: (rows: readonly MigrationRowDraft[]) => void;
}

function Rows({ edit, rows, left, onRows }: RowsProps) {
  const t = useT();
  const put = (key: string, next: Partial<MigrationRowDraft>) =>
    onRows(rows.map((row) => (row.key === key ? { ...row, ...next } : row)));
  const fresh = (): MigrationRowDraft => ({
    key: freshKey(),
    kind: 'Migration TBD',
    count: String(Math.max(0, left)),
    status: 'Migration Assessment - Not Started',
    estimated: null,
    notes: '',
    size: '',
  });
  return (
    <>
      {rows.map((row, n) => (
        <MigrationFields
          key={row.key}
          row={row}
          place={n}
          edit={edit}
          onChange={(next) => put(row.key, next)}
          onRemove={() => onRows(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <Button size="small" icon={<Icon name="add" />} onClick={() => onRows([...rows, fresh()])}>
        {t('services.migration.add')}
      </Button>
    </>
  );
}

interface FieldsProps {
  readonly row: MigrationRowDraft;
  readonly place: number;
  readonly edit: ServiceEdit;
  readonly onChange: (next: Partial<MigrationRowDraft>) => void;
  readonly onRemove: () => void;
}

function MigrationFields({ row, place, edit, onChange, onRemove }: FieldsProps) {
  const t = useT();
  const noNumber = (field: string) =>
    edit.unread.includes(`migration.rows.${place}.${field}`) ? t('services.noNumber') : null;
  return (
    <fieldset className={styles.partFields}>
      <legend>{t('services.migration.row', { number: place + 1, kind: row.kind })}</legend>
      <div className={styles.line}>
        <Field label={t('services.migration.kind')}>
          <Select
            value={row.kind}
            onChange={(_, { value }) => onChange({ kind: value as MigrationRowDraft['kind'] })}
          >
            {migrationKinds.map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </Select>
        </Field>
        <Field
          label={t('services.count')}
          className={styles.countField}
          validationMessage={noNumber('entitlements')}
        >
          <Input
            inputMode="numeric"
            value={row.count}
            onChange={(_, { value }) => onChange({ count: value })}
          />
        </Field>
        <Field label={t('services.migration.status')}>
          <Select
            value={row.status}
            onChange={(_, { value }) => onChange({ status: value as MigrationRowDraft['status'] })}
          >
            {migrationStatuses.map((status) => (
              <option key={status}>{status}</option>
            ))}
          </Select>
        </Field>
        <Field label={t('services.migration.estimated')}>
          <Input
            type="date"
            value={row.estimated ?? ''}
            onChange={(_, { value }) => onChange({ estimated: value || null })}
          />
        </Field>
        <Field
          label={t('services.migration.size')}
          className={styles.countField}
          validationMessage={noNumber('sizeGb')}
        >
          <Input
            inputMode="decimal"
            value={row.size}
            onChange={(_, { value }) => onChange({ size: value })}
          />
        </Field>
        <Field label={t('services.note')}>
          <Input value={row.notes} maxLength={1000} onChange={(_, { value }) => onChange({ notes: value })} />
        </Field>
      </div>
      <Button
        size="small"
        appearance="subtle"
        icon={<Icon name="close" />}
        onClick={onRemove}
        aria-label={t('services.migration.removeRow', { number: place + 1, kind: row.kind })}
      >
        {t('services.remove')}
      </Button>
    </fieldset>
  );
}

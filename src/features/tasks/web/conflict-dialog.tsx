import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type Say, useT } from '../../../ui/i18n.ts';
import { StatusWord } from '../../../ui/status.tsx';
import { formatMoment, formatPercent } from '../../../ui/time.ts';
import type { TaskChange, TaskFields } from '../rules.ts';
import styles from './conflict.module.css';
import { type ConflictRow, chosenChange, conflictRows, firstSide, type Side } from './conflict.ts';
import type { LostRace } from './use-save-task.ts';

interface Props {
  readonly lost: LostRace;
  readonly onKeepTheirs: () => void;
  readonly onSave: (change: TaskChange) => void;
  /** Closed without a choice: what was typed stays in the form. */
  readonly onClose: () => void;
}

/** Two people changed a task. Names the other, shows only what differs, and lets one choose field by field. */
export function ConflictDialog({ lost, onKeepTheirs, onSave, onClose }: Props) {
  const t = useT();
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(new Map());
  const rows = conflictRows(lost);
  const { updatedBy, updatedAt } = lost.current;
  const choice = chosenChange(rows, sides);
  const name = updatedBy?.name ?? t('tasks.conflictSomebody');
  return (
    <Dialog open modalType="modal" onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('tasks.conflictTitle', { name })}</DialogTitle>
          <DialogContent>
            <p className={styles.when}>
              {t('tasks.conflictWhen', {
                task: lost.save.name,
                when: updatedAt ? formatMoment(updatedAt) : '',
              })}
            </p>
            {rows.length === 0 ? (
              <p>{t('tasks.conflictSame')}</p>
            ) : (
              <Choices rows={rows} sides={sides} onSides={setSides} />
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onKeepTheirs}>{t('tasks.keepTheirs')}</Button>
            <Button
              appearance="primary"
              disabled={Object.keys(choice).length === 0}
              onClick={() => onSave(choice)}
            >
              {t('tasks.saveChoice')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Choices(props: {
  rows: readonly ConflictRow[];
  sides: ReadonlyMap<string, Side>;
  onSides: (sides: ReadonlyMap<string, Side>) => void;
}) {
  const t = useT();
  const { rows, sides, onSides } = props;
  return (
    <div className={styles.fields}>
      <div className={styles.heads} aria-hidden="true">
        <span />
        <span>{t('tasks.conflictTheirs')}</span>
        <span>{t('tasks.conflictMine')}</span>
      </div>
      {rows.map((row) => (
        <Choice
          key={row.field}
          row={row}
          side={sides.get(row.field) ?? firstSide(row)}
          onSide={(side) => onSides(new Map([...sides, [row.field, side]]))}
        />
      ))}
    </div>
  );
}

function Choice({ row, side, onSide }: { row: ConflictRow; side: Side; onSide: (side: Side) => void }) {
  const t = useT();
  const label = fieldLabel(row.field, t);
  const theirs = <Value field={row.field} value={row.theirs} />;
  if (row.mine === undefined) {
    return (
      <div className={styles.field}>
        <span className={styles.name}>{label}</span>
        <span className={styles.cell}>{theirs}</span>
        <span className={styles.quiet}>{t('tasks.conflictUntouched')}</span>
      </div>
    );
  }
  const said = row.theyChanged
    ? theirs
    : t('tasks.conflictUnchanged', { value: valueText(row.field, row.theirs) });
  return (
    <RadioGroup
      className={styles.field}
      aria-label={label}
      value={side}
      onChange={(_, data) => onSide(data.value as Side)}
    >
      <span className={styles.name}>{label}</span>
      <Radio value="theirs" label={<Labelled by={t('tasks.conflictTheirs')}>{said}</Labelled>} />
      <Radio
        value="mine"
        label={
          <Labelled by={t('tasks.conflictMine')}>
            <Value field={row.field} value={row.mine} />
          </Labelled>
        }
      />
    </RadioGroup>
  );
}

// The heads of the columns are for the eye, and are not there on a phone.
function Labelled({ by, children }: { by: string; children: ReactNode }) {
  return (
    <span className={styles.labelled}>
      <span className={styles.by}>{by}</span>
      {children}
    </span>
  );
}

function Value({ field, value }: { field: keyof TaskFields; value: string | number }) {
  return field === 'status' ? <StatusWord status={String(value)} /> : valueText(field, value);
}

function valueText(field: keyof TaskFields, value: string | number): string {
  return field === 'percentComplete' ? formatPercent(Number(value)) : String(value);
}

function fieldLabel(field: keyof TaskFields, t: Say): string {
  if (field === 'status') return t('tasks.status');
  return field === 'percentComplete' ? t('tasks.percent') : t('tasks.responsible');
}

import type { ReactNode } from 'react';
import { Chip } from '../../../ui/chip.tsx';
import type { GridColumn } from '../../../ui/grid/grid-types.ts';
import type { MessageKey, Say } from '../../../ui/i18n.ts';
import { formatCount, formatShortDay } from '../../../ui/time.ts';
import { roleOf } from '../../people/model.ts';
import { type TenantDisplay, tenantDisplays } from '../displays-model.ts';
import { type TenantColumn, type TenantGridRow, tenantFields } from '../tenant-model.ts';
import styles from './views.module.css';

type Column = GridColumn<TenantGridRow>;
type Look = Pick<Column, 'width'> & Partial<Omit<Column, 'id' | 'type' | 'value' | 'title'>>;

const none = '–';
const text = (row: TenantGridRow, id: TenantColumn) => String(row.cells[id] ?? '');
const many = (row: TenantGridRow, id: TenantColumn) => (row.cells[id] ?? []) as readonly string[];

function looksOf(t: Say, today: string): Readonly<Record<TenantColumn, Look>> {
  const chips = (id: TenantColumn) => (row: TenantGridRow) => (
    <span className={styles.chips}>
      {many(row, id).map((one) => (
        <Chip key={one} tone={one === 'CSMAU' ? 'violet' : 'outline'}>
          {one}
        </Chip>
      ))}
    </span>
  );
  const labelled = (labels: Readonly<Record<string, MessageKey>>) => (one: string) => {
    const key = labels[one];
    return key === undefined ? one : t(key);
  };
  return {
    name: { width: 200, grow: 2, render: (row) => text(row, 'name') },
    customer: { width: 150, grow: 1 },
    tpid: { width: 92, render: (row) => text(row, 'tpid') },
    reference: { width: 112, labelOf: labelled({ reference: 'views.reference' }) },
    guid: { width: 290 },
    domain: { width: 170 },
    country: { width: 110 },
    region: { width: 92 },
    segment: { width: 96 },
    managed: { width: 96, labelOf: labelled({ managed: 'views.managed' }) },
    seats: { width: 84 },
    active: {
      width: 88,
      labelOf: labelled({ active: 'views.active', inactive: 'views.inactive' }),
      render: (row) =>
        text(row, 'active') === 'inactive' ? <Chip>{t('views.inactive')}</Chip> : t('views.active'),
    },
    role: { width: 128, labelOf: (id) => roleOf(id)?.label ?? id, render: (row) => roleChip(t, row) },
    rm: { width: 140 },
    fm: { width: 150 },
    fe: { width: 150 },
    mvm: { width: 140 },
    prm: { width: 140 },
    pfm: { width: 140 },
    priority: { width: 146 },
    urgency: { width: 96 },
    status: { width: 160 },
    statusDay: { width: 96 },
    partnerStatus: { width: 110 },
    phase: { width: 96 },
    motions: { width: 170, render: chips('motions') },
    tags: { width: 150, render: chips('tags') },
    reason: { width: 110 },
    tasksDone: { width: 112 },
    tasksOpen: { width: 146 },
    tasksBlocked: { width: 94 },
    lastNote: { width: 104 },
    nextAction: { width: 240, grow: 2 },
    nextActionDate: { width: 128, render: (row) => dueDay(row, today) },
    nextActionOwner: { width: 140 },
    created: { width: 96 },
    days: { width: 106 },
    people: { width: 92 },
    percent: { width: 106 },
    growth28: { width: 132, render: growth },
    dataDate: { width: 112 },
  };
}

/** The columns that somebody has: those of the display in its order, and then all others, to be added. */
export function tenantColumns(
  t: Say,
  audience: 'internal' | 'partner',
  display: TenantDisplay,
  choices: Readonly<Record<string, readonly string[]>>,
  today: string,
): readonly Column[] {
  const looks = looksOf(t, today);
  const fields = tenantFields(audience);
  const all: readonly TenantColumn[] = tenantDisplays[display].columns;
  const first = ['name', ...all.filter((id) => id !== 'name')];
  const place = (id: string) => (first.includes(id) ? first.indexOf(id) : first.length);
  const shown = first.filter((id) => fields.some((field) => field.id === id));
  return fields
    .toSorted((a, b) => place(a.id) - place(b.id))
    .map((field): Column => {
      const { id } = field;
      const card = cardPlace(shown, id);
      return {
        ...field,
        ...looks[id],
        title: t(`views.column.${id}`),
        ...(choices[id] === undefined ? {} : { choices: choices[id] }),
        ...(shown.includes(id) ? {} : { hidden: true }),
        ...(card === undefined ? {} : { card }),
      };
    });
}

/** On a phone: the role at the side, the next action below, and the first two of the others. */
function cardPlace(shown: readonly string[], id: string): Column['card'] {
  if (!shown.includes(id) || id === 'name') return undefined;
  if (id === 'role') return 'side';
  if (id === 'nextAction') return 'under';
  const others = shown.filter((one) => !['name', 'role', 'nextAction'].includes(one));
  return others.indexOf(id) < 2 ? 'main' : undefined;
}

function roleChip(t: Say, { cells, mayWrite }: TenantGridRow): ReactNode {
  const role = typeof cells.role === 'string' ? (roleOf(cells.role)?.short ?? cells.role) : undefined;
  if (mayWrite)
    return (
      <Chip tone="ok" icon="tick">
        {t('views.role.write', { role: role ?? '' })}
      </Chip>
    );
  return (
    <Chip icon="lock">{role === undefined ? t('views.role.guest') : t('views.role.read', { role })}</Chip>
  );
}

/** A day that has gone by is red; the day itself says so, too. */
function dueDay(row: TenantGridRow, today: string): ReactNode {
  const day = text(row, 'nextActionDate');
  if (day === '') return none;
  return <span className={day < today ? styles.late : ''}>{formatShortDay(day)}</span>;
}

function growth({ cells }: TenantGridRow): ReactNode {
  const value = cells.growth28;
  if (typeof value !== 'number') return none;
  return (
    <span className={value < 0 ? styles.fell : ''}>
      {value > 0 ? `+${formatCount(value)}` : formatCount(value)}
    </span>
  );
}

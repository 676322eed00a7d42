import type { KeyboardEvent } from 'react';
import { Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { isTicked, withService, withStar, withWhole } from '../lines.ts';
import { assignableServices, type Line } from '../model.ts';
import styles from './boxes.module.css';
import { roleLabel, serviceName } from './words.ts';

const all = assignableServices.map(({ id }) => id);

interface Props {
  readonly line: Line;
  /** Service id; '' is the tenant or customer as a whole. */
  readonly service: string;
  readonly kind: 'tenant' | 'customer';
  readonly name: string;
  /** Undefined where the line can't be changed: then it reads as signs. */
  readonly onLine: ((line: Line) => void) | undefined;
  /** Whether one comes here by Tab; the other boxes of the row by arrow keys. */
  readonly first?: boolean;
}

/** One box with its star. */
export function BoxCell({ line, service, kind, name, onLine, first = false }: Props) {
  const t = useT();
  const ticked = isTicked(line, service);
  const starred = line.primary.includes(service);
  const place = service === '' ? t(`assignments.whole.${kind}`) : serviceName(service);
  const said = { place, person: name, role: roleLabel(line.role) };
  if (onLine === undefined) return <Signs ticked={ticked} starred={starred} />;
  const star = () => onLine(withStar(line, service, !starred));
  const tabIndex = first ? 0 : -1;
  function press(event: KeyboardEvent): void {
    if (event.key !== 'p' || !ticked) return;
    event.preventDefault();
    star();
  }
  return (
    <span className={styles.box}>
      <input
        type="checkbox"
        data-cell=""
        tabIndex={tabIndex}
        checked={ticked}
        className={service !== '' && line.whole ? styles.implied : undefined}
        aria-label={t('assignments.box', said)}
        onKeyDown={press}
        onChange={({ target: { checked } }) =>
          onLine(service === '' ? withWhole(line, checked) : withService(line, service, checked, all))
        }
      />
      <button
        type="button"
        data-cell=""
        tabIndex={-1}
        className={starred ? styles.starred : styles.star}
        hidden={!ticked}
        aria-pressed={starred}
        aria-label={t('assignments.star', said)}
        title={t('assignments.primary')}
        onClick={star}
      >
        <Icon name="star" size={12} />
      </button>
    </span>
  );
}

/** The box where it can only be read. */
function Signs({ ticked, starred }: { ticked: boolean; starred: boolean }) {
  const t = useT();
  if (!ticked) return <Hidden>{t('assignments.notTicked')}</Hidden>;
  return (
    <span className={styles.box}>
      <Icon name="tick" label={t('assignments.ticked')} />
      {starred && (
        <span className={styles.starred}>
          <Icon name="star" size={12} label={t('assignments.primary')} />
        </span>
      )}
    </span>
  );
}

/** Arrow keys walk the boxes below the element: left and right within a row, up and down between rows. */
export function walkBoxes(event: KeyboardEvent<HTMLElement>): void {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
  };
  const step = steps[event.key];
  const cell = event.target as HTMLElement;
  if (step === undefined || cell.dataset.cell === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-boxes]')].map((row) => [
    ...row.querySelectorAll<HTMLElement>('[data-cell]:not([hidden])'),
  ]);
  const down = rows.findIndex((cells) => cells.includes(cell));
  const row = rows[down + step[0]];
  if (row === undefined) return;
  const across = rows[down]?.indexOf(cell) ?? 0;
  const next = step[0] === 0 ? row[across + step[1]] : besides(row, cell);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** The cell of another row that stands in the same column. */
function besides(row: readonly HTMLElement[], cell: HTMLElement): HTMLElement | undefined {
  const column = (one: HTMLElement) => one.closest('td')?.cellIndex ?? 0;
  return row.find((one) => column(one) === column(cell)) ?? row[0];
}

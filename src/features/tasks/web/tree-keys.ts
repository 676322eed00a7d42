import { move, type Row } from './rows.ts';

/** What a key asks of the tree, standing on a row. */
export type TreeAct =
  | { readonly kind: 'go'; readonly to: Row }
  | { readonly kind: 'fold'; readonly fold: boolean }
  | { readonly kind: 'tick' };

/**
 * The keys of a tree grid: up and down, first and last; right opens a page or goes on, left folds it or goes to what the
 * row belongs to; Enter folds a page, Space ticks a task. Undefined for any other key, and at the ends.
 */
export function actOf(key: string, row: Row, rows: readonly Row[], isFolded: boolean): TreeAct | undefined {
  const isPage = row.kind === 'page';
  switch (key) {
    case 'ArrowDown':
      return go(move(rows, row.key, 1));
    case 'ArrowUp':
      return go(move(rows, row.key, -1));
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      return isPage && isFolded ? { kind: 'fold', fold: false } : go(move(rows, row.key, 1));
    case 'ArrowLeft':
      return isPage ? { kind: 'fold', fold: true } : go(rows.find((other) => other.key === row.parent));
    case 'Enter':
      return isPage ? { kind: 'fold', fold: !isFolded } : undefined;
    case ' ':
      return row.kind === 'task' ? { kind: 'tick' } : undefined;
    default:
      return undefined;
  }
}

function go(to: Row | undefined): TreeAct | undefined {
  return to && { kind: 'go', to };
}

import { useMemo, useState } from 'react';

export interface Selection<Row> {
  readonly rows: readonly Row[];
  readonly has: (row: Row) => boolean;
  /** Takes a row in or out. With `through`, every row from the last one touched to this one gets what this one gets. */
  readonly toggle: (index: number, through?: boolean) => void;
  readonly set: (rows: readonly Row[]) => void;
  readonly clear: () => void;
}

/** The selected rows. They stay selected while one scrolls, sorts and filters; those that are filtered away stay counted. */
export function useSelection<Row>(rows: readonly Row[], idOf: (row: Row) => string): Selection<Row> {
  const [selected, setSelected] = useState<ReadonlyMap<string, Row>>(new Map());
  const [last, setLast] = useState(0);
  // What has been loaded again since is added up as it is now.
  const now = useMemo(() => {
    if (selected.size === 0) return [];
    const fresh = new Map(rows.map((row) => [idOf(row), row]));
    return [...selected].map(([id, row]) => fresh.get(id) ?? row);
  }, [rows, selected, idOf]);
  return {
    rows: now,
    has: (row) => selected.has(idOf(row)),
    toggle(index, through = false) {
      const row = rows[index];
      if (row === undefined) return;
      const next = new Map(selected);
      const on = !selected.has(idOf(row));
      const [from, to] = through ? [Math.min(last, index), Math.max(last, index)] : [index, index];
      for (const one of rows.slice(from, to + 1)) {
        if (on) next.set(idOf(one), one);
        else next.delete(idOf(one));
      }
      setSelected(next);
      setLast(index);
    },
    set: (all) => setSelected(new Map(all.map((row) => [idOf(row), row]))),
    clear: () => setSelected(new Map()),
  };
}

import { roles, type Said, services, type Tongue } from './dialect-words.ts';
import type { Dice } from './dice.ts';

/** What a reader must find of a row, however it was damaged. */
export interface TaskTruth {
  readonly id: string;
  readonly name: string;
  readonly mandatory: boolean | null;
  readonly roles: readonly string[];
  readonly services: readonly string[];
}

/** A task as the whole site knows it, before a page writes it down. */
export interface Task {
  readonly id: string;
  readonly name: Said<string>;
  readonly mandatory: boolean;
}

export interface WrittenTable {
  readonly lines: readonly string[];
  readonly tasks: readonly TaskTruth[];
  /** What was done to it; a test asks that nothing of the dialect was left out. */
  readonly kinds: readonly string[];
}

interface Row extends TaskTruth {
  readonly cells: readonly [id: string, name: string, mark: string, role: string, ...services: string[]];
}

interface Mended {
  readonly lines: readonly string[];
  /** Where the damage took something away for good. */
  readonly lost?: Partial<TaskTruth>;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const halves = (text: string): [string, string] => {
  const blank = text.indexOf(' ', 4);
  return [text.slice(0, blank), text.slice(blank + 1)];
};

const damages: Readonly<Record<string, (row: Row) => Mended>> = {
  'no final pipe': ({ cells }) => ({ lines: [line(cells).slice(0, -2)] }),
  'tabs as padding': ({ cells }) => ({ lines: [`|\t${cells.join('\t|\t')}\t|`] }),
  'leading pipes': ({ cells }) => ({ lines: [`|${line(cells)}`] }),
  'blanks before the row': ({ cells }) => ({ lines: [`  ${line(cells)}`] }),
  'no pipe after the mark': ({ cells: [id, name, mark, role, ...rest] }) => ({
    lines: [line([id, name, `${mark} ${role}`, ...rest])],
  }),
  'no pipe after the id': ({ cells: [id, name, ...rest] }) => ({ lines: [line([`${id} ${name}`, ...rest])] }),
  'no name': ({ cells: [id, , ...rest] }) => ({ lines: [line([id, ...rest])], lost: { name: '' } }),
  'broken in the name': ({ cells: [id, name, ...rest] }) => {
    const [first, second] = halves(name);
    return { lines: [`| ${id} | ${first}`, `${second} | ${rest.join(' | ')} |`] };
  },
  'broken after a cell': ({ cells: [id, name, ...rest] }) => ({
    lines: [`| ${id} | ${name} |`, `${rest.join(' | ')} |`],
  }),
  'linked id': ({ cells: [id, ...rest] }) => ({
    lines: [line([`[${id}](https://example.com/tasks/${id})`, ...rest])],
  }),
  'starred mark': ({ cells: [id, name, mark, ...rest] }) => ({
    lines: [line([id, name, `*${mark}*`, ...rest])],
  }),
  'unknown mark': ({ cells: [id, name, , ...rest] }) => ({
    lines: [line([id, name, 'as agreed', ...rest])],
    lost: { mandatory: null },
  }),
  'invisible characters': ({ cells: [id, name, ...rest] }) => ({
    lines: [line([`${id}\u200b`, `\u200b${name.replace(' ', '\u00a0')}`, ...rest])],
  }),
  'merge conflict': ({ cells }) => ({
    lines: ['<<<<<<< HEAD', line(cells), '=======', line(cells).replace(' the ', ' this '), '>>>>>>> branch'],
  }),
  'line break in a cell': ({ cells: [id, name, ...rest] }) => ({
    lines: [line([id, name.replace(' ', '<br>'), ...rest])],
  }),
  'names on lines of their own': ({ cells: [id, name, mark, , ...rest], roles: who, services: what }) => ({
    lines: [line([id, name, mark, who.join('<br>'), ...(rest.length === 0 ? [] : [what.join(' <br/> ')])])],
  }),
  'row that is no task': ({ cells }) => ({
    lines: [line(cells), line(['None', 'N/A', ...cells.slice(2).map(() => '')])],
  }),
};

// The damage that leaves the mark's letter to be seen in a longer cell needs M or O: other languages' marks would be guesses.
const needsLatinMark = new Set(['no pipe after the mark']);

/** A task table with one row a task, sound or damaged. */
export function writeTable(tasks: readonly Task[], tongue: Tongue, dice: Dice): WrittenTable {
  const shape = dice.rarely(12) ? 'two columns' : dice.rarely(6) ? 'four columns' : 'five columns';
  const width = { 'two columns': 2, 'four columns': 4, 'five columns': 5 }[shape];
  const rows = tasks.map((task) => rowOf(task, width, tongue, dice));
  const { lines, kinds, truth } = width === 2 ? plainRows(rows) : damagedRows(rows, dice, tongue);
  const head = headOf(width, tongue, dice);
  return { lines: [...head.lines, ...lines], tasks: truth, kinds: [shape, ...head.kinds, ...kinds] };
}

function rowOf({ id, name, mandatory }: Task, width: number, tongue: Tongue, dice: Dice): Row {
  const role = dice.one(roles);
  const service = dice.one(services);
  const mark = mandatory ? tongue.mandatory : 'O';
  const small = width < 5;
  return {
    id,
    name: name.read,
    mandatory: width === 2 ? null : mandatory,
    roles: width === 2 ? [] : role.read,
    services: small ? [] : service.read,
    cells: [id, name.written, mark, role.written, ...(small ? [] : [service.written])],
  };
}

function headOf(width: number, { header }: Tongue, dice: Dice): { lines: string[]; kinds: string[] } {
  const [id = '', name = '', ...rest] = header.slice(0, width);
  const variant = dice.one(['as usual', 'bold', 'renamed', 'narrow', 'again']);
  const second = variant === 'renamed' ? dice.one(['Task Description', 'Title']) : name;
  const cells = [id, second, ...rest].map((cell) => (variant === 'bold' ? `**${cell}**` : cell));
  const hyphens = cells.map((_, i) => (i === 2 ? ':---:' : '---')).slice(variant === 'narrow' ? 1 : 0);
  const lines = [line(cells), line(hyphens)];
  return { lines: variant === 'again' ? [...lines, '', ...lines] : lines, kinds: [`header ${variant}`] };
}

const truthOf = ({ cells: _, ...truth }: Row): TaskTruth => truth;

function plainRows(rows: readonly Row[]): { lines: string[]; kinds: string[]; truth: TaskTruth[] } {
  return {
    lines: rows.map(({ cells: [id, name] }) => line([id, name])),
    kinds: [],
    truth: rows.map(truthOf),
  };
}

function damagedRows(rows: readonly Row[], dice: Dice, tongue: Tongue) {
  const lines: string[] = [];
  const kinds: string[] = [];
  const truth: TaskTruth[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Row;
    const next = rows[i + 1];
    if (next !== undefined && dice.rarely(8)) {
      lines.push(`${line(row.cells)}${line(next.cells)}`);
      kinds.push('two rows on one line');
      truth.push(truthOf(row), truthOf(next));
      i++;
      continue;
    }
    const kind = dice.rarely(3) ? dice.one(Object.keys(damages)) : 'sound row';
    const usable = tongue.mandatory === 'M' || !needsLatinMark.has(kind);
    const written = (usable ? damages[kind] : undefined)?.(row) ?? { lines: [line(row.cells)] };
    lines.push(...written.lines);
    kinds.push(kind);
    truth.push({ ...truthOf(row), ...written.lost });
  }
  return { lines, kinds, truth };
}

/** Every kind of damage a row can have. */
export const rowKinds: readonly string[] = ['sound row', 'two rows on one line', ...Object.keys(damages)];

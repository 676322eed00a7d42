import type { Dice } from '../support/dice.ts';

/** A page after it was damaged, and where each of its old lines is now. */
export interface Mutated {
  readonly text: string;
  /** For each line of the old page its 0-based place in the new one, or null when the damage touched it. */
  readonly placeOf: readonly (number | null)[];
  readonly what: readonly string[];
}

interface Line {
  readonly text: string;
  /** Where it stood in the old page; null when the damage wrote it. */
  readonly from: number | null;
}

type Mutator = (lines: readonly Line[], dice: Dice, others: readonly string[]) => readonly Line[];

const pieces = [
  ...[
    '|',
    '||',
    '\\|',
    '\\',
    '`',
    '```',
    '~~~',
    '<!--',
    '-->',
    '<script>',
    '<div',
    '</div>',
    '[',
    '](',
    '[!INCLUDE',
    '((',
  ],
  ...[
    '*',
    '**',
    '_',
    '#',
    '######',
    '> ',
    '- ',
    '\t',
    '    ',
    ':::',
    '$',
    '&nbsp;',
    '&#0;',
    '&',
    '%00',
    '%2e%2e/',
  ],
  ...[
    '\0',
    '\ufeff',
    '\u200b',
    '\u202e',
    '\u00ad',
    '\u00a0',
    '\ufffd',
    '\ud800',
    '\udfff',
    '\u2028',
    '\u{1f468}\u200d\u{1f469}',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    '<svg onload=x>',
    '<img src=x onerror=x>',
    'mailto:a@b.example',
  ],
  ...['Primary Role:', 'Applies To:', '**Phase:', '1234', '99999', '(M)', '(O)', 'M', 'FTOP Tasks'],
];

const wholeLines = [
  ...[
    '---',
    '...',
    '```',
    '~~~~',
    '<!--',
    '-->',
    '<<<<<<< HEAD',
    '=======',
    '>>>>>>> branch',
    '# Second title',
    '## ## Overview',
    '####',
  ],
  ...[
    '### Step',
    '#### FTOP Tasks',
    '| Task ID | Task Name |',
    '| --- | --- |',
    '|',
    '| 1234 | Another | M | FM | Teams |',
    '|---|',
  ],
  ...[
    '[!INCLUDE [x](page.md)]',
    '[!INCLUDE [x](missing.md)]',
    '> [!NOTE]',
    '[!div class="x"]',
    '<table><tr><td>',
    '[x]: javascript:x',
    'title: x',
  ],
  ...[
    '',
    ' ',
    '\t',
    '-',
    '***',
    '## Refresh Summary',
    'Primary Role: **SME',
    '[a](b.md#c) [a](#d)',
    '<https://a.example/>',
  ],
];

const oneLine = (lines: readonly Line[], dice: Dice, edit: (text: string) => string): readonly Line[] => {
  const at = dice.below(lines.length);
  return lines.map((line, i) => (i === at ? { text: edit(line.text), from: null } : line));
};

const insert = (lines: readonly Line[], at: number, texts: readonly string[]): readonly Line[] => [
  ...lines.slice(0, at),
  ...texts.map((text) => ({ text, from: null })),
  ...lines.slice(at),
];

const piece = (dice: Dice): string => dice.one(pieces).repeat(dice.rarely(12) ? 200 : 1);
const place = (text: string, dice: Dice): number => dice.below(text.length + 1);

const linesOf = (text: string): string[] => text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);

/** What hands, editors, merges and bad luck do to a page. */
export const mutators: Readonly<Record<string, Mutator>> = {
  'a line is gone': (lines, dice) => lines.toSpliced(dice.below(lines.length), 1),
  'some lines are gone': (lines, dice) => lines.toSpliced(dice.below(lines.length), 1 + dice.below(8)),
  'a line stands twice': (lines, dice) => {
    const at = dice.below(lines.length);
    return insert(lines, at, [lines[at]?.text ?? '']);
  },
  'two lines have changed places': (lines, dice) => {
    const [a, b] = [dice.below(lines.length), dice.below(lines.length)];
    return lines.map((line, i) =>
      i === a || i === b ? { text: lines[i === a ? b : a]?.text ?? '', from: null } : line,
    );
  },
  'a line is cut': (lines, dice) => oneLine(lines, dice, (text) => text.slice(0, place(text, dice))),
  'a line is broken': (lines, dice) => {
    const at = dice.below(lines.length);
    const text = lines[at]?.text ?? '';
    const middle = place(text, dice);
    return insert(lines.toSpliced(at, 1), at, [text.slice(0, middle), text.slice(middle)]);
  },
  'two lines are joined': (lines, dice) => {
    const at = dice.below(lines.length);
    const both = `${lines[at]?.text ?? ''}${lines[at + 1]?.text ?? ''}`;
    return insert(lines.toSpliced(at, 2), at, [both]);
  },
  'a piece is put in': (lines, dice) =>
    oneLine(lines, dice, (text) => {
      const at = place(text, dice);
      return `${text.slice(0, at)}${piece(dice)}${text.slice(at)}`;
    }),
  'a piece is taken out': (lines, dice) =>
    oneLine(lines, dice, (text) => {
      const at = place(text, dice);
      return text.slice(0, at) + text.slice(at + 1 + dice.below(6));
    }),
  'a line is put in': (lines, dice) => insert(lines, dice.below(lines.length + 1), [dice.one(wholeLines)]),
  'a line is put in a thousand times': (lines, dice) =>
    insert(
      lines,
      dice.below(lines.length + 1),
      Array<string>(dice.one([50, 1000])).fill(dice.one(wholeLines)),
    ),
  'letters are another case': (lines, dice) =>
    oneLine(lines, dice, (text) => (dice.rarely(2) ? text.toUpperCase() : text.toLowerCase())),
  'a line is indented': (lines, dice) => oneLine(lines, dice, (text) => ' '.repeat(1 + dice.below(9)) + text),
  'a block of another page is put in': (lines, dice, others) => {
    const other = linesOf(dice.one(others));
    const from = dice.below(other.length);
    return insert(lines, dice.below(lines.length + 1), other.slice(from, from + 1 + dice.below(30)));
  },
  'a line is noise': (lines, dice) => oneLine(lines, dice, () => noise(dice)),
};

function noise(dice: Dice): string {
  const letter = () => String.fromCharCode(dice.below(dice.rarely(4) ? 65_536 : 127));
  return Array.from({ length: dice.below(60) }, letter)
    .join('')
    .replace(/[\r\n]/g, ' ');
}

const names = Object.keys(mutators);

/** Damages a page one to three times. The same dice give the same damage. */
export function mutate(text: string, dice: Dice, others: readonly string[]): Mutated {
  const old = linesOf(text);
  let lines: readonly Line[] = old.map((each, from) => ({ text: each, from }));
  const what: string[] = [];
  for (let left = 1 + dice.below(3); left > 0 && lines.length > 0; left--) {
    const name = dice.one(names);
    what.push(name);
    lines = (mutators[name] as Mutator)(lines, dice, others);
  }
  const places = new Map(lines.map(({ from }, i) => [from, i]));
  const end = dice.rarely(8) ? dice.one(['\r\n', '\r']) : '\n';
  return {
    text: (dice.rarely(20) ? '\ufeff' : '') + lines.map((line) => line.text).join(end),
    placeOf: old.map((_, i) => places.get(i) ?? null),
    what,
  };
}

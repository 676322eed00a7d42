/** A text and what of it is selected. */
export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
export type Edited = Selected;

function replaced({ text, from, to }: Selected, by: string, select: readonly [number, number]): Edited {
  return {
    text: text.slice(0, from) + by + text.slice(to),
    from: from + select[0],
    to: from + select[1],
  };
}

/** Sets what is selected in bold, or back; marks hug the words, for a blank behind them makes them text. */
export function makeBold(at: Selected): Edited {
  const chosen = at.text.slice(at.from, at.to);
  if (/^\*\*[\s\S]+\*\*$/.test(chosen)) return replaced(at, chosen.slice(2, -2), [0, chosen.length - 4]);
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(chosen) ?? [];
  return replaced(at, `${before}**${inner}**${after}`, [before.length + 2, before.length + 2 + inner.length]);
}

/** Makes each selected line a point of a list, or back. */
export function makeList(at: Selected, ordered: boolean): Edited {
  const start = at.text.lastIndexOf('\n', at.from - 1) + 1;
  const found = at.text.indexOf('\n', at.to);
  const end = found < 0 ? at.text.length : found;
  const lines = at.text.slice(start, end).split('\n');
  const mark = ordered ? /^\d+\. / : /^- /;
  const isList = lines.every((line) => mark.test(line));
  const bare = lines.map((line) => line.replace(/^(?:- |\d+\. )/, ''));
  const listed = bare.map((line, n) => (ordered ? `${n + 1}. ${line}` : `- ${line}`));
  const by = (isList ? bare : listed).join('\n');
  return replaced({ text: at.text, from: start, to: end }, by, [by.length, by.length]);
}

/** Makes a link of what is selected, with the address to be typed over; of a selected address, with the words to be. */
export function makeLink(at: Selected): Edited {
  const chosen = at.text.slice(at.from, at.to).trim();
  if (/^(https?:\/\/|mailto:)\S+$/.test(chosen)) return replaced(at, `[](${chosen})`, [1, 1]);
  const address = 'https://';
  const before = `[${chosen}](`;
  return chosen === ''
    ? replaced(at, `[](${address})`, [1, 1])
    : replaced(at, `${before}${address})`, [before.length, before.length + address.length]);
}

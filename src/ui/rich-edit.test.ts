import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../base/rich-text.ts';
import { makeBold, makeLink, makeList, type Selected } from './rich-edit.ts';

/** `a [b] c` with the brackets as the selection. */
const at = (text: string): Selected => {
  const from = text.indexOf('⟦');
  return { text: text.replace(/[⟦⟧]/g, ''), from, to: text.indexOf('⟧') - 1 };
};
const shown = ({ text, from, to }: Selected) =>
  `${text.slice(0, from)}⟦${text.slice(from, to)}⟧${text.slice(to)}`;

test('bold hugs the words and is taken off again', () => {
  expect(shown(makeBold(at('a ⟦word ⟧b')))).toBe('a **⟦word⟧** b');
  expect(shown(makeBold(at('a ⟦**word**⟧')))).toBe('a ⟦word⟧');
  expect(shown(makeBold(at('⟦⟧')))).toBe('**⟦⟧**');
});

test('a list takes whole lines, changes its kind, and is taken off again', () => {
  expect(shown(makeList(at('one\ntw⟦o\nthr⟧ee\nfour'), false))).toBe('one\n- two\n- three⟦⟧\nfour');
  expect(shown(makeList(at('⟦- two\n- three⟧'), true))).toBe('1. two\n2. three⟦⟧');
  expect(shown(makeList(at('⟦1. two\n2. three⟧'), true))).toBe('two\nthree⟦⟧');
});

test('a link waits for what is missing: its address, or its words', () => {
  expect(shown(makeLink(at('see ⟦the plan⟧.')))).toBe('see [the plan](⟦https://⟧).');
  expect(shown(makeLink(at('⟦https://contoso.example⟧')))).toBe('[⟦⟧](https://contoso.example)');
});

test('no tool loses a letter', () => {
  const words = fc.stringMatching(/^[a-z \n]{0,40}$/);
  fc.assert(
    fc.property(words, fc.nat(40), fc.nat(40), (text, a, b) => {
      const [from, to] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      const letters = (one: string) => one.replace(/[^a-z]/g, '');
      for (const edit of [
        makeBold,
        (one: Selected) => makeList(one, true),
        (one: Selected) => makeList(one, false),
      ])
        expect(letters(plainText(edit({ text, from, to }).text))).toBe(letters(text));
    }),
  );
});

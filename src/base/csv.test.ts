import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('commas, quotes and line ends are quoted; what is not known is empty', () => {
  expect(
    toCsv([
      ['a', 'b', 'c'],
      ['x, y', 'say "no"', null],
      ['one\ntwo', 0, -5],
    ]),
  ).toBe('a,b,c\r\n"x, y","say ""no""",\r\n"one\ntwo",0,-5');
});

test('a text that begins like a formula is text, a negative number stays a number', () => {
  expect(toCsv([['=cmd()', '+1', '-1', '@x', '\tx', -1]])).toBe("'=cmd(),'+1,'-1,'@x,'\tx,-1");
});

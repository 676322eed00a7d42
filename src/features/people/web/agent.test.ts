import { expect, test } from 'vitest';
import { readAgent } from './agent.ts';

const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1';

test('a browser is named by what it is, not by what it claims to be compatible with', () => {
  expect(readAgent(edge)).toEqual({ program: 'Edge', system: 'Windows' });
  expect(readAgent(phone)).toEqual({ program: 'Safari', system: 'iPhone' });
});

test('an agent nobody knows names nothing', () => {
  expect(readAgent('')).toEqual({ program: undefined, system: undefined });
});

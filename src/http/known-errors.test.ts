import { expect, test } from 'vitest';
import { problemOfKnown } from './known-errors.ts';

const coded = (code: string, message = 'refused', cause?: unknown) =>
  Object.assign(new Error(message, cause === undefined ? {} : { cause }), { code });

test.each([
  ['a serialization failure', coded('40001'), 'STORE_BUSY'],
  ['a deadlock', coded('40P01'), 'STORE_BUSY'],
  ['a table that has just changed', coded('0A000', 'cached plan must not change result type'), 'STORE_BUSY'],
  ['a statement that took too long', coded('57014'), 'STORE_SLOW'],
  [
    'a worker that was ended',
    new Error('a statement ran longer than 60 s and was ended: select'),
    'STORE_SLOW',
  ],
  ['a row that is there already', coded('23505'), 'ALREADY_THERE'],
  ['a full disk of the server', coded('53100', 'could not extend file'), 'DISK_FULL'],
  ['a full disk of ours', coded('ENOSPC'), 'DISK_FULL'],
  ['a file over the limit', coded('EFBIG'), 'DISK_FULL'],
  [
    'a full disk in words',
    new Error('could not write to file "base/5/1": No space left on device'),
    'DISK_FULL',
  ],
  [
    'a full disk under an input/output error',
    coded('58030', 'could not extend: No space left on device'),
    'DISK_FULL',
  ],
  ['a server that went away', coded('57P01'), 'STORE_UNAVAILABLE'],
  ['a broken connection', coded('08006'), 'STORE_UNAVAILABLE'],
  ['nobody at the port', coded('ECONNREFUSED'), 'STORE_UNAVAILABLE'],
  ['nobody at several addresses', new AggregateError([coded('ECONNREFUSED')]), 'STORE_UNAVAILABLE'],
  ['a pool without a free place', new Error('timeout exceeded when trying to connect'), 'STORE_UNAVAILABLE'],
  ['an ended worker', new Error('the embedded database has stopped'), 'STORE_UNAVAILABLE'],
  ['a cause three deep', new Error('a', { cause: new Error('b', { cause: coded('40001') }) }), 'STORE_BUSY'],
])('%s is known', (_, error, code) => {
  expect(problemOfKnown(error)?.code).toBe(code);
});

test.each([[new Error('anything')], [coded('22P02')], [coded('42501')], ['text'], [undefined], [null]])(
  '%s is nobody’s fault but ours',
  (error) => {
    expect(problemOfKnown(error)).toBeUndefined();
  },
);

test('a circle of causes ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(problemOfKnown(error)).toBeUndefined();
});

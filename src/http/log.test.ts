import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function written(
  options: { pretty?: boolean; level?: string },
  write: (log: ReturnType<typeof createLog>) => void,
) {
  const lines: string[] = [];
  write(createLog({ level: 'info', ...options, stream: { write: (line) => lines.push(line) } }));
  return lines.join('');
}

test('secrets never reach the log, at whatever depth a line usually has them', () => {
  const secret = 'hunter2';
  const text = written({}, (log) => {
    for (const name of ['authorization', 'cookie', 'password', 'token', 'sessionToken', 'csrf'])
      log.info(
        { [name]: secret, body: { [name]: secret }, request: { headers: { [name]: secret } } },
        'kept',
      );
    log.info({ response: { headers: { 'set-cookie': secret } } });
  });
  expect(text.match(/kept/g)).toHaveLength(6);
  expect(text).not.toContain(secret);
});

test('a database error is logged without the row it quotes', () => {
  const err = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(lotte@contoso.example)',
  });
  const line = JSON.parse(written({}, (log) => log.error({ err }, 'failed')));
  expect(line.err).toMatchObject({ message: 'duplicate key', code: '23505', detail: '[redacted]' });
});

test('lines below the level are not written', () => {
  expect(written({ level: 'warn' }, (log) => log.info('quiet'))).toBe('');
});

test('pretty lines read as time, level, message and facts, the stack below', () => {
  const text = written({ pretty: true }, (log) => {
    log.info({ url: 'http://127.0.0.1:4280', ms: 12, text: 'two words' }, 'listening');
    log.error({ err: new Error('broken') }, 'request failed');
  });
  const [first, second, third] = text.split('\n');
  expect(first).toMatch(
    /^\d\d:\d\d:\d\d info {2}listening url=http:\/\/127.0.0.1:4280 ms=12 text="two words"$/,
  );
  expect(second).toMatch(/^\d\d:\d\d:\d\d error request failed$/);
  expect(third).toBe('    Error: broken');
});

test('nothing that was sent can move the cursor of a terminal', () => {
  const text = written({ pretty: true }, (log) => {
    log.info({ agent: '\u001b[2Jcleared', more: '\u009b2J' }, 'hello\u001b[31m\nlevel=fake');
    log.error({ err: new Error('\u001b[1A') });
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that must not be there.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(text.split('\n')[0]).toContain('hello\\u001b[31m\\nlevel=fake');
});

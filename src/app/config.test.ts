import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without settings the embedded store in .data is opened on port 4280 of this machine only', () => {
  expect(readConfig({})).toMatchObject({
    store: { kind: 'folder' },
    host: '127.0.0.1',
    port: 4280,
    demo: false,
  });
});

test('a database URL chooses the server, and a flag wins over the environment', () => {
  const config = readConfig({ UPTAKE_DATABASE_URL: 'postgresql://a@b/c', UPTAKE_PORT: '1' }, { port: '2' });
  expect(config).toMatchObject({ store: { kind: 'server', url: 'postgresql://a@b/c' }, port: 2 });
});

test('every setting that cannot be read is named, not only the first', () => {
  const wrong = { UPTAKE_PORT: 'many', UPTAKE_DATABASE_URL: 'mysql://x/y', UPTAKE_LOG_LEVEL: 'loud' };
  expect(() => readConfig(wrong)).toThrow(/UPTAKE_DATABASE_URL[\s\S]*UPTAKE_PORT[\s\S]*UPTAKE_LOG_LEVEL/);
});

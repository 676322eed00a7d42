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

test('usage is kept for five years, unless told; less than two windows and a year is refused', () => {
  expect(readConfig({}).retention).toEqual({ keepDays: 1826, asOfDays: 400 });
  const told = readConfig({ UPTAKE_USAGE_KEEP_DAYS: '730', UPTAKE_USAGE_AS_OF_DAYS: '90' });
  expect(told.retention).toEqual({ keepDays: 730, asOfDays: 90 });
  expect(() => readConfig({ UPTAKE_USAGE_KEEP_DAYS: '100' })).toThrow(/UPTAKE_USAGE_KEEP_DAYS/);
});

test('addresses of ClickHouse stand side by side, one a shard, and several need the name of their cluster', () => {
  const urls = 'http://u:p@a:8123/uptake, http://b:8123/uptake';
  expect(readConfig({ UPTAKE_CLICKHOUSE_URL: urls, UPTAKE_CLICKHOUSE_CLUSTER: 'uptake' }).clickhouse).toEqual(
    { urls: ['http://u:p@a:8123/uptake', 'http://b:8123/uptake'], cluster: 'uptake' },
  );
  expect(readConfig({ UPTAKE_CLICKHOUSE_URL: 'http://a:8123' }).clickhouse).toEqual({
    urls: ['http://a:8123'],
  });
  expect(readConfig({}).clickhouse).toBeUndefined();
  for (const wrong of [
    { UPTAKE_CLICKHOUSE_URL: urls },
    { UPTAKE_CLICKHOUSE_CLUSTER: 'uptake' },
    { UPTAKE_CLICKHOUSE_URL: urls, UPTAKE_CLICKHOUSE_CLUSTER: 'a; drop' },
  ])
    expect(() => readConfig(wrong)).toThrow(/UPTAKE_CLICKHOUSE_CLUSTER/);
  expect(() => readConfig({ UPTAKE_CLICKHOUSE_URL: 'tcp://a:9000' })).toThrow(/UPTAKE_CLICKHOUSE_URL/);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeCertificate } from '../../test/support/certificate.ts';
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

test('what is said about adoption is stale after a number of days, 180 unless told', () => {
  expect(readConfig({}).adoptionStaleAfter).toBe(180);
  expect(readConfig({ UPTAKE_ADOPTION_STALE_DAYS: '30' }).adoptionStaleAfter).toBe(30);
  for (const wrong of ['0', '3651', 'soon'])
    expect(() => readConfig({ UPTAKE_ADOPTION_STALE_DAYS: wrong })).toThrow(/UPTAKE_ADOPTION_STALE_DAYS/);
});

test('milestones are shares in any order, ten at most, each once; the fiscal year begins in a month', () => {
  expect(readConfig({}).usage).toEqual({ milestones: [10, 40], fiscalYearStart: 7 });
  const set = readConfig({ UPTAKE_MILESTONES: '40, 15,80', UPTAKE_FISCAL_YEAR_START: '1' });
  expect(set.usage).toEqual({ milestones: [15, 40, 80], fiscalYearStart: 1 });
  for (const wrong of ['', '10,', '10,10', '0', '101', '12.5', 'ten', '1,2,3,4,5,6,7,8,9,10,11'])
    expect(() => readConfig({ UPTAKE_MILESTONES: wrong }), wrong).toThrow(/UPTAKE_MILESTONES/);
  for (const wrong of ['0', '13', 'July'])
    expect(() => readConfig({ UPTAKE_FISCAL_YEAR_START: wrong })).toThrow(/UPTAKE_FISCAL_YEAR_START/);
});

test('the app proves itself by a secret or by a certificate, whole, and by one of them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const made = makeCertificate('Uptake', { from: new Date(0), to: new Date('2040-01-01') });
  const certificate = file('app.crt', made.certificate);
  const key = file('app.key', made.key);
  const app = { UPTAKE_GRAPH_CLIENT_ID: 'an app' };
  const both = { UPTAKE_GRAPH_CERTIFICATE: certificate, UPTAKE_GRAPH_KEY: key };
  expect(readConfig({}).graph).toBeUndefined();
  expect(readConfig({ ...app, UPTAKE_GRAPH_SECRET: 'x' }).graph?.proof).toEqual({ secret: 'x' });
  expect(readConfig({ ...app, ...both }).graph?.proof).toMatchObject({ algorithm: 'PS256' });
  const signing = readConfig({ ...app, ...both, UPTAKE_GRAPH_SIGNING: 'RS256' });
  expect(signing.graph?.proof).toMatchObject({ algorithm: 'RS256' });
  const other = file('other.key', makeCertificate('Another', { from: new Date(0), to: new Date() }).key);
  const wrong: [Record<string, string>, RegExp][] = [
    [app, /UPTAKE_GRAPH_CLIENT_ID belongs together/],
    [both, /UPTAKE_GRAPH_CLIENT_ID belongs together/],
    [{ ...app, UPTAKE_GRAPH_KEY: key }, /belong together/],
    [{ ...app, ...both, UPTAKE_GRAPH_SECRET: 'x' }, /by one/],
    [{ ...app, ...both, UPTAKE_GRAPH_KEY: other }, /the key is not that of the certificate/],
    [
      { ...app, ...both, UPTAKE_GRAPH_KEY: join(folder, 'nowhere.key') },
      /nowhere\.key can't be read \(ENOENT\)/,
    ],
    [{ ...app, ...both, UPTAKE_GRAPH_SIGNING: 'none' }, /UPTAKE_GRAPH_SIGNING/],
  ];
  for (const [settings, why] of wrong) expect(() => readConfig(settings)).toThrow(why);
});

describe('the mail server', () => {
  const from = 'Uptake <uptake@contoso.example>';
  const read = (url: string, sender = from) =>
    readConfig({ UPTAKE_SMTP_URL: url, UPTAKE_MAIL_FROM: sender }).mail;

  test('is none unless it is set', () => {
    expect(readConfig({}).mail).toBeUndefined();
  });

  test('is read from its address, with the ports that are usual', () => {
    expect(read('smtps://uptake:a%40b%2Fc@mail.contoso.example')).toEqual({
      host: 'mail.contoso.example',
      port: 465,
      secure: true,
      credentials: { user: 'uptake', pass: 'a@b/c' },
      from: { name: 'Uptake', address: 'uptake@contoso.example' },
      ca: undefined,
    });
    expect(read('smtp://127.0.0.1:2525', 'uptake@contoso.example')).toMatchObject({
      port: 2525,
      secure: false,
      credentials: undefined,
      from: { name: '', address: 'uptake@contoso.example' },
    });
    expect(read('smtp://[::1]')).toMatchObject({ host: '::1', port: 587 });
  });

  test.each([
    ['http://mail.contoso.example', from],
    ['mail.contoso.example', from],
    ['smtp://uptake:top-secret@mail.contoso.example', 'Uptake'],
    ['smtp://uptake:top-secret@mail.contoso.example', 'Uptake <a@b>\r\nBcc: <eve@evil.example>'],
    ['smtp://uptake:top-secret@mail.contoso.example', undefined],
  ])('%s from %s is refused, and no password is said', (url, sender) => {
    const env = { UPTAKE_SMTP_URL: url, UPTAKE_MAIL_FROM: sender };
    expect(() => readConfig(env)).toThrow(/UPTAKE_(SMTP_URL|MAIL_FROM)/);
    expect(() => readConfig(env)).toThrow(expect.not.stringContaining('top-secret'));
  });
});

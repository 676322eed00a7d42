import { expect, test } from 'vitest';
import { type CoveredDay, unlicensedFor } from '../../warehouse/warehouse.ts';
import { licencesDay, licencesOf } from './licences.ts';

const [exchange, teams] = [1, 6];
const told = (day: number, more: Partial<CoveredDay> = {}): CoveredDay => ({
  tenant: 1,
  report: 1,
  day,
  nameSpace: 0,
  scope: 'snapshot',
  services: [exchange, teams, unlicensedFor(exchange), unlicensedFor(teams)],
  rows: 20,
  activeRows: 7,
  import: 1,
  ...more,
});

test('licences of a series are told by reports that tell of all its services', () => {
  const ofTeams = told(100, { report: 2, services: [teams, unlicensedFor(teams)] });
  expect(licencesOf([told(100), ofTeams], [exchange, teams], 0)?.holders).toEqual({
    listed: [10_001],
    without: [
      [unlicensedFor(0), unlicensedFor(exchange)],
      [unlicensedFor(0), unlicensedFor(teams)],
    ],
  });
  expect(licencesOf([told(100), ofTeams], [teams], 0)?.holders.listed).toEqual([10_001, 10_002]);
  expect(licencesOf([ofTeams, told(100, { services: [exchange] })], [exchange, teams], 0)).toBeUndefined();
});

test('a service that the tenant has no report of needs no licence told', () => {
  const own = told(100, { services: [teams, unlicensedFor(teams)] });
  expect(licencesOf([own], [exchange, teams], 0)?.holders.without).toHaveLength(1);
});

test('names that were hidden, and files without rows, tell nothing of plain names', () => {
  expect(licencesOf([told(100, { nameSpace: 1 })], [exchange], 0)).toBeUndefined();
  expect(licencesOf([told(100, { rows: 0 })], [exchange], 0)).toBeUndefined();
});

test('licences are known for 28 days, the day of the report included', () => {
  const known = licencesOf([told(100)], [exchange], 0);
  if (known === undefined) throw new Error('licences are told');
  expect([99, 100, 127, 128].map((day) => licencesDay(known, day))).toEqual([undefined, 100, 100, undefined]);
});

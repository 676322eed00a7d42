import { describe, expect, test } from 'vitest';
import { readAll } from '../../test/support/reports.ts';
import { suites } from './services.ts';

const exchange = 'efb87545-963c-4e0d-99df-69c6916d9eb0';
const exchangeKiosk = '4a82b400-a79f-41a4-b4e2-e94f5787b113';
const sharePoint = '5dbe027f-2339-4123-9542-606e4d348a72';
const teams = '57ff2da0-773e-42df-b2af-ffb7a2317929';

const sku = (name: string, plans: readonly string[], more: object = {}) => ({
  id: `48a80680-7326-48cd-9935-b556b81d3a4e_${name}`,
  skuId: name,
  skuPartNumber: name,
  appliesTo: 'User',
  capabilityStatus: 'Enabled',
  consumedUnits: 14,
  prepaidUnits: { enabled: 25, suspended: 0, warning: 0, lockedOut: 0 },
  servicePlans: plans.map((servicePlanId) => ({
    servicePlanId,
    servicePlanName: 'X',
    provisioningStatus: 'Success',
    appliesTo: 'User',
  })),
  ...more,
});
const read = async (value: unknown) => (await readAll(JSON.stringify(value))).summary;

const ofServices = ({ entitlements }: { entitlements: readonly { service: number }[] }) =>
  entitlements.filter(({ service }) => !suites.some(({ number }) => number === service));

describe('entitlements', () => {
  test('are enabled units and those in grace, over the products that have a plan of the service', async () => {
    const summary = await read({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscribedSkus',
      value: [
        sku('ENTERPRISEPREMIUM', [exchange, sharePoint, teams.toUpperCase()]),
        sku('EXCHANGEENTERPRISE', [exchange], {
          prepaidUnits: { enabled: 5, warning: 2, suspended: 9 },
          consumedUnits: 3,
        }),
        sku('FLOW_FREE', ['113feb6c-3fe4-4440-bddc-54d774bf0318']),
      ],
    });
    expect(summary).toMatchObject({
      report: 'subscribed-skus',
      number: 40,
      rows: 3,
      quarantined: 0,
      services: [],
    });
    expect(ofServices(summary)).toEqual([
      { service: 1, units: 32, assigned: 17, products: ['ENTERPRISEPREMIUM', 'EXCHANGEENTERPRISE'] },
      { service: 2, units: 25, assigned: 14, products: ['ENTERPRISEPREMIUM'] },
      { service: 3, units: 25, assigned: 14, products: ['ENTERPRISEPREMIUM'] },
      { service: 6, units: 25, assigned: 14, products: ['ENTERPRISEPREMIUM'] },
    ]);
  });

  test('count a product once, whatever number of its plans are of the service, and however often it is listed', async () => {
    const twice = sku('SPE_E5', [exchange, exchangeKiosk]);
    expect(ofServices(await read([twice, twice]))).toEqual([
      { service: 1, units: 25, assigned: 14, products: ['SPE_E5'] },
    ]);
  });

  test('leave out what applies to the company', async () => {
    expect(
      (await read({ value: [sku('WINDOWS_STORE', [exchange], { appliesTo: 'Company' })] })).entitlements,
    ).toEqual([]);
  });

  test('set aside a product whose units are no numbers', async () => {
    const summary = await read([
      sku('GOOD', [exchange]),
      sku('BAD', [exchange], { prepaidUnits: { enabled: '25' } }),
      sku('WORSE', [exchange], { prepaidUnits: null }),
    ]);
    expect(summary).toMatchObject({ rows: 1, quarantined: 2 });
    expect(summary.quarantine[0]).toMatchObject({
      line: 2,
      reason: 'bad number',
      text: expect.stringContaining('BAD'),
    });
    expect(ofServices(summary)).toMatchObject([{ units: 25 }]);
    // The suite is one more: every product once.
    expect(summary.entitlements.find(({ service }) => service === 0)).toMatchObject({ units: 25 });
  });

  test('may be of none: an empty list is read when it says what it is', async () => {
    const context = 'https://graph.microsoft.com/v1.0/$metadata#subscribedSkus';
    expect(await read({ '@odata.context': context, value: [] })).toMatchObject({
      report: 'subscribed-skus',
      entitlements: [],
    });
    expect((await readAll('{"value":[]}', { report: 'subscribedSkus' })).summary.report).toBe(
      'subscribed-skus',
    );
  });

  test("are counted for a tenant's own services, too", async () => {
    const own = {
      number: 500,
      id: 'visio',
      name: 'Visio',
      group: 'Other',
      plans: ['663a804f-1c30-4ff0-9915-9db84f0d1cea'],
    } as const;
    const file = JSON.stringify([sku('VISIOCLIENT', own.plans)]);
    expect((await readAll(file, { services: [own] })).summary.entitlements).toMatchObject([
      { service: 500, units: 25 },
    ]);
  });
});

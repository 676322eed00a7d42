import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  balanced,
  derivedReason,
  isDuplicate,
  isNew,
  newRow,
  proposedStatus,
  reasonOf,
  sumOf,
} from './entitlement-rules.ts';
import { serviceStatuses } from './lists.ts';
import type { RowInput } from './model.ts';
import { statusKeys } from './taxonomy/statuses.ts';

const row = (
  status: RowInput['status'],
  entitlements: number,
  reason: RowInput['reason'] = null,
): RowInput => ({
  ...newRow(entitlements),
  status,
  reason,
});

describe('entitlements that come and go', () => {
  test('what the feed brings stands at Status Unknown / New Subscription or Workload', () => {
    const { rows, over } = balanced([row('in-progress', 300)], 305, newRow);
    expect(rows).toEqual([row('in-progress', 300), newRow(5)]);
    expect(over).toBe(0);
  });

  test('more of them join what stands there already', () => {
    expect(balanced([newRow(5), row('blocked', 2, 'billing')], 10, newRow).rows).toEqual([
      newRow(8),
      row('blocked', 2, 'billing'),
    ]);
  });

  test('fewer than the parts have take nothing away, and are told', () => {
    const rows = [row('in-progress', 300), row('blocked', 5, 'billing')];
    expect(balanced(rows, 290, newRow)).toEqual({ rows, over: 15 });
  });

  test('where nothing is known nothing is made up', () => {
    expect(balanced([], null, newRow)).toEqual({ rows: [], over: 0 });
    expect(balanced([], 0, newRow)).toEqual({ rows: [], over: 0 });
  });

  test('the parts come to what is available, or are over by the difference; nothing but new entitlements changes', () => {
    const rowArb = fc
      .record({ status: fc.constantFrom(...statusKeys), entitlements: fc.nat(10_000), fresh: fc.boolean() })
      .map(({ status, entitlements, fresh }) => (fresh ? newRow(entitlements) : row(status, entitlements)));
    fc.assert(
      fc.property(fc.array(rowArb, { maxLength: 8 }), fc.option(fc.nat(60_000)), (rows, available) => {
        const found = balanced(rows, available, newRow);
        if (available !== null) expect(sumOf(found.rows) - found.over).toBe(available);
        expect(found.rows.filter((one) => !isNew(one))).toEqual(rows.filter((one) => !isNew(one)));
        expect(balanced(found.rows, available, newRow)).toEqual(found);
      }),
    );
  });
});

describe('what follows from the service status and from usage', () => {
  test('the reason of In Progress is derived: until Enable onboarding, then migration, then adoption', () => {
    expect(serviceStatuses.map((status) => [status, derivedReason(status)])).toEqual([
      ['Initiate', 'technical-onboarding'],
      ['Assess', 'technical-onboarding'],
      ['Remediate', 'technical-onboarding'],
      ['Enable', 'technical-onboarding'],
      ['Migrate', 'migration'],
      ['Adoption', 'user-adoption'],
      ['Operate', 'user-adoption'],
    ]);
    expect(derivedReason(null)).toBe('technical-onboarding');
    expect(reasonOf(row('blocked', 1, 'billing'), 'Operate')).toBe('billing');
    expect(reasonOf(row('in-progress', 1), 'Operate')).toBe('user-adoption');
  });

  test('usage of 1 to 10 % proposes Adoption, more than that Operate; exactly 10.0 % is Adoption', () => {
    expect([null, 0, 0.9, 1, 9.99, 10, 10.01, 100.6].map(proposedStatus)).toEqual([
      undefined,
      undefined,
      undefined,
      'Adoption',
      'Adoption',
      'Adoption',
      'Operate',
      'Operate',
    ]);
  });

  test('a tenant is a duplicate when every entitlement is Duplicate/Invalid, and there is one', () => {
    const service = (...rows: RowInput[]) => ({ rows });
    expect(isDuplicate([service(row('duplicate-invalid', 5)), service(row('duplicate-invalid', 2))])).toBe(
      true,
    );
    expect(isDuplicate([service(row('duplicate-invalid', 5), row('in-progress', 0))])).toBe(true);
    expect(isDuplicate([service(row('duplicate-invalid', 5)), service(row('blocked', 2, 'billing'))])).toBe(
      false,
    );
    expect(isDuplicate([service()])).toBe(false);
  });
});

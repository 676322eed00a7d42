import type { Migration, MigrationRow, RowInput, ServiceState, TenantService } from '../model.ts';
import type { Status } from '../taxonomy/statuses.ts';

/** A part as somebody types it: a count is text until it is one. */
export type RowDraft = Omit<RowInput, 'entitlements'> & { readonly key: string; readonly count: string };
export type MigrationRowDraft = Omit<MigrationRow, 'entitlements' | 'sizeGb'> & {
  readonly key: string;
  readonly count: string;
  readonly size: string;
};
/** A service as it stands in the form. */
export type Draft = Omit<ServiceState, 'rows' | 'migration'> & {
  readonly rows: readonly RowDraft[];
  readonly migration: Omit<Migration, 'rows'> & { readonly rows: readonly MigrationRowDraft[] };
};

let made = 0;
/** What React knows a new row by. */
export const freshKey = (): string => `new ${++made}`;

const noMigration: Migration = {
  performing: null,
  rejectionReason: '',
  rejectionNote: '',
  start: null,
  end: null,
  rows: [],
};

/** What people may change of a service. */
export function stateOf(service: TenantService): ServiceState {
  const { rows, engagementStart, status, delivery, indicators, migration, forecast, motions } = service;
  return {
    rows: rows.map(({ since: _since, owner: _owner, ...row }) => row),
    engagementStart,
    status,
    delivery,
    indicators,
    migration: migration ?? noMigration,
    forecast,
    motions,
  };
}

export function draftOf({ rows, migration, ...rest }: ServiceState): Draft {
  return {
    ...rest,
    rows: rows.map(({ entitlements, ...row }) => ({
      ...row,
      key: row.id ?? freshKey(),
      count: String(entitlements),
    })),
    migration: {
      ...migration,
      rows: migration.rows.map(({ entitlements, sizeGb, ...row }) => ({
        ...row,
        key: freshKey(),
        count: String(entitlements),
        size: sizeGb === null ? '' : String(sizeGb),
      })),
    },
  };
}

/** A whole number of entitlements as somebody types it, with or without separators; undefined for anything else. */
export function readCount(text: string): number | undefined {
  const plain = text.trim().replace(/[\s,\u00a0]/g, '');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}

const readSize = (text: string): number | null | undefined => {
  if (text.trim() === '') return null;
  const size = Number(text.trim().replace(',', '.'));
  return Number.isFinite(size) && size >= 0 ? size : undefined;
};

/** What would be saved, and the fields that hold no number. Until they do they count as none. */
export function readDraft({ rows, migration, ...rest }: Draft): {
  readonly state: ServiceState;
  readonly unread: readonly string[];
} {
  const unread = [
    ...rows.flatMap(({ count }, n) => (readCount(count) === undefined ? [`rows.${n}.entitlements`] : [])),
    ...migration.rows.flatMap(({ count, size }, n) => [
      ...(readCount(count) === undefined ? [`migration.rows.${n}.entitlements`] : []),
      ...(readSize(size) === undefined ? [`migration.rows.${n}.sizeGb`] : []),
    ]),
  ];
  const state = {
    ...rest,
    rows: rows.map(({ key: _key, count, ...row }) => ({ ...row, entitlements: readCount(count) ?? 0 })),
    migration: {
      ...migration,
      rows: migration.rows.map(({ key: _key, count, size, ...row }) => ({
        ...row,
        entitlements: readCount(count) ?? 0,
        sizeGb: readSize(size) ?? null,
      })),
    },
  };
  return { state, unread };
}

/** A part at another status: what that one has no room for is left out. */
export function forStatus(row: RowDraft, status: Status): Partial<RowDraft> {
  const dated = status === 'in-progress' || status === 'blocked';
  return {
    status,
    reason: null,
    engineering: null,
    targetDate: dated ? row.targetDate : null,
    ...(status === 'in-progress' ? { ownerRole: null, ownerContact: null } : {}),
  };
}

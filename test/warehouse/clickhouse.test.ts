import { afterAll, beforeAll, describe, onTestFinished, vi } from 'vitest';
import { openClickHouse } from '../../src/warehouse/clickhouse.ts';
import { type ClickHouseCluster, findClickHouse, startClickHouse } from '../support/clickhouse.ts';
import { conforms } from './conformance.ts';

vi.setConfig({ testTimeout: 120_000 });

describe.skipIf(findClickHouse() === undefined)('ClickHouse, two shards', () => {
  let servers: ClickHouseCluster;
  beforeAll(async () => {
    servers = await startClickHouse();
  });
  afterAll(() => servers?.[Symbol.asyncDispose]());

  conforms(async () => {
    const warehouse = await openClickHouse({ urls: servers.createDatabase(), cluster: servers.cluster });
    onTestFinished(() => warehouse.close());
    return warehouse;
  }, 0.2);
});

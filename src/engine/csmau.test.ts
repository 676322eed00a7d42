import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { facts } from '../features/cases/facts.ts';
import { checkDefinition } from './check-definition.ts';
import { checkModel } from './check-model.ts';
import { readDefinition } from './read-definition.ts';

const text = readFileSync('playbooks/internal/commercial-services-usage.process.yaml', 'utf8');
test('x', () => {
  const { definition, problems } = readDefinition(text, 'internal/commercial-services-usage.md');
  expect(problems).toEqual([]);
  if (definition === null) throw new Error();
  const around = {
    catalogue: facts,
    page: null,
    roles: ['rm', 'fm', 'sme'],
    capabilities: ['csmau:member'],
    catalogues: ['csmau-offers'],
    effects: {},
  };
  console.log(
    [...new Set(checkDefinition(definition, around).map((p) => `${p.line} ${p.say}`))]
      .filter((x) => !x.includes('no effect'))
      .join('\n'),
  );
  const began = performance.now();
  const defects = checkModel(definition, facts);
  console.log(performance.now() - began, JSON.stringify(defects, null, 1).slice(0, 3000));
});

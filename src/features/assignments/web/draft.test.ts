import { expect, test } from 'vitest';
import { crowd, line } from '../../../../test/support/assignments.ts';
import { emptyLine } from '../lines.ts';
import type { PlaceAssignments } from '../model.ts';
import { countsByTab, linesOfRole, mayEdit, noDraft, outlookOf, wantedLines, withLine } from './draft.ts';

const base: PlaceAssignments = {
  place: { kind: 'tenant', id: 'tenant_1', name: 'Contoso Pharma' },
  customer: { id: 'customer_1', name: 'Contoso' },
  firm: null,
  lines: [line('ann', 'fm', { primary: [''] }), line('bob', 'rm', { primary: [''] })],
  inherited: [],
  people: [...crowd.values()],
  warnings: [],
  revision: 'r',
  assign: 'all',
  tabs: ['onboarding'],
};

test('what was ticked and unticked again is no change', () => {
  const draft = withLine(withLine(noDraft, line('ann', 'fm')), line('ann', 'fm', { primary: [''] }));
  expect(wantedLines(base, draft)).toEqual([]);
});

test('the outlook shows the star where it will be, also on lines that nobody touched', () => {
  const outlook = outlookOf(base, withLine(noDraft, line('bob', 'fm', { primary: [''] })), crowd, false);
  expect(outlook.lines.find(({ person, role }) => person === 'ann' && role === 'fm')?.primary).toEqual([]);
  expect(outlook.changed).toHaveLength(2);
});

test('a star that was ticked moves on when somebody else is ticked', () => {
  const two = withLine(
    withLine(noDraft, line('bob', 'fm', { primary: [''] })),
    line('cyd', 'fm', { primary: [''] }),
  );
  expect([...two.values()].map(({ person, primary }) => [person, primary])).toEqual([
    ['bob', []],
    ['cyd', ['']],
  ]);
});

test('who will be gone stays on the screen, so that one can bring them back', () => {
  const outlook = outlookOf(base, withLine(noDraft, emptyLine('bob', 'rm')), crowd, false);
  expect(outlook.lines.map(({ person }) => person)).toEqual(['ann', 'bob']);
  expect(countsByTab(outlook.lines).get('onboarding')).toBe(1);
  expect(outlook.warnings.map(({ code }) => code)).toEqual(['no-primary-rm']);
});

test('what rules refuse is said before anybody applies it, and the ticks stay', () => {
  const outlook = outlookOf(base, withLine(noDraft, line('ann', 'mvm')), crowd, false);
  expect(outlook.refusal).toContain('ann is no Migration Velocity Manager');
  expect(outlook.lines).toHaveLength(3);
});

test('primary people of a role come first, then by name', () => {
  const lines = [
    line('cyd', 'fe'),
    line('bob', 'fe', { primary: ['teams'] }),
    line('ann', 'fe', { primary: [''] }),
  ];
  expect(linesOfRole(lines, 'fe', crowd).map(({ person }) => person)).toEqual(['ann', 'bob', 'cyd']);
});

test('a tab is edited by those whose people stand on it', () => {
  const tabs = ['onboarding', 'partner'];
  const edits = (assign: PlaceAssignments['assign']) => tabs.filter((tab) => mayEdit(assign, tab));
  expect([edits('none'), edits('internal'), edits('partner'), edits('all')]).toEqual([
    [],
    ['onboarding'],
    ['partner'],
    tabs,
  ]);
});

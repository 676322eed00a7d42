import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { services } from '../../../reports/services.ts';
import { pickLists } from './pick-lists.ts';
import { cutOffs, suggest } from './suggest.ts';

describe('a suggestion', () => {
  test.each([
    [
      'Customer does not have intent: they renewed with Slack instead of Teams',
      'teams',
      'competitive-solution',
      'slack',
    ],
    [
      'Blocked by the firewall, their network has too little bandwidth for the meetings',
      'teams',
      'it-infrastructure',
      'network',
    ],
    ['No response after several attempts by mail and phone', 'exchange', 'customer-unresponsive', null],
    [
      'Legacy macros of the claims application are not compatible',
      'm365-apps',
      'app-compatibility',
      'macros',
    ],
    ['Budget agreed but not available, and no resources in the IT team', 'sharepoint', 'it-change', 'budget'],
    ['Regulation: the law says data must stay in the country', 'exchange', 'legal', 'legal'],
    [
      'They bought the incorrect SKU; licences wait for the renewal of the enterprise agreement',
      'intune',
      'billing',
      'sku',
    ],
  ])('reads “%s”', (note, service, reason, engineering) => {
    const { level, picked } = suggest(note, service);
    expect(level).toBe('green');
    expect(picked).toMatchObject({ reason, engineering });
  });

  test('a note that says little is orange, one that says nothing is red and suggests nothing', () => {
    expect(suggest('Waiting for the partner', 'teams')).toMatchObject({
      level: 'orange',
      picked: { reason: 'partner-engagement' },
    });
    expect(suggest('See mail', 'teams')).toEqual({ level: 'red', confidence: 0, picked: null });
    expect(suggest('', 'teams').level).toBe('red');
  });

  test('words that put it off make it less sure', () => {
    const sure = suggest('Blocked by the firewall', 'teams').confidence;
    expect(suggest('Blocked by the firewall for now, not yet clear', 'teams').confidence).toBeLessThan(sure);
  });

  test('whatever the note, confidence is 0 to 100, the colour follows the cut-offs, and what is picked is on offer', () => {
    const words = fc.constantFrom(
      'firewall',
      'slack',
      'no intent',
      'budget',
      'for now',
      'law',
      'partner',
      'x',
      'macros',
      'okta',
      'yet',
    );
    const note = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.array(words, { maxLength: 12 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(note, fc.constantFrom(...services.map(({ id }) => id)), (text, service) => {
        const { confidence, level, picked } = suggest(text, service);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(100);
        expect(level).toBe(
          confidence < cutOffs.fair ? 'red' : confidence < cutOffs.good ? 'orange' : 'green',
        );
        expect(picked === null).toBe(level === 'red');
        if (picked === null || picked.engineering === null) return;
        expect(pickLists(service, picked).engineering.map(({ key }) => key)).toContain(picked.engineering);
      }),
    );
  });
});

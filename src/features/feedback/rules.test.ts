import { describe, expect, test } from 'vitest';
import { feedbackAddress, headingOf, internalNameIn, partSeen, partsOf } from './rules.ts';

const page = {
  title: 'Plan',
  sections: [
    { id: '', heading: '', html: '<p>Before</p>' },
    { id: 'plan', heading: 'Plan', html: '' },
    { id: 'overview', heading: 'Overview', html: '<p>x</p>' },
    { id: 'approach', heading: 'Approach', html: '<h4 id="small-print">Small print</h4>' },
  ],
};

describe('the parts of a page', () => {
  test('are its headings without the title, which is the page as a whole', () => {
    expect(partsOf(page).map(({ anchor }) => anchor)).toEqual(['overview', 'approach']);
    expect(headingOf(page, '')).toBe('');
    expect(headingOf(page, 'overview')).toBe('Overview');
  });

  test('that are none are refused, whatever the reader sent', () => {
    expect(headingOf(page, 'plan')).toBeUndefined();
    expect(headingOf(page, 'small-print')).toBeUndefined();
  });

  test.each([
    [undefined, ''],
    ['plan', ''],
    ['overview', 'overview'],
    ['small-print', 'approach'],
    ['gone', ''],
  ])('reading at %s means the part "%s"', (seen, part) => {
    expect(partSeen(page, seen)).toBe(part);
  });
});

test('an address says only what was chosen', () => {
  expect(feedbackAddress()).toBe('/playbooks/feedback');
  expect(feedbackAddress({ box: 'sent', state: undefined, path: 'a/b.md' })).toBe(
    '/playbooks/feedback?box=sent&path=a%2Fb.md',
  );
});

describe('an answer to a partner', () => {
  const internal = {
    people: [
      { name: 'Rhea Castellane', email: 'rhea.castellane@tailspin.example' },
      { name: 'May', email: 'may@tailspin.example' },
    ],
    pages: [
      { path: 'internal/kickoff.md', title: 'Conduct Customer Kickoff', audiences: ['internal'] },
      { path: 'internal/review.md', title: 'Conduct Success Review', audiences: ['internal'] },
      { path: 'partner/review.md', title: 'Conduct Success Review', audiences: ['partner'] },
      { path: 'internal/usage.md', title: 'Usage', audiences: ['internal'] },
    ],
  };
  test.each([
    ['Ask  rhea\ncastellane.', 'Rhea Castellane'],
    ['Mail (May@tailspin.example)', 'may@tailspin.example'],
    ['See “Conduct customer kickoff”.', 'Conduct Customer Kickoff'],
    ['/playbooks/internal/review.md#approach', 'internal/review.md'],
  ])('may not name anything internal: %s', (answer, name) => {
    expect(internalNameIn(answer, internal)).toBe(name);
  });

  test.each([
    'Thank you, mended in the next version.',
    'Step 3 of Conduct Success Review says it now, see partner/review.md.',
    'Usage may differ; Rhea will see.',
    'Rhea Castellanes',
  ])('may say the rest: %s', (answer) => {
    expect(internalNameIn(answer, internal)).toBeUndefined();
  });
});

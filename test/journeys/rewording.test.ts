import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { readPlaybookFolder, type SourceFile, shippedPlaybook } from '../../src/app/playbook-folder.ts';
import { expectAccessible, looks, openBrowser, openDevice } from '../support/browser.ts';
import { callerAt, demoSession } from '../support/http.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;

const review = 'partner/success-conduct-success-review.md';
const usage = 'internal/commercial-services-usage.md';
const rewordings: readonly (readonly [path: string, was: string, is: string])[] = [
  [review, 'Hold the meeting, then', 'Hold the meeting within ten business days, then'],
  [review, 'the day on which you ask again', 'when you ask again'],
  [
    review,
    '## Key Inputs\n',
    '## Before You Invite\n\nAsk the success owner who has to be there.\n\n## Key Inputs\n',
  ],
  [usage, 'invite its FM to half an hour', 'invite its FM to twenty minutes'],
];

async function publish(files: readonly SourceFile[], why: string): Promise<void> {
  const caller = callerAt(portal.url, { session: await demoSession(portal.url, 'Ada Kestrel') });
  const { status, body } = await caller.request('POST', '/playbook/versions', { files, why });
  assert.equal(status, 201, JSON.stringify(body));
}

beforeAll(async () => {
  portal = await openPortal();
  browser = await openBrowser();
  const files = (await readPlaybookFolder(shippedPlaybook)).map(({ path, text }) => ({ path, text }));
  await publish(files, 'Our own pages');
  const reworded = files.map(({ path, text }) => {
    const changes = rewordings.filter(([of]) => of === path);
    for (const [, was] of changes) assert.ok(text.includes(was), was);
    return { path, text: changes.reduce((now, [, was, is]) => now.replace(was, is), text) };
  });
  await publish(reworded, 'Plainer words');
});
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
});

async function compare(page: Page, name: RegExp, query: string): Promise<void> {
  await page.goto(`${portal.url}/sign-in?to=/tenants`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
  await page.goto(`${portal.url}/playbooks/versions?${query}`);
  await page.getByRole('heading', { name: /^\d+ passages?$/, level: 3 }).waitFor();
}

const passage = (page: Page, title: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });

/** What a screen reader has to say, in its order: the words that only it has, too. */
const marked = async (page: Page, title: string) => ({
  removed: await passage(page, title).locator('del').allTextContents(),
  added: await passage(page, title).locator('ins').allTextContents(),
});

describe.each(looks)('$width px, $theme', (look) => {
  test('a reader of the difference sees which words are gone and which are new; what has stayed is a key away', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await compare(page, /Jonas Adeyemi/, 'from=2&to=3');
    await page.getByRole('heading', { name: '3 passages' }).waitFor();

    assert.deepEqual(await marked(page, 'Setup Meeting with Assigned FM'), {
      removed: ['removed: half an hour'],
      added: ['added: twenty minutes'],
    });
    const meeting = 'Conduct Customer Success Review Meeting';
    assert.deepEqual(await marked(page, meeting), {
      removed: ['removed: the day on which'],
      added: ['added:  within ten business days', 'added: when'],
    });
    await passage(page, 'Before You Invite').getByText('Added', { exact: true }).waitFor();
    assert.deepEqual((await marked(page, 'Before You Invite')).added, [
      'added: Ask the success owner who has to be there.',
    ]);
    await expectAccessible(page, 'words');

    // Removed and added words differ by more than their colour.
    const lines = (of: 'del' | 'ins') =>
      passage(page, meeting)
        .locator(of)
        .first()
        .evaluate((element) => getComputedStyle(element).textDecorationLine);
    assert.deepEqual([await lines('del'), await lines('ins')], ['line-through', 'underline']);

    const fold = passage(page, meeting)
      .getByRole('button', { name: /^\d+ unchanged words$/ })
      .last();
    const kept = passage(page, meeting).getByText('Have more entitlements enabled through FastTrack.');
    assert.equal(await kept.count(), 0);
    await fold.focus();
    await page.keyboard.press('Enter');
    await kept.waitFor();
    assert.equal(await fold.getAttribute('aria-expanded'), 'true');
    assert.equal(await fold.evaluate((button) => button === document.activeElement), true);
    await expectAccessible(page, 'unfolded words');
    await page.keyboard.press('Enter');
    await kept.waitFor({ state: 'detached' });

    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} px wider than the screen`);
    await passage(page, meeting).getByRole('link', { name: meeting }).click();
    await page.waitForURL(/\/playbooks\/partner\/.*#conduct-customer-success-review-meeting$/);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('read backwards, the words that were added are removed', async () => {
    const { page, context } = await openDevice(browser, look);
    await compare(page, /Jonas Adeyemi/, 'from=3&to=2');
    assert.deepEqual(await marked(page, 'Setup Meeting with Assigned FM'), {
      removed: ['removed: twenty minutes'],
      added: ['added: half an hour'],
    });
    await context.close();
  });

  test('a partner, and who sees as one, is shown the words of partners’ pages only', async () => {
    const partner = await openDevice(browser, look);
    await compare(partner.page, /Partner FastTrack Manager/, 'from=2&to=3');
    const theirs = (await partner.page.getByRole('main').textContent()) ?? '';
    assert.match(theirs, /2 passages/);
    assert.doesNotMatch(theirs, /twenty minutes|half an hour/);
    await partner.context.close();

    const { page, context } = await openDevice(browser, look);
    await compare(page, /Jonas Adeyemi/, 'from=2&to=3&as=partner');
    await page.getByRole('heading', { name: '2 passages' }).waitFor();
    assert.equal(await page.getByText('twenty minutes').count(), 0);
    const link = passage(page, 'Before You Invite').getByRole('link');
    assert.match((await link.getAttribute('href')) ?? '', /as=partner/);
    await context.close();
  });
});

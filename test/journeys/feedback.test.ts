import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectAccessible, type Look, looks, openBrowser, openDevice } from '../support/browser.ts';
import { callerAt, demoSession } from '../support/http.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  portal = await openPortal();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
});

const kickoff = '/playbooks/internal/initiate-conduct-customer-kickoff.md';
const review = '/playbooks/partner/success-conduct-success-review-partner.md';
const csmau = '/playbooks/internal/commercial-services-usage.md';

async function enter(look: Look, name: RegExp) {
  const device = await openDevice(browser, look);
  await device.page.goto(`${portal.url}/sign-in?to=/tenants`);
  await device.page.getByRole('button', { name }).click();
  await device.page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
  return device;
}

const form = (page: Page) =>
  page.getByRole('region', { name: 'Is something wrong or missing on this page?' });
const textIn = (page: Page) => form(page).getByLabel('What should its owner know?');
const sendButton = (page: Page) => form(page).getByRole('button', { name: 'Send feedback' });
/** The navigation of this width; the other one is not there for anybody. */
const entry = (page: Page) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Feedback/ });
const row = (page: Page, words: string) =>
  page.getByRole('main').getByRole('link').filter({ hasText: words });

async function feedbackOf(name: string) {
  const caller = callerAt(portal.url, { session: await demoSession(portal.url, name) });
  const { body } = await caller.request('GET', '/playbook/feedback?box=sent&limit=200');
  return { caller, items: body.items as { id: string; body: string }[] };
}

describe.each(looks)('$width px, $theme', (look) => {
  const said = (what: string) => `${what} (${look.width} ${look.theme})`;

  test('a reader says what is unclear, the owner of the page answers, the reader reads the answer', async () => {
    const words = said('Who invites the plant managers?');
    const { page, context, complaints } = await enter(look, /Jonas Adeyemi/);
    await page.goto(`${portal.url}${kickoff}#prepare-for-kickoff-meeting`);
    await page.getByRole('heading', { name: 'Prepare for Kickoff Meeting', level: 3 }).waitFor();
    if (look.width > 760) await page.keyboard.press('f');
    else await page.getByRole('button', { name: 'Feedback on what you are reading' }).click();
    const first = form(page).getByRole('radio', { name: 'Wrong' });
    await first.waitFor();
    assert.equal(await first.evaluate((radio) => radio === document.activeElement), true);
    await expectAccessible(page, 'the question at the foot');
    await form(page).getByRole('radio', { name: 'Unclear' }).check();
    const where = form(page).getByLabel('Where');
    assert.equal(await where.inputValue(), 'prepare-for-kickoff-meeting');
    await sendButton(page).click();
    await form(page).getByText('Say in a sentence what it is about.').waitFor();
    await where.selectOption('The page as a whole');
    await where.selectOption('Prepare for Kickoff Meeting');
    await textIn(page).fill(words);
    await expectAccessible(page, 'the form');

    // Leaving the page and coming back, the words are there.
    await page.goto(`${portal.url}/playbooks`);
    await page.getByRole('link', { name: 'Conduct Customer Kickoff' }).last().click();
    await textIn(page).waitFor();
    assert.equal(await textIn(page).inputValue(), words);
    assert.equal(await where.inputValue(), 'prepare-for-kickoff-meeting');

    await context.setOffline(true);
    await sendButton(page).click();
    await form(page).getByRole('alert').getByText('There is no connection').waitFor();
    assert.equal(await textIn(page).inputValue(), words);
    await context.setOffline(false);
    await sendButton(page).click();
    await page.getByText('It goes to Rhea Castellane.').first().waitFor();
    await textIn(page).waitFor({ state: 'detached' });
    await form(page).getByText(words).first().waitFor();
    const { items } = await feedbackOf('Jonas Adeyemi');
    assert.equal(items.filter(({ body }) => body === words).length, 1);

    const owner = await enter(look, /Rhea Castellane/);
    const counted = Number(/\d+/.exec((await entry(owner.page).textContent()) ?? '')?.[0]);
    assert.ok(counted > 0);
    if (look.width > 760) await owner.page.keyboard.press('g');
    if (look.width > 760) await owner.page.keyboard.press('f');
    else await entry(owner.page).click();
    await owner.page.getByRole('heading', { name: 'Feedback', level: 1 }).waitFor();
    await row(owner.page, words).waitFor();
    await expectAccessible(owner.page, 'the list');
    // The newest stands first.
    await owner.page.keyboard.press('j');
    await owner.page.keyboard.press('Enter');
    const answer = owner.page.getByLabel('Answer', { exact: true });
    await answer.fill('Their FM does');
    await owner.page.reload();
    await answer.waitFor();
    assert.equal(await answer.inputValue(), 'Their FM does');
    await expectAccessible(owner.page, 'the panel');
    await owner.page.getByRole('button', { name: 'Send answer' }).click();
    await owner.page.getByText('Answer sent').first().waitFor();
    await answer.waitFor({ state: 'detached' });
    await owner.page.getByText(/^Rhea Castellane, /).waitFor();
    await owner.page.getByRole('button', { name: 'Close' }).click();
    await row(owner.page, words).waitFor({ state: 'detached' });
    const left = /\d+/.exec((await entry(owner.page).textContent()) ?? '')?.[0];
    assert.equal(Number(left ?? 0), counted - 1);
    assert.deepEqual(owner.complaints, []);
    await owner.context.close();

    await page.reload();
    const mine = form(page).locator('details').filter({ hasText: words });
    await mine.getByText('Answered').waitFor();
    await mine.locator('summary').click();
    await mine.getByText('Their FM does').waitFor();
    await expectAccessible(page, 'the answer at the foot');
    // A search of the page is of its text, not of what stands below it.
    await page.getByRole('searchbox', { name: 'Search this page' }).fill('plant managers?');
    await page.getByText('Not found').waitFor();
    await page.goto(`${portal.url}/playbooks/feedback?box=sent&state=answered`);
    await row(page, words).click();
    await page.getByText('Their FM does').waitFor();
    const offline = /ERR_INTERNET_DISCONNECTED/;
    assert.deepEqual(
      complaints.filter((complaint) => !offline.test(complaint)),
      [],
    );
    await context.close();
  });

  test('a partner is answered without a name of the organisation', async () => {
    const words = said('Our customers have no such report');
    const { page, context, complaints } = await enter(look, /Partner FastTrack Manager/);
    await page.goto(`${portal.url}${review}`);
    await form(page).getByRole('radio', { name: 'Wrong' }).check();
    await textIn(page).fill(words);
    await sendButton(page).click();
    await page.getByText('It goes to the owner of the page.').first().waitFor();
    await expectAccessible(page, 'a partner at the foot');
    const { items } = await feedbackOf('Zofia Larkspur');
    const { id } = items.find(({ body }) => body === words) ?? assert.fail(words);

    const publisher = await enter(look, /Ada Kestrel/);
    await publisher.page.goto(`${portal.url}/playbooks/feedback`);
    await row(publisher.page, words).click();
    await publisher.page.getByText('A partner reads this').waitFor();
    const answer = publisher.page.getByLabel('Answer', { exact: true });
    await answer.fill('Ask Rhea Castellane for one');
    await publisher.page.getByRole('button', { name: 'Send answer' }).click();
    await publisher.page.getByRole('alert').getByText('“Rhea Castellane” is internal').waitFor();
    assert.equal(await answer.inputValue(), 'Ask Rhea Castellane for one');
    await expectAccessible(publisher.page, 'a refused answer');
    await answer.fill('The report is sent every Monday');
    await publisher.page.getByRole('button', { name: 'Send answer' }).click();
    await publisher.page.getByText('Answer sent').first().waitFor();
    // The refusal itself is noted by the browser.
    assert.deepEqual(
      publisher.complaints.filter((complaint) => !/status of 422/.test(complaint)),
      [],
    );
    await publisher.context.close();

    await page.goto(`${portal.url}/playbooks/feedback?item=${id}`);
    await page.getByText('The report is sent every Monday').waitFor();
    await page.getByText(/^The owner of the page, /).waitFor();
    await expectAccessible(page, 'the answer as a partner');
    const all = (await page.locator('main').textContent()) ?? '';
    assert.doesNotMatch(all, /Ada Kestrel|Rhea Castellane|For me/);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

test.each([looks[0], looks[2]] as Look[])(
  '$width px: who answers second reads the first answer and keeps their own words',
  async (look) => {
    const words = `The agenda has no room for questions (${look.width})`;
    const { page, context, complaints } = await enter(look, /Rhea Castellane/);
    await page.goto(`${portal.url}${kickoff}`);
    await form(page).getByRole('radio', { name: 'Missing' }).check();
    await textIn(page).fill(words);
    await textIn(page).press('Control+Enter');
    await page.getByText('Feedback sent').first().waitFor();
    const { items } = await feedbackOf('Rhea Castellane');
    const { id } = items.find(({ body }) => body === words) ?? assert.fail(words);
    await page.goto(`${portal.url}/playbooks/feedback?item=${id}`);
    const answer = page.getByLabel('Answer', { exact: true });
    await answer.fill('I add a slot');
    const { caller } = await feedbackOf('Ada Kestrel');
    const first = { answer: 'A slot is in the next version' };
    const headers = { 'if-match': '"v1"' };
    assert.equal(
      (await caller.request('POST', `/playbook/feedback/${id}/answer`, first, headers)).status,
      200,
    );
    await page.getByRole('button', { name: 'Send answer' }).click();
    await page.getByText('Not sent: Ada Kestrel has answered first').first().waitFor();
    await page.getByText('A slot is in the next version').waitFor();
    await page.getByText('I add a slot').waitFor();
    await expectAccessible(page, 'a lost race');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('I add a slot').waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);
    await context.close();
  },
);

test('where a page wants to include a feedback form that is not there, only the form at the foot stands', async () => {
  const { page, context } = await enter(looks[0] as Look, /Jonas Adeyemi/);
  await page.goto(`${portal.url}${csmau}`);
  await form(page).waitFor();
  const text = (await page.locator('article').textContent()) ?? '';
  assert.doesNotMatch(text, /INCLUDE|Playbook Feedback|questions-feedback/i);
  await context.close();
});

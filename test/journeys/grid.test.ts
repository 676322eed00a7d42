import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectAccessible, looks, openBrowser, openDevice } from '../support/browser.ts';
import { islands } from '../support/grid-page/rows.ts';
import { openGridPage } from '../support/grid-page.ts';

let served: Awaited<ReturnType<typeof openGridPage>>;
let browser: Browser;

beforeAll(async () => {
  served = await openGridPage();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.[Symbol.asyncDispose]();
});

const wide = looks[0] as (typeof looks)[number];

async function open(search: string, look = wide) {
  const { page, context, complaints } = await openDevice(browser, look);
  await page.goto(`${served.url}/${search}`);
  return { page, context, complaints };
}

const rowNames = (page: Page) => page.getByRole('rowheader').allInnerTexts();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const addressHas = (page: Page, name: string, value: string | null) =>
  page.waitForFunction(([n, v]) => new URLSearchParams(location.search).get(n ?? '') === v, [name, value]);

async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFile(await download.path());
}

describe.each(looks)('$width px, $theme', (look) => {
  test('ten thousand rows, of which the page holds those in view; filters stand in the address', async () => {
    const { page, context, complaints } = await open(
      '?filter=region:in:EMEA|Asia;people:ge:100,lt:9000',
      look,
    );
    const phone = look.width < 760;
    await page.getByText('1–', { exact: false }).first().waitFor();
    const expected = islands(10_000).filter(
      ({ region, people }) => /EMEA|Asia/.test(region) && people !== null && people >= 100 && people < 9000,
    );
    await page
      .getByRole('status')
      .filter({ hasText: `${expected.length} islands` })
      .waitFor();
    await page.getByRole('button', { name: 'People ≥ 100 and < 9,000' }).waitFor();
    const rows = phone ? page.getByRole('listitem') : page.getByRole('row');
    await rows.nth(3).waitFor();
    assert.ok((await rows.count()) < 80, 'only what is in view is in the page');
    await expectAccessible(page, 'grid');

    await page
      .getByRole('checkbox', { name: /Select Island/ })
      .nth(1)
      .check();
    await page.getByText('1 selected').waitFor();
    await page.getByRole('button', { name: 'People ≥ 100 and < 9,000' }).click();
    await page.getByRole('form', { name: 'Filter People' }).waitFor();
    await expectAccessible(page, 'grid with a filter open');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await addressHas(page, 'filter', 'region:in:EMEA|Asia');

    await page
      .getByRole('link', { name: /^Island/ })
      .first()
      .click();
    await page.waitForURL(/\/islands\/island_\d+$/);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe('the keyboard', () => {
  test('one Tab leads into the grid, arrows from cell to cell, past what is loaded too, and the focus is never lost', async () => {
    const { page, context } = await open('');
    await page.getByRole('rowheader').first().waitFor();
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-cell') === '0:0');
    await page.keyboard.press('ArrowRight');
    const [first = '', second = ''] = await rowNames(page);
    assert.equal(await focused(page), first);
    await page.keyboard.press('j');
    assert.equal(await focused(page), second);
    await page.keyboard.press('k');
    await page.keyboard.press('Control+End');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-cell') === '9999:5');
    await page
      .getByText(/of 10000 islands/)
      .filter({ hasText: '–10,000' })
      .waitFor();
    // Far away: the focused row stays in the page.
    await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: 100_000 }));
    await page.waitForFunction(() => document.querySelector('[data-cell="3130:0"]') !== null);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-cell')), '9999:5');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'columnheader');
    await context.close();
  });

  test('the head sorts on Enter and opens its menu on Alt with arrow down; Enter on a row opens it', async () => {
    const { page, context } = await open('');
    await page.getByRole('rowheader').first().waitFor();
    await page.keyboard.press('j');
    for (const key of ['ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'])
      await page.keyboard.press(key);
    await addressHas(page, 'sort', 'people');
    assert.equal(
      await page.getByRole('columnheader', { name: 'People' }).getAttribute('aria-sort'),
      'ascending',
    );
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('button', { name: 'Move left' }).click();
    await addressHas(page, 'cols', 'name,people,region,share,visited');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/islands\//);
    await context.close();
  });

  test('x selects, with Shift a click takes all between, Ctrl+A all rows of the filter, Esc none', async () => {
    const { page, context } = await open('?filter=people:lt:500');
    const lines = islands(10_000).filter(({ people }) => people !== null && people < 500).length;
    await page.getByRole('rowheader').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('1 selected').waitFor();
    await page
      .getByRole('checkbox', { name: /Select Island/ })
      .nth(5)
      .click({ modifiers: ['Shift'] });
    await page.getByText('6 selected').waitFor();
    await page.getByRole('rowheader').nth(3).focus();
    await page.keyboard.press('Control+a');
    await page.getByText(`${lines} selected`).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('selected').waitFor({ state: 'detached' });
    await context.close();
  });

  test('/ leads to the search box; when nothing is left, it says so and offers to drop the filter', async () => {
    const { page, context } = await open('');
    await page.getByRole('rowheader').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('island 77');
    await addressHas(page, 'find', 'island 77');
    await page
      .getByRole('status')
      .filter({ hasText: /^111 islands/ })
      .waitFor({ state: 'attached' });
    await page.keyboard.type(' and a half');
    await page.getByRole('heading', { name: 'No row fits these filters' }).waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).last().click();
    await page.getByRole('rowheader').first().waitFor();
    await context.close();
  });
});

describe('the mouse', () => {
  test('a head is dragged to another place, an edge to another width; both stand in the address', async () => {
    const { page, context } = await open('');
    const head = (name: string) => page.getByRole('columnheader', { name });
    const boxOf = async (name: string) => {
      const box = await head(name).boundingBox();
      assert.ok(box);
      return box;
    };
    await head('Visited').waitFor();
    const [visited, region] = [await boxOf('Visited'), await boxOf('Region')];
    await page.mouse.move(visited.x + 20, visited.y + 16);
    await page.mouse.down();
    await page.mouse.move(region.x + 30, region.y + 16, { steps: 5 });
    await page.mouse.up();
    await addressHas(page, 'cols', 'name,visited,region,people,share');
    await head('Visited').and(page.locator('[aria-colindex="3"]')).waitFor();
    assert.equal(new URL(page.url()).searchParams.has('sort'), false, 'a drag is no click');

    const people = await boxOf('People');
    await page.mouse.move(people.x + people.width, people.y + 16);
    await page.mouse.down();
    await page.mouse.move(people.x + people.width + 60, people.y + 16, { steps: 4 });
    await page.mouse.up();
    await addressHas(page, 'cols', 'name,visited,region,people:160,share');
    await page.reload();
    await head('People').waitFor();
    assert.equal((await boxOf('People')).width, 160);
    await page.mouse.dblclick((await boxOf('People')).x + 160, people.y + 16);
    await addressHas(page, 'cols', 'name,visited,region,people,share');
    await context.close();
  });

  test('columns are added, a value that is none is refused, and the address brings it all back', async () => {
    const { page, context } = await open('');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Note' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Note' }).waitFor();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByLabel('Column', { exact: true }).selectOption('visited');
    await page.getByLabel('How to compare').selectOption('after');
    await page.getByLabel('With what').fill('2026-09-30');
    await page.getByRole('button', { name: 'Filter', exact: true }).last().click();
    await addressHas(page, 'filter', 'visited:after:2026-09-30');
    await page.getByRole('button', { name: 'Visited after Wed 30 Sep 2026' }).waitFor();
    await context.close();
  });
});

test('ten thousand rows scroll smoothly: a turn of the wheel costs the page less than a frame', async () => {
  const { page, context } = await open('');
  await page.getByRole('rowheader').first().waitFor();
  const steps = 200;
  // 120 px is what a notch of a wheel moves.
  // Time of the page's own thread for what the grid makes it do: what else the machine does meanwhile, painting too, is left out.
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const own = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];
    return metrics.reduce((sum, { name, value }) => (own.includes(name) ? sum + value * 1000 : sum), 0);
  };
  const before = await spent();
  await page.getByRole('grid').evaluate(async (grid, count) => {
    for (let i = 0; i < count; i++) {
      grid.scrollTop += 120;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  }, steps);
  const each = ((await spent()) - before) / steps;
  await page.getByText(/^75\d–77\d of 10000 islands/).waitFor();
  assert.ok(each > 0 && each < 16, `a step took ${each} ms`);
  await context.close();
});

test('a file has every row of the filter, in order, typed; a text that looks like a formula is a text', async () => {
  const { page, context } = await open('?cols=name,people,visited,note&sort=name');
  await page.getByRole('rowheader').first().waitFor();
  const lines = (await saved(page, 'CSV')).toString('utf8').trimEnd().split('\r\n');
  assert.equal(lines[0], '\uFEFFIsland,People,Visited,Note');
  assert.equal(lines.length, 10_001);
  assert.ok(lines[1]?.startsWith('Island 1,') && lines[1].endsWith(",'=1+1"), lines[1]);
  const parts = unzipSync(new Uint8Array(await saved(page, 'Excel')));
  const text = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  assert.match(text('xl/tables/table1.xml'), /ref="A1:D10001"/);
  assert.match(text('xl/worksheets/sheet1.xml'), /<c r="B2" s="1"><v>\d+<\/v><\/c>/);
  await context.close();
});

test('a server that can not answer is told, and asked again on demand', async () => {
  const { page, context } = await open('?find=storm');
  await page.getByRole('alert').getByText('The islands can not be reached.').waitFor();
  await expectAccessible(page, 'grid that failed');
  await context.close();
  const empty = await open('?count=0');
  await empty.page.getByRole('heading', { name: 'No island' }).waitFor();
  await empty.context.close();
});

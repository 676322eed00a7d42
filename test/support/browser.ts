import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export async function openBrowser(): Promise<Browser> {
  if (!existsSync(executablePath)) throw new Error('Chromium is not installed: apt-get install chromium');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ];
  return chromium.launch({ executablePath, args: [...args, '--disable-component-update', '--disable-sync'] });
}

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

export const looks: readonly Look[] = [
  { width: 1440, height: 900, theme: 'light' },
  { width: 1440, height: 900, theme: 'dark' },
  { width: 390, height: 844, theme: 'light' },
  { width: 390, height: 844, theme: 'dark' },
];

/** A new person at a new device. What the page complains about is collected and must stay empty. */
export async function openDevice(browser: Browser, { width, height, theme }: Look) {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Oslo',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The answer to "who am I" before signing in, and lost races, are errors to the browser and none to us.
    const expected = /status of (401|412)/.test(message.text());
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  return { context, page, complaints };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Runs axe on the page as it stands; serious and critical findings fail with the element they name. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // By the debugger, not by a script element: the page's own security policy stays in force.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> };
    };
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(document, { runOnly });
    return found.violations;
  });
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      // Fluent's focus library puts focusable, hidden sentinels at the edges of a trap; its makers mean it so.
      const own = nodes.filter(
        ({ html }) => !(id === 'aria-hidden-focus' && html.includes('data-tabster-dummy')),
      );
      return own.map(
        ({ html, failureSummary }) => `${where}: ${id}: ${html.slice(0, 200)} ${failureSummary}`,
      );
    });
  assert.deepEqual(serious.flat(), []);
}

/** Opens a tenant by its name, wherever one is: the list shows some people their own ones first. */
export async function openTenantCalled(page: Page, name: string): Promise<void> {
  const { origin } = new URL(page.url());
  const answer = await page.request.get(`${origin}/api/tenants?search=${encodeURIComponent(name)}`);
  const { items } = (await answer.json()) as { items: { id: string; name: string }[] };
  const found = items.find((tenant) => tenant.name === name);
  assert.ok(found, `there is no tenant ${name} for this person`);
  await page.goto(`${origin}/tenants/${found.id}`);
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

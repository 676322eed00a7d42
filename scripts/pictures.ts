import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type Look, looks, openBrowser, openDevice } from '../test/support/browser.ts';

// Fills docs/pictures from a running demo, so that the docs show what the program shows.

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(root, 'docs', 'pictures');
mkdirSync(pictures, { recursive: true });

const folder = mkdtempSync(join(tmpdir(), 'uptake-pictures-'));
const server = spawn(
  process.execPath,
  ['src/app/cli.ts', 'serve', '--demo', '--port', '4299', '--data', folder],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  },
);

async function ready(): Promise<string> {
  for await (const line of createInterface({ input: server.stderr })) {
    const found = /Uptake is ready: (\S+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('the demo did not start');
}

type Shoot = (name: string) => Promise<void>;

/** What the pictures show, in the order of a first visit. */
async function visit(page: Page, url: string, shoot: Shoot): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Jonas Adeyemi' }).waitFor();
  await shoot('sign-in');
  await page.getByRole('button', { name: 'Jonas Adeyemi' }).click();
  await page
    .getByRole('link', { name: /^Contoso Pharma/ })
    .first()
    .waitFor();
  await shoot('tenants');
  await page
    .getByRole('link', { name: /^Contoso Retail/ })
    .first()
    .click();
  await page.getByText('CSMAU Engagement', { exact: true }).first().waitFor();
  const tenant = page.url().split('?')[0] ?? '';
  await page.goto(`${tenant}?role=all&task=3745`);
  await page.getByText('Read in the page').first().waitFor();
  await shoot('tenant-playbook');
  await page.goto(`${tenant}/timeline`);
  await page.getByRole('button', { name: 'Verify chain' }).click();
  await page.getByText('The chain is intact').waitFor();
  await shoot('timeline');
  await page.goto(`${url}/playbooks/internal/commercial-services-usage.md`);
  await page.getByRole('table', { name: 'Tasks of this step' }).first().waitFor();
  await shoot('playbook-page');
  await page.goto(`${url}/tenants`);
  await page
    .getByRole('link', { name: /^Contoso Pharma/ })
    .first()
    .waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('cont');
  await page.getByRole('option', { name: /Contoso Pharma/ }).waitFor();
  await shoot('palette');
}

async function shootAll(look: Look, url: string): Promise<void> {
  const { page, context } = await openDevice(browser, look);
  await visit(page, url, async (name) => {
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(pictures, `${name}.${look.theme}.${look.width}.png`) });
  });
  await context.close();
}

const browser = await openBrowser();
try {
  const url = await ready();
  for (const look of looks) await shootAll(look, url);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

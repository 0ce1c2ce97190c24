// The book on its own: people come in from a file, two windows agree, and all of it works without a server.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { journey } from '../driver/journey.mjs';
import { add, begin } from '../scenes/shop.mjs';

const fixture = (name) => join(fileURLToPath(new URL('../../fixtures/people/', import.meta.url)), name);

export const journeys = [
  journey('brings people in from a vCard, and undoes it', async ({ page }) => {
    await begin(page);
    await page.open('#/import');
    await page.accessible();
    await page.attach(/file/i, fixture('iphone_30.vcf'));
    await page.click('button', /^Bring in \d/);
    await page.see(/brought in|Brought in/);
    await page.open('#/customers');
    await page.find('link', /Chiara Rossi/);
    await page.accessible();
    await page.reload();
    await page.find('link', /Chiara Rossi/);
    await page.open('#/history');
    await page.click('button', /^Undo/);
    await page.see('Undone');
    await page.open('#/customers');
    await page.lacks('link', /Chiara Rossi/);
  }, { language: 'en' }),

  journey('says what is wrong with a file and changes nothing', async ({ page }) => {
    await begin(page);
    await page.open('#/import');
    await page.attach(/file/i, fixture('cut.vcf'));
    await page.see(/line 1\b/i);
    await page.accessible();
    await page.open('#/customers');
    await page.see('No customers yet');
  }, { language: 'en' }),

  journey('shows in one window what another one writes', async ({ page }) => {
    await begin(page);
    const second = await page.tab();
    await second.open('#/customers');
    await second.see('No customers yet');
    await page.turn();
    await add(page, 'Bruna');
    await second.turn();
    await second.see('Bruna');
    await second.click('link', 'Bruna');
    await second.find('heading', 'Bruna');
    await second.click('button', 'Add a preference');
    await second.type('textbox', 'Or in their own words', 'Window table');
    await second.press('Enter');
    await second.see('Window table');
    await page.turn();
    await page.see('Window table');
  }, { language: 'en' }),

  journey('serves without a server', async ({ page, server }) => {
    await begin(page);
    await page.until('the build is kept', async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');
    await page.reload();
    await page.until('the page is answered by the worker', () => navigator.serviceWorker.controller !== null);
    await server.stop();
    const second = await page.tab();
    await second.open();
    await second.see('Nobody yet today');
    await add(second, 'Caterina');
    await second.reload();
    await second.find('heading', 'Caterina');
  }, { language: 'en' }),
];

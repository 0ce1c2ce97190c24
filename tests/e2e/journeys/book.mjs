// The book on its own: people come in from a file, two windows agree, and all of it works without a server.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { journey } from '../driver/journey.mjs';
import { add, addRegular, begin } from '../scenes/shop.mjs';

const fixture = (name) => join(fileURLToPath(new URL('../../fixtures/people/', import.meta.url)), name);

/** Runs in the page: records the usual of whoever is shown; gives all that was said until it was durable. */
const recordUsual = () => new Promise((done) => {
  const said = [];
  const look = () => {
    const text = document.querySelector('.snack')?.innerText ?? '';
    if (text && said.at(-1) !== text) said.push(text);
    if (!/Recorded at/.test(text)) return;
    observer.disconnect();
    done(said);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  [...document.querySelectorAll('.check-in')].find((it) => it.ariaLabel.startsWith('Record the usual')).click();
});

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

  journey('records visits while a file of thousands comes in, and leaves people where they are', async ({ page }) => {
    await begin(page);
    await addRegular(page, 'Antonio Esposito', 'Ristretto');
    const folder = mkdtempSync(join(tmpdir(), 'il-solito-people-'));
    try {
      const card = (n) => `BEGIN:VCARD\r\nVERSION:3.0\r\nN:Prova${n};Zeno;;;\r\nFN:Zeno Prova${n}\r\nTEL:+39 347 ${1000000 + n}\r\nEND:VCARD\r\n`;
      writeFileSync(join(folder, 'people.vcf'), Array.from({ length: 3000 }, (_, n) => card(n)).join(''));
      await page.open('#/import');
      await page.attach(/file/i, join(folder, 'people.vcf'));
      await page.click('button', /^Bring in 3,000/);
      await page.run(() => { location.hash = '#/find'; });
      await page.type('searchbox', 'Find a customer', 'anto');
      await page.find('button', 'Record the usual: Antonio Esposito');
      const said = await page.run(recordUsual);
      // Either it went first, or it was said that it waits.
      assert.ok(said.every((text) => /^(Waiting: Antonio Esposito|Antonio Esposito, the usual|3,000 customers brought in)/.test(text)), said.join(' | '));
      // The line that says so may have made room for the check-in's: the search knows of all of them.
      await page.type('searchbox', 'Find a customer', 'zeno');
      await page.see(/3,000 customers for/);
      assert.match(await page.address(), /#\/find$/);
      await page.open('#/customers');
      await page.see('3,001 people');
      await page.open('#/');
      await page.see('4 visits');
      await page.reload();
      await page.see('4 visits');
    } finally {
      rmSync(folder, { recursive: true });
    }
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

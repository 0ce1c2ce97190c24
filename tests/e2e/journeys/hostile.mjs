// Hostile words, typed and brought in from a file: shown as words, told to the person, and handed out safely.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journey } from '../driver/journey.mjs';
import { misfits, show } from '../scenes/screens.mjs';
import { caught } from '../scenes/saved.mjs';
import { add, begin } from '../scenes/shop.mjs';

const MARKS = '\u202Egnol\u202C \u2066\u200F\u0000\u0001';
const FORMULA = '=HYPERLINK("http://elsewhere.test";"x")';
const TAG = '<img src=x onerror=alert(1)></title><script>alert(1)</script>';
const MEGABYTE = 1_000_000;

/** Puts words into a field at once, as pasting does: no keyboard types these. */
async function paste(page, role, name, text) {
  const field = await page.find(role, name);
  await page.run((it, text) => {
    it.focus();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(it), 'value').set.call(it, text);
    it.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    it.dispatchEvent(new Event('change', { bubbles: true }));
  }, field, text);
}

/** Fails where anything is more than words, or does not fit. */
async function harmless(page, screens, fits = true) {
  const faults = [];
  for (const screen of screens) {
    await show(page, screen);
    await page.run(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
    if (fits) for (const fault of await page.run(misfits)) faults.push(`${screen}: ${fault}`);
    const made = await page.run(() => document.querySelectorAll('#app script, #app img, #app iframe').length);
    if (made > 0) faults.push(`${screen}: ${made} elements were made of words`);
  }
  assert.deepEqual(faults, []);
}

const ofPerson = (id) => ['#/', '#/customers', `#/customer/${id}`, `#/edit/${id}`, `#/history/${id}`, `#/trust/known/${id}`, `#/consent/${id}`, '#/history'];

export const journeys = [
  journey('shows and hands out hostile words as words, wherever they were typed', async ({ page }) => {
    await begin(page);
    await page.open('#/new/');
    await paste(page, 'textbox', 'Name', `${FORMULA} ${MARKS} ${TAG}`);
    await page.click('button', /^Add/);
    await page.find('heading', /HYPERLINK/);
    const id = (await page.address()).split('/').pop();
    await paste(page, 'textbox', 'A new note', `${MARKS} ${TAG} ${FORMULA}`);
    await page.press('Tab');
    await page.see('Note saved');
    await page.open(`#/edit/${id}`);
    await paste(page, 'textbox', 'Phone', `${FORMULA}${MARKS}`);
    await page.press('Tab');
    await page.see('Saved: Phone');
    await page.open(`#/trust/requests/${id}`);
    await page.click('button', 'See the data');
    await paste(page, 'textbox', 'How it was answered', `${TAG}${MARKS}`);
    await page.press('Tab');
    await page.see('Saved.');
    await harmless(page, [...ofPerson(id), '#/trust/requests', '#/trust/asked', '#/trust/consents']);
    // Nothing that turns letters around gets out of the words it stands in.
    await show(page, `#/trust/known/${id}`);
    const html = (await caught(page, () => page.click('button', 'Copy to read'))).toString();
    assert.doesNotMatch(html, /<script|<img|\u202E|\u2066|\u0000/);
    assert.match(html, /&lt;script/);
    await page.reload();
    await show(page, `#/trust/known/${id}`);
    const json = JSON.parse((await caught(page, () => page.click('button', /JSON/))).toString());
    assert.ok(JSON.stringify(json).includes('HYPERLINK'));
    await page.reload();
    await show(page, `#/trust/known/${id}`);
    const card = (await caught(page, () => page.click('button', /vCard|cards/i))).toString();
    assert.match(card, /^BEGIN:VCARD\r\n/);
    assert.equal(card.match(/BEGIN:VCARD/g).length, 1);
    await page.reload();
    await page.find('heading', /HYPERLINK/);
  }, { language: 'en' }),

  journey('takes a name of a million letters, typed and from a file, and stays usable', async ({ page }) => {
    await begin(page);
    await page.open('#/new/');
    const field = await page.find('textbox', 'Name');
    await page.run((it, count) => {
      it.focus();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(it, `Anna ${'a'.repeat(count)}`);
      it.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    }, field, MEGABYTE);
    await page.click('button', /^Add/);
    await page.find('heading', /^Anna a/);
    const id = (await page.address()).split('/').pop();
    // WebKit does not break a word of so many letters everywhere: there the page scrolls sideways.
    const fits = page.engine !== 'webkit';
    await harmless(page, ofPerson(id), fits);
    await add(page, 'Bruno Conti');
    const folder = mkdtempSync(join(tmpdir(), 'il-solito-hostile-'));
    const bring = async (name, text) => {
      writeFileSync(join(folder, name), text);
      await page.open('#/import');
      await page.attach(/file/i, join(folder, name));
      if (name.endsWith('.csv')) await page.click('button', 'Go on');
      await page.click('button', /^Bring in 1/);
      await page.see(/brought in/i);
    };
    try {
      await bring('people.vcf', `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carla ${'c'.repeat(MEGABYTE)}\r\nNOTE:${FORMULA}\r\nEND:VCARD\r\n`);
      const quoted = (words) => `"${words.replaceAll('"', '""')}"`;
      const row = quoted(`Dario ${MARKS}${TAG}`);
      await bring('people.csv', `name,phone,note\n${row},${quoted(FORMULA)},x\n`);
    } finally {
      rmSync(folder, { recursive: true });
    }
    await harmless(page, ['#/', '#/customers', '#/history'], fits);
    await page.open('#/find');
    await page.type('searchbox', 'Find a customer', 'bruno');
    await page.see('1 customer for');
    await page.type('searchbox', 'Find a customer', 'dario');
    await page.see('1 customer for');
    await page.reload();
    await page.open('#/customers');
    await page.see('4 people');
  }, { language: 'en' }),
];

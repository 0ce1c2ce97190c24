// The shop's duties on paper: what is printed is the page and not the app, and every copy that left can be told.
import assert from 'node:assert/strict';
import { journey } from '../driver/journey.mjs';
import { know, make } from '../scenes/phones.mjs';
import { tellMilk } from '../scenes/safe.mjs';
import { show } from '../scenes/screens.mjs';
import { add, begin } from '../scenes/shop.mjs';

/** Runs in the page as a printer sees it: the text, and letters that cannot be read on white paper. */
function printed() {
  const shown = (it) => it.checkVisibility({ visibilityProperty: true });
  const words = [...document.querySelectorAll('body *')].filter((it) =>
    shown(it) && [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const pale = words.filter((it) => light(getComputedStyle(it).color) > 110).map((it) => it.innerText.slice(0, 40));
  const cut = [...document.querySelectorAll('html, body, #app, .shell, .pane, .page')]
    .filter((it) => it.scrollHeight > it.clientHeight + 1 && /hidden|auto|scroll|clip/.test(getComputedStyle(it).overflowY))
    .map((it) => `${it.localName}.${it.className}`);
  return { text: document.body.innerText, pale, cut, buttons: [...document.querySelectorAll('button, nav, .dock')].filter(shown).map((it) => it.innerText) };
}

/** Takes requests and consents down, so that every paper has something to say. */
async function busy(page) {
  await begin(page);
  await add(page, 'Giulia Ferraro');
  const id = (await page.address()).split('/').pop();
  await page.click('link', 'Their yes and no');
  await page.click('button', 'No, Thanks and good wishes');
  await page.see('No longer among the thank-yous');
  await page.open(`#/trust/requests/${id}`);
  await page.click('button', 'See the data');
  await page.see('days left');
  await page.type('textbox', 'How it was answered', 'Copy given by hand');
  await page.press('Tab');
  await page.see('Saved.');
  await page.click('button', 'Done as asked');
  await page.see('Recorded: answered.');
  await page.open('#/trust/requests');
  await page.click('button', 'Erase them');
  await page.type('textbox', 'Who asks', 'Somebody by mail');
  await page.press('Tab');
  await page.see('Saved.');
  await page.click('button', 'Close');
  return id;
}

const PAPERS = {
  record: ['Record of processing', 'Customers of the place: 1 person'], wall: ['Bar Sport'], notice: ['Who answers for the data'],
  consents: ['Consent log', 'Giulia Ferraro: thanks and good wishes, no', 'asked by Marta'],
  asked: ['Record of requests', 'Somebody by mail', 'Giulia Ferraro', 'Copy given by hand', 'taken down by Marta'],
  lost: ['72 hours'],
};

export const journeys = [
  journey('prints the papers of the shop and none of the app, from a dark screen too', async ({ page, session, only }) => {
    only('chromium', 'only DevTools can show what a printer gets');
    await busy(page);
    await page.open('#/trust/requests');
    await page.click('link', 'All requests, to print or give');
    await page.see('Record of requests');
    await page.accessible();
    const faults = [];
    for (const [paper, says] of Object.entries(PAPERS)) {
      await show(page, `#/trust/${paper}`);
      await page.theme('dark');
      await session.devtools('Emulation.setEmulatedMedia', { media: 'print' });
      const { text, pale, cut, buttons } = await page.run(printed);
      await page.shot(`printed-${paper}`);
      for (const words of says) if (!text.toLowerCase().includes(words.toLowerCase())) faults.push(`${paper} does not say ${words}: ${text.slice(0, 300)}`);
      for (const words of pale) faults.push(`${paper} is pale at "${words}"`);
      for (const what of cut) faults.push(`${paper} is cut by ${what}`);
      for (const words of buttons) faults.push(`${paper} prints "${words}"`);
      const { data } = await session.devtools('Page.printToPDF', { printBackground: false });
      const pages = Buffer.from(data, 'base64').toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      if (pages < 1 || pages > 3) faults.push(`${paper} takes ${pages} pages`);
      await session.devtools('Emulation.setEmulatedMedia', { media: '' });
    }
    assert.deepEqual(faults, []);
  }, { language: 'en' }),

  journey('writes down what left and by whose hand, and warns of it before somebody is erased', async ({ page }) => {
    const id = await busy(page);
    await page.open('#/trust/ledger');
    await page.see('Nothing has ever left');
    await page.open(`#/trust/known/${id}`);
    await page.run(() => { navigator.canShare = undefined; });
    await page.click('button', 'Copy to read');
    await page.see('Saved in the file what-we-remember.html');
    await page.click('button', 'Copy as a code for a camera');
    await page.find('heading', 'Copy as a code for a camera');
    await page.find('img', 'Copy as a code for a camera');
    await page.accessible();
    await page.shot('known-code');
    await page.click('button', 'Close');
    await know(page);
    await make(page);
    await page.open('#/trust/ledger');
    await page.see('Marta');
    await page.see('shown to another camera');
    await page.see('what-we-remember.html');
    assert.equal(await page.run(() => document.querySelectorAll('.facts > .fact').length), 3);
    // Each download makes WebKit's window less high, until a page without a link would have to be scrolled in it.
    if (page.engine !== 'webkit') await page.accessible();
    await page.shot('ledger');
    await page.open(`#/trust/known/${id}`);
    await page.click('button', 'Forget me');
    await page.see('1 file that left this phone may still hold');
    await page.accessible();
    await page.shot('forget-copies');
  }, { language: 'en' }),

  journey('tells a person how long each thing is kept that has a time of its own', async ({ page }) => {
    await begin(page);
    await add(page, 'Giulia Ferraro');
    const id = (await page.address()).split('/').pop();
    await page.type('textbox', 'A new note', 'Plays the violin');
    await page.press('Tab');
    await page.see('Note saved');
    await tellMilk(page);
    await page.click('button', 'Only for this visit');
    await page.open('#/trust/retention');
    await page.find('heading', 'Notes');
    await page.run(() => [...document.querySelectorAll('[aria-label="Notes"] button')].find((it) => it.innerText === '2 years').click());
    await page.click('button', 'Forget by itself from now on: Notes');
    await page.see('It is forgotten by itself, once a day.');
    await page.open(`#/trust/known/${id}`);
    await page.see('Only for this visit: forgotten by itself,');
    await page.see('Kept until 2 years after somebody last touched it.');
    await page.accessible();
    await page.shot('known-terms');
  }, { language: 'en' }),
];

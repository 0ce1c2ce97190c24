// What is rare: a very long name, everything forbidden, a damaged page, somebody who is gone.
import assert from 'node:assert/strict';
import { journey } from '../driver/journey.mjs';
import { misfits, show } from '../scenes/screens.mjs';
import { add, begin, tryDemo } from '../scenes/shop.mjs';

/** A name of sixty letters. */
const LONG = 'Wolfeschlegelsteinhausenbergerdorff Maria Immacolata Concetta';

/** Runs in the page: writes over one page of people, as a failing disk would. */
async function damage() {
  const answer = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const database = await answer(indexedDB.open('il-solito-demo'));
  const pages = database.transaction('pages', 'readwrite').objectStore('pages');
  await answer(pages.put(new Uint8Array(500), 'c00000002'));
  database.close();
}

export const journeys = [
  journey('shows a name of sixty letters with twelve allergies, and somebody without a name', async ({ page }) => {
    await begin(page);
    await page.click('link', 'New customer');
    await page.type('textbox', 'Name', LONG);
    await page.click('button', /^\d+ more$/);
    const names = await page.run(() => [...document.querySelectorAll('fieldset .pick--allergy, fieldset .pick')].map((it) => it.innerText.trim()).slice(0, 14));
    for (const name of names.filter((it) => !/more/.test(it)).slice(0, 12)) await page.click('button', name);
    await page.click('button', /^Add/);
    await page.find('heading', LONG);
    const id = await page.run(() => location.hash.split('/').pop());
    const faults = [];
    const look = async (name) => {
      for (const fault of await page.run(misfits)) faults.push(`${name}: ${fault}`);
      if (/profile|recorded|counter/.test(name)) await page.accessible();
      await page.shot(`long ${name}`);
    };
    await look('profile');
    await page.click('link', /^Record the visit/);
    await page.find('textbox', 'Or type it');
    await look('check-in');
    await page.type('textbox', 'Or type it', 'Espresso');
    await page.click('button', /^Record the visit/);
    await page.see('Recorded at');
    await look('recorded');
    for (const screen of ['#/', '#/customers', '#/history', `#/edit/${id}`, `#/history/${id}`, `#/trust/known/${id}`]) {
      await show(page, screen);
      await look(screen.split('/')[1] || 'counter');
    }
    await page.open('#/find');
    await page.type('searchbox', 'Find a customer', 'wolfe');
    await page.see('1 customer for');
    await look('search');
    assert.deepEqual(faults, []);

    await page.open('#/new/');
    await page.type('textbox', /^How to recognise/, 'The tall one with the violin');
    await page.click('button', /^Add/);
    await page.find('heading', 'The tall one with the violin');
    await page.accessible();
    await page.shot('without a name');
  }, { language: 'en' }),

  journey('tells of a damaged page, saves what can be read, and goes on with the rest', async (stage) => {
    const { page } = stage;
    await tryDemo(page);
    await page.until('the usual is known', () => document.querySelector('.customers .check-in') !== null);
    await page.run(damage);
    await page.reload();
    await page.find('heading', 'A part of the book cannot be read');
    await page.accessible();
    await page.shot('damaged');
    await page.click('button', /^Save what can be read/);
    await page.see('il-solito.jsonl');
    await page.click('button', /^Go on/);
    await page.see('Likely now');
    await page.open('#/customers');
    const people = Number(/(\d+) people/.exec(await page.text())?.[1]);
    assert.ok(people > 200 && people < 400, `${people} of 400 are left`);
    // It is told again as long as it is so.
    await page.reload();
    await page.find('heading', 'A part of the book cannot be read');
  }, { language: 'en' }),

  journey('says that nothing is lost where the browser does not open the book', async ({ page, only }) => {
    only('chromium', 'only DevTools can keep a browser from answering');
    await begin(page);
    const { identifier } = await page.session.devtools('Page.addScriptToEvaluateOnNewDocument', { source: `
      const open = indexedDB.open.bind(indexedDB);
      indexedDB.open = (...given) => {
        const request = open(...given);
        // Whoever wants the answer is told nothing.
        request.addEventListener('success', (event) => event.stopImmediatePropagation());
        return request;
      };` });
    await page.reload();
    await page.find('heading', 'The book is slow to open');
    await page.see('Nothing is lost');
    await page.accessible();
    await page.shot('slow');
    await page.session.devtools('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    await page.click('button', 'Try again');
    await page.see('Nobody yet today');
  }, { language: 'en' }),

  journey('shows nothing of an erased person on any screen', async ({ page }) => {
    await begin(page);
    await add(page, 'Orsola Valli');
    const id = await page.run(() => location.hash.split('/').pop());
    await page.click('link', /^Record the visit/);
    await page.type('textbox', 'Or type it', 'Orzo');
    await page.click('button', /^Record the visit/);
    await page.see('1 visit');
    await page.open(`#/trust/known/${id}`);
    await page.click('button', 'Forget me');
    await page.click('button', 'Forget for good');
    await page.find('heading', 'Done: all of it is erased');
    for (const screen of ['#/', '#/customers', '#/history', `#/customer/${id}`, `#/check-in/${id}`, `#/edit/${id}`, `#/join/${id}`, `#/history/${id}`, `#/consent/${id}`, `#/points/${id}`, `#/trust/known/${id}`]) {
      // All of them say the same of somebody who is erased: only from elsewhere can it be seen that one is another.
      await show(page, '#/more');
      await show(page, screen);
      await page.gone('Orsola');
      await page.find('heading');
      await page.accessible();
    }
    await page.open('#/find');
    await page.type('searchbox', 'Find a customer', 'orsola');
    await page.see('Nobody for');
    await page.reload();
    await page.open('#/');
    await page.see('Today');
    await page.gone('Orsola');
  }, { language: 'en' }),
];

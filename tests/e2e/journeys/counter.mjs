// The main job, as a person at the counter does it: somebody new, what they must not have, the usual, undo, search.
import assert from 'node:assert/strict';
import { journey } from '../driver/journey.mjs';
import { add, begin, tryDemo } from '../scenes/shop.mjs';

/** Records a visit with something typed. */
async function order(page, item) {
  await page.type('textbox', 'Or type it', item);
  await page.click('button', /^Record the visit/);
  await page.see('Recorded at');
}

/** Runs in the page: whether sealed drafts of at least so many letters lie in the database. */
async function sealedDraft(letters) {
  const answer = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const database = await answer(indexedDB.open('il-solito'));
  const drafts = await answer(database.transaction('meta').objectStore('meta').get('drafts'));
  database.close();
  return drafts?.length >= letters;
}

export const journeys = [
  journey('writes somebody down, hears what they like, records a visit and undoes it', async ({ page }) => {
    await begin(page);
    await page.click('link', 'New customer');
    await page.type('textbox', 'Name', 'Noémie Dell’Orto');
    await page.click('button', 'Nuts');
    await page.click('button', /^Add/);
    await page.find('heading', 'Noémie Dell’Orto');
    await page.see('Told Marta by the person');
    await page.accessible();

    await page.click('button', 'Add a preference');
    await page.find('heading', 'What did you hear?');
    await page.accessible();
    await page.click('radio', 'Never');
    await page.type('textbox', 'Or in their own words', 'Coriander');
    await page.press('Enter');
    await page.see('Coriander, never');
    await page.see('Told Marta');

    await page.click('link', /^Record the visit/);
    await order(page, 'Cappuccino');
    await page.see('1 visit');
    await page.click('button', 'Undo');
    await page.see('Undone.');
    await page.see('0 visits');

    await page.click('link', /^Record the visit/);
    await order(page, 'Cappuccino');
    await page.open('#/');
    await page.see('Cappuccino');
    await page.reload();
    await page.see('Cappuccino');
    await page.type('searchbox', 'Find a customer', 'noemie');
    await page.see('1 customer for');
    await page.see('Nuts');
    await page.type('searchbox', 'Find a customer', 'noemei');
    await page.see('1 customer for');
    await page.accessible();
    await page.type('searchbox', 'Find a customer', 'zzz');
    await page.see('Nobody for');
    await page.accessible();
  }, { language: 'en' }),

  journey('records the usual with one tap from the row', async ({ page }) => {
    await begin(page);
    await add(page, 'Antonio Esposito');
    for (let visit = 1; visit <= 3; visit += 1) {
      await page.click('link', /^Record the visit/);
      await order(page, 'Ristretto');
      await page.see(visit === 1 ? '1 visit' : `${visit} visits`);
    }
    await page.open('#/find');
    await page.type('searchbox', 'Find a customer', 'anto');
    await page.click('button', 'Record the usual: Antonio Esposito');
    await page.see('Antonio Esposito, the usual. Recorded at');
    await page.click('button', 'Undo');
    await page.see('Undone.');
    await page.open('#/');
    await page.see('3 visits');
  }, { language: 'en' }),

  journey('keeps what was being typed when the tab goes away', async ({ page }) => {
    await begin(page);
    await add(page, 'Ada');
    await page.type('textbox', 'A new note', 'Brings her own cup');
    await page.until('the whole draft is kept, sealed', sealedDraft, '{"note/":""}'.length + 32 + 'Brings her own cup'.length);
    await page.reload();
    await page.find('heading', 'Ada');
    assert.equal(await page.value('textbox', 'A new note'), 'Brings her own cup');
  }, { language: 'en' }),

  journey('recognises somebody known, and joins two records', async ({ page }) => {
    await begin(page);
    await add(page, 'Federico Galli');
    await page.open('#/');
    await page.click('link', 'New customer');
    await page.type('textbox', 'Name', 'Federcio Galli');
    await page.see('Perhaps already here');
    await page.see('nearly the same name');
    await page.click('button', /^Add/);
    await page.find('heading', 'Federcio Galli');
    await page.click('button', 'Other actions');
    await page.find('link', /^The same person as/);
    await page.accessible();
    await page.click('link', /^The same person as/);
    await page.see('Federico Galli');
    await page.accessible();
  }, { language: 'en' }),

  journey('changes every field, says what is no date, and lists it in the history', async ({ page }) => {
    await begin(page);
    await add(page, 'Livia');
    await page.click('link', 'Change');
    await page.type('textbox', 'Birthday', '31/2');
    await page.press('Tab');
    await page.see('This is not a date');
    await page.type('textbox', 'Birthday', '12/4/1980');
    await page.press('Tab');
    await page.see('Saved: Birthday.');
    await page.type('textbox', 'Phone', '055 123456');
    await page.press('Tab');
    await page.see('Saved: Phone.');
    await page.accessible();
    await page.open('#/history');
    await page.see('055 123456');
    await page.accessible();
    await page.open('#/find');
    await page.type('searchbox', 'Find a customer', '123456');
    await page.see('Livia');
  }, { language: 'en' }),

  journey('shows hostile words as words', async ({ page }) => {
    await begin(page);
    const name = '<img src=x onerror=alert(1)> \u202Eevil';
    await add(page, name);
    assert.equal(await page.run(() => document.querySelector('img') === null), true);
  }, { language: 'en' }),

  journey('tries a shop with one tap and removes it with another', async ({ page }) => {
    await tryDemo(page, { door: /^Guarda un locale finto/, open: 'Apri il locale finto', title: 'Probabili adesso' });
    await page.see('Locale di prova');
    await page.accessible();
    await page.shot('counter');
    for (const place of ['customers', 'history', 'import', 'more', 'settings', 'install', 'keeping', 'new/']) {
      await page.open(`#/${place}`);
      await page.find('heading');
      await page.accessible();
      await page.shot(place.replace('/', ''));
      await page.see('Locale di prova');
    }
    await page.open('#/');
    await page.click('button', 'Esci e cancella');
    await page.see('Comincia');
  }, { language: 'it' }),
];

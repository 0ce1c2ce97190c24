// The menu: it comes in by pasting, what it contains is never guessed, and nobody is served what they must not have unwarned.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journey } from '../driver/journey.mjs';
import { MENU, bring, paste } from '../scenes/menu.mjs';
import { tellMilk } from '../scenes/safe.mjs';
import { add, addRegular, begin, startPoints, tryDemo } from '../scenes/shop.mjs';

export const journeys = [
  journey('brings a menu in by pasting, and undoes it', async ({ page }) => {
    await begin(page);
    await page.open('#/more');
    await page.click('link', /The menu/);
    await page.see('There is nothing here yet');
    await page.accessible();
    await page.click('link', /Bring a menu in/);
    await paste(page, MENU);
    await page.see('coffee, milk');
    await page.accessible();
    await page.shot('menu-import');
    await page.click('button', 'Bring 3 items in');
    await page.find('link', /Cappuccino/);
    await page.see(/2 items are not written|ingredients of 2 items/);
    await page.accessible();
    await page.shot('menu');
    await page.click('button', /^Undo/);
    await page.lacks('link', /Cappuccino/);
  }, { language: 'en' }),

  journey('brings a menu in from a table whose columns are told, and takes up what was ordered before', async ({ page }) => {
    const path = join(tmpdir(), `menu-${process.pid}.csv`);
    writeFileSync(path, 'Item,Price,Kitchen notes\nCappuccino,1.50,"coffee, milk"\nRice cake,3.20,"rice, sugar"\n');
    await begin(page);
    await addRegular(page, 'Tessa', 'Spremuta');
    await page.open('#/menu');
    await page.see('ordered 3 times lately');
    await page.click('button', 'Add Spremuta to the menu');
    await page.see('1 item added to the menu');
    await page.find('link', /Spremuta/);
    await page.open('#/menu/import');
    await page.attach(/CSV file/, path);
    await page.choose('What “Kitchen notes” holds', 'Ingredients');
    await page.see('coffee, milk');
    await page.accessible();
    await page.shot('menu-table');
    await page.click('button', 'Bring 2 items in');
    await page.click('link', /Rice cake/);
    await page.see('Vegan');
    await page.open('#/menu');
    await page.click('link', /Spremuta/);
    await page.see('Without ingredients nothing is known');
  }, { language: 'en' }),

  journey('says what follows from ingredients, and unknown where nothing does', async ({ page }) => {
    await begin(page);
    await bring(page);
    await page.click('link', /Mystery roll/);
    await page.see('Without ingredients nothing is known');
    await page.type('textbox', 'Ingredients', 'rice, sugar, stardust');
    await page.press('Tab');
    await page.see('These words say nothing to us: stardust');
    await page.type('textbox', 'Ingredients', 'rice, sugar, hazelnuts');
    await page.press('Tab');
    await page.see('Vegan');
    await page.see('Nuts');
    await page.accessible();
    await page.shot('menu-item');
    await page.reload();
    await page.see('Vegan');
    await page.type('textbox', 'Price', '2.40');
    await page.press('Tab');
    await page.see('Saved: Price');
  }, { language: 'en' }),

  journey('warns in words before somebody is served what they must not have', async ({ page }) => {
    await begin(page);
    await bring(page);
    await add(page, 'Milena');
    await tellMilk(page);
    await page.click('button', 'Only for this visit');
    await page.click('link', /Record/);
    await page.type('textbox', 'Or type it', 'Cappuccino');
    await page.see('Cappuccino contains: milk');
    await page.accessible();
    await page.shot('menu-conflict');
    await page.type('textbox', 'Or type it', 'Espresso');
    await page.until('the warning is gone', () => document.querySelector('.allergy-warning') === null);
    await page.see('Check the ingredients before serving: Espresso');
  }, { language: 'en' }),

  journey('records nothing against an allergy by one tap, wherever it is pressed', async ({ page }) => {
    await begin(page);
    await bring(page);
    await add(page, 'Milena');
    // On the order's own page, until it is the usual; the allergy is not known yet.
    for (let visit = 1; visit <= 3; visit += 1) {
      await page.click('link', /Record/);
      await page.click('button', /^Cappuccino/);
      await page.click('button', 'Record the visit');
      // The app itself leads back; going elsewhere at once would be a page left before it was said to be recorded.
      await page.see(visit === 1 ? '1 visit' : `${visit} visits`);
    }
    await tellMilk(page);
    await page.click('button', 'Only for this visit');
    // The profile asks, and records nothing when it is closed.
    await page.click('button', /^The usual: ask first/);
    await page.find('heading', 'Wait: Milena has an allergy');
    await page.see('Cappuccino contains: milk');
    await page.see('Nothing is recorded yet');
    await page.accessible();
    await page.shot('conflict-profile');
    await page.click('button', 'Close');
    await page.lacks('heading', 'Wait: Milena has an allergy');
    await page.see('3 visits');
    // So does the row of a search.
    await page.open('#/find');
    await page.type('searchbox', 'Find a customer', 'mile');
    await page.see('Cappuccino contains: milk');
    await page.shot('conflict-row');
    await page.click('button', 'Check the usual: Milena');
    await page.find('heading', 'Wait: Milena has an allergy');
    await page.accessible();
    await page.press('Escape');
    await page.lacks('heading', 'Wait: Milena has an allergy');
    await page.open('#/');
    await page.see('3 visits');
    // Something else is one press away; the same order asks again there.
    await page.open('#/find');
    await page.type('searchbox', 'Find a customer', 'mile');
    await page.click('button', 'Check the usual: Milena');
    await page.click('link', 'Something else');
    await page.click('button', /^Cappuccino/);
    await page.click('button', /^Record: ask first/);
    await page.find('heading', 'Wait: Milena has an allergy');
    await page.click('button', 'Something else');
    await page.lacks('heading', 'Wait: Milena has an allergy');
    await page.click('button', /^Record: ask first/);
    await page.click('button', /^Record it all the same: Cappuccino/);
    await page.see('Milena');
    await page.open('#/');
    await page.see('4 visits');
    // A stranger with an allergy said in the same breath.
    await page.click('link', 'New customer');
    await page.type('textbox', 'Name', 'Nadia');
    await page.click('button', 'Milk');
    await page.click('button', 'Cappuccino');
    await page.see('Cappuccino contains: milk');
    await page.click('button', /^Record: ask first/);
    await page.find('heading', 'Wait: Nadia has an allergy');
    await page.click('button', 'Something else');
    await page.click('button', 'Cappuccino');
    await page.click('button', /^Add/);
    await page.find('heading', 'Nadia');
  }, { language: 'en' }),

  journey('takes quantity, wish and price of a line at check-in, and counts what was spent', async ({ page }) => {
    await begin(page);
    await bring(page);
    await add(page, 'Tessa');
    await page.click('link', /Record/);
    await page.click('button', /^Cappuccino/);
    await page.click('button', /at what price/);
    await page.click('button', 'One more');
    await page.type('textbox', 'How they want it', 'double cream, double sugar');
    await page.press('Tab');
    await page.type('textbox', 'Price of one', 'two');
    await page.press('Tab');
    await page.see('cannot be read as a price');
    await page.type('textbox', 'Price of one', '2.35');
    await page.press('Tab');
    await page.see('2 × Cappuccino (double cream, double sugar) · €2.35');
    await page.accessible();
    await page.shot('order-line');
    await page.click('button', /^Record the visit/);
    await page.open('#/');
    await page.see('2 × Cappuccino (double cream, double sugar)');
    await page.open(`#/care/group/${encodeURIComponent('spent>=470')}`);
    await page.see('1 person of 1');
    await page.open(`#/care/group/${encodeURIComponent('spent>=471')}`);
    await page.see('0 people of 1');
    // The menu keeps its own price.
    await page.open('#/menu');
    await page.see('€1.50');
  }, { language: 'en' }),

  journey('takes in what another till sold as visits, and what was always wanted is part of the usual', async ({ page }) => {
    const path = join(tmpdir(), `items-${process.pid}.csv`);
    const head = 'Date,Time,Item,Qty,Modifiers Applied,Gross Sales,Transaction ID,Event Type,Customer ID,Customer Name,PAN Suffix';
    const line = (day, wish) => `2026-03-${day},08:05:00,Cappuccino,1,"${wish}",$1.50,T${day},Payment,C1,Tessa Quill,4242\n`;
    writeFileSync(path, `${head}\n${line(12, 'Oat milk')}${line(13, 'Oat milk, Extra hot')}${line(14, 'Oat milk')}`);
    await begin(page);
    await page.open('#/orders');
    await page.attach(/file/i, path);
    await page.see('visits of people who are new');
    await page.accessible();
    await page.click('button', /^Bring 3 visits in/);
    await page.click('link', /Tessa Quill/);
    await page.see('Cappuccino (Oat milk, Extra hot)');
    // What was wanted once is told with that visit; the usual has what was wanted every time.
    await page.until('the usual is as it was always wanted', () => document.querySelector('.usual__what')?.textContent === 'Cappuccino (Oat milk)');
    await page.shot('orders-usual');
  }, { language: 'en' }),

  journey('counts points from visits, gives a reward, and takes it back', async ({ page }) => {
    await begin(page);
    await startPoints(page);
    await page.accessible();
    await page.shot('loyalty');
    await add(page, 'Milena');
    await page.click('link', /Record/);
    await page.click('button', /^Record the visit/);
    await page.open('#/customers');
    await page.click('link', /Milena/);
    await page.click('link', /1 point/);
    await page.click('button', 'Give: A coffee on us');
    await page.see('1 point to go');
    await page.accessible();
    await page.shot('points');
    await page.click('button', /^Undo/);
    await page.find('button', 'Give: A coffee on us');
  }, { language: 'en' }),

  journey('shows what customers want against what the menu offers', async ({ page }) => {
    await tryDemo(page);
    await page.open('#/demand');
    await page.see(/of people, but \d+ of \d+ items|finds something/);
    await page.accessible();
    await page.shot('demand');
    await page.click('button', 'Lunch');
    await page.see(/people,/);
    await page.open('#/menu');
    await page.find('link', /Cappuccino/);
    await page.shot('menu-demo');
  }, { language: 'en' }),
];

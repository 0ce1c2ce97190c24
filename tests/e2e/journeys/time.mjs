// Time passes: what was promised to be forgotten is forgotten, whoever holds the phone, and a phone left lying closes itself.
import assert from 'node:assert/strict';
import { journey } from '../driver/journey.mjs';
import { bring } from '../scenes/menu.mjs';
import { DAY, HOUR, MINUTE, pass, sleep, withClock } from '../scenes/altered.mjs';
import { lock, lockForStaff, tellMilk } from '../scenes/safe.mjs';
import { show } from '../scenes/screens.mjs';
import { add, begin } from '../scenes/shop.mjs';

const PASSCODE = 'sun on the wall';
const CODE = '482913';

/** Writes down that the person on screen cannot have milk, for this visit only. */
async function saysMilk(page) {
  await tellMilk(page);
  await page.click('button', 'Only for this visit');
  await page.see('Milk: only for this visit, forgotten by itself at');
}

/** Whether milk is warned of where a cappuccino would be recorded. */
async function guards(page, id) {
  await show(page, `#/check-in/${id}`);
  await page.find('button', /^Cappuccino/);
  return (await page.text()).includes('Cappuccino contains: milk');
}

/** Looks for milk wherever what is known of somebody is told. */
async function told(page, id) {
  const found = [];
  for (const screen of ['#/', '#/customers', `#/customer/${id}`, `#/trust/known/${id}`, `#/edit/${id}`, `#/history/${id}`, '#/history']) {
    await show(page, screen);
    await page.run(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
    if (/milk/i.test(await page.text())) found.push(screen);
  }
  return found;
}

/** Opens the book with a code, on the screen that asks for it. */
async function unlock(page, field, code) {
  await page.type('textbox', field, code);
  await page.press('Enter');
  await page.lacks('textbox', field);
}

export const journeys = [
  journey('forgets an allergy without a yes twelve hours later, while the app is open and when it opens', async (stage) => {
    withClock(stage);
    const { page } = stage;
    await begin(page);
    await bring(page);
    await add(page, 'Milena');
    const id = (await page.address()).split('/').pop();
    for (const [way, go] of [['open', pass], ['closed', sleep]]) {
      await show(page, `#/customer/${id}`);
      await saysMilk(page);
      await go(page, 12 * HOUR - 10 * MINUTE);
      assert.ok((await told(page, id)).includes(`#/customer/${id}`), `${way}: it holds for the visit`);
      assert.ok(await guards(page, id), `${way}: and guards`);
      await show(page, `#/history/${id}`);
      await page.see('Milk');
      await go(page, 21 * MINUTE);
      await show(page, `#/customer/${id}`);
      // A book that is being opened says nothing yet.
      await page.find('heading', 'Milena');
      await page.gone('Milk');
      assert.deepEqual(await told(page, id), [], `${way}: nothing tells of it`);
      assert.ok(!await guards(page, id), `${way}: nor warns`);
    }
  }, { language: 'en' }),

  journey('forgets whoever and whatever is past its time by itself, in the hands of the staff too', async (stage) => {
    withClock(stage);
    const { page } = stage;
    await begin(page);
    await add(page, 'Giulia Ferraro');
    await page.type('textbox', 'A new note', 'Plays the violin');
    await page.press('Tab');
    await page.see('Note saved');
    await add(page, 'Bruno Conti');
    const bruno = (await page.address()).split('/').pop();
    await page.type('textbox', 'A new note', 'Reads at the window');
    await page.press('Tab');
    await page.see('Note saved');
    await page.open('#/trust/retention');
    await page.click('button', '1 year', { within: 'How long things are kept' });
    await page.click('switch', /Forget by itself whoever/);
    await page.see('Saved');
    await page.run(() => [...document.querySelectorAll('[aria-label="Notes"] button')].find((it) => it.innerText === '1 year').click());
    await page.click('button', 'Forget by itself from now on: Notes');
    await page.see('It is forgotten by itself, once a day.');
    await lockForStaff(page, PASSCODE, CODE);
    await page.open('#/more');
    await page.click('button', 'Hand to the staff');
    await page.find('searchbox', 'Find a customer');

    await sleep(page, 350 * DAY);
    await unlock(page, 'The service code', CODE);
    await page.open(`#/customer/${bruno}`);
    await page.see('Reads at the window');
    await page.click('link', /^Record the visit/);
    await page.type('textbox', 'Or type it', 'Espresso');
    await page.click('button', /^Record the visit/);
    await page.see('1 visit');
    await page.open('#/customers');
    await page.see('Giulia Ferraro');

    await sleep(page, 20 * DAY);
    await unlock(page, 'The service code', CODE);
    // Opened where it is already, WebKit would load it anew, and it would close.
    await page.open('#/find');
    await page.open('#/customers');
    await page.see('Bruno Conti');
    await page.gone('Giulia Ferraro');
    await page.open(`#/customer/${bruno}`);
    await page.find('heading', 'Bruno Conti');
    await page.gone('Reads at the window');
    // It was nobody's deed at the counter: erasing by hand stays the owner's.
    await page.open(`#/trust/known/${bruno}`);
    await page.see('The phone is with the staff');
    await page.click('button', 'Owner');
    await unlock(page, 'The words', PASSCODE);
    await page.open('#/history');
    await page.see('erased for good');
    await page.gone('Giulia');
    await page.accessible();
    await page.shot('time-history');
  }, { language: 'en' }),

  journey('asks about whoever has not come for long, and forgets them when told', async (stage) => {
    withClock(stage);
    const { page } = stage;
    await begin(page);
    await add(page, 'Giulia Ferraro');
    await sleep(page, 400 * DAY);
    await add(page, 'Bruno Conti');
    await page.open('#/trust/retention');
    await page.click('button', '1 year', { within: 'How long things are kept' });
    await page.see('1 person has not come for more than 12 months');
    await page.find('link', 'Giulia Ferraro');
    await page.lacks('link', 'Bruno Conti');
    await page.accessible();
    await page.shot('time-past');
    await page.click('button', 'Forget 1 person for good');
    await page.click('button', /^Press again/);
    await page.see('1 person forgotten.');
    await page.open('#/customers');
    await page.see('Bruno Conti');
    await page.gone('Giulia');
  }, { language: 'en' }),

  journey('closes itself when nobody touches it, and keeps what was being typed', async (stage) => {
    withClock(stage);
    const { page } = stage;
    await begin(page);
    await add(page, 'Giulia Ferraro');
    const id = (await page.address()).split('/').pop();
    await lock(page, PASSCODE);
    await page.see('after 5 minutes');
    const idle = async (wake) => {
      await page.open('#/find');
      await page.open(`#/customer/${id}`);
      await page.type('textbox', 'A new note', 'Half a thought');
      await pass(page, 4 * MINUTE);
      await wake();
      await page.see('Giulia Ferraro');
      assert.equal(await page.value('textbox', 'A new note'), 'Half a thought');
      await pass(page, 2 * MINUTE);
      await wake();
      await page.find('textbox', 'The words');
      await page.gone('Giulia');
      await unlock(page, 'The words', PASSCODE);
      await page.until('the draft is there', () => document.querySelector('#note')?.value === 'Half a thought');
    };
    // Left lying; and put away, looked at again only later.
    await idle(async () => {});
    await idle(() => page.run(() => document.dispatchEvent(new Event('visibilitychange'))));
  }, { language: 'en' }),
];

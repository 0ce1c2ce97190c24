// Trust: a person sees, corrects, takes along and erases what is known of them, and nothing of it stays behind.
import assert from 'node:assert/strict';
import { journey } from '../driver/journey.mjs';
import { traces } from '../driver/traces.mjs';
import { until } from '../driver/until.mjs';
import { know } from '../scenes/phones.mjs';
import { lock, tellMilk } from '../scenes/safe.mjs';
import { add, begin } from '../scenes/shop.mjs';

/** Writes down a person with a note, and opens what is known of them. */
async function giulia(page) {
  await begin(page);
  await add(page, 'Giulia Ferraro');
  await page.type('textbox', 'A new note', 'Plays the violin on Fridays');
  await page.press('Tab');
  await page.see('Note saved');
  await page.click('button', 'Other actions');
  await page.until('the sheet stands still', () => document.getAnimations().length === 0);
  await page.click('link', /^What we know about them/);
  await page.find('heading', 'Giulia Ferraro, this is all that we remember');
}

export const journeys = [
  journey('shows a person all that is known of them, corrects it and takes it along', async ({ page }) => {
    await giulia(page);
    await page.see('Plays the violin on Fridays');
    await page.see('Written by Marta');
    await page.accessible();
    await page.shot('known');
    await page.click('button', 'Italiano');
    await page.see('ecco tutto quello che ricordiamo');
    await page.click('button', 'English');
    await page.click('button', 'Correct: The name: Giulia Ferraro');
    await page.type('textbox', 'The name', 'Giulia Ferrero');
    await page.press('Enter');
    await page.find('heading', 'Giulia Ferrero, this is all that we remember');
    await page.see('What stood here before (1)');
    await page.click('button', 'Take away: A note: Plays the violin on Fridays');
    await page.see('Taken away');
    await page.click('button', 'Copy for a program (JSON)');
    await page.see('Saved in the file what-we-remember.json');
  }, { language: 'en' }),

  journey('forgets a person for good and gives a receipt that names nobody', async ({ page }) => {
    await giulia(page);
    await page.click('button', 'Forget me');
    await page.see('As far as this phone knows, no copy that holds them has left');
    await page.shot('forget');
    await page.click('button', 'Forget for good');
    await page.find('heading', 'Done: all of it is erased');
    await page.gone('Giulia');
    await page.see('facts erased');
    await page.accessible();
    await page.shot('receipt');
    await page.open('#/customers');
    await page.see('No customers yet');
  }, { language: 'en' }),

  journey('keeps an allergy only with a yes, else for the visit, and forgets with the yes', async ({ page }) => {
    await begin(page);
    await add(page, 'Giulia Ferraro');
    await tellMilk(page);
    await page.see('Without a yes it holds for this visit only');
    await page.accessible();
    await page.shot('health-ask');
    await page.click('button', 'Only for this visit');
    await page.see('Milk: only for this visit, forgotten by itself at');
    await page.accessible();
    await page.shot('health-visit');
    await page.click('button', 'Ask if we may keep it');
    await page.click('button', 'They agree that we keep it');
    await page.see('Recorded: they agree.');
    await page.gone('only for this visit');
    await page.click('link', 'Their yes and no');
    await page.see('Asked by Marta');
    await page.accessible();
    await page.shot('consents');
    await page.click('button', 'Take the yes back, Allergies and diets');
    await page.see('It can still hold for this visit');
    await page.accessible();
    await page.shot('health-back');
    await page.click('button', 'Only for this visit');
    await page.see('Taken back today');
    await page.click('button', 'No, Being remembered');
    await page.see('No offers, no thanks, no groups from now on');
    await page.shot('remember-no');
    await page.click('link', 'See all of it and erase');
    await page.see('Milk (only for this visit)');
    await page.find('button', 'Forget me');
  }, { language: 'en' }),

  journey('points out what is no note, and gives a request its month', async ({ page }) => {
    await begin(page);
    await add(page, 'Giulia Ferraro');
    await page.type('textbox', 'A new note', 'Gluten free, always');
    await page.see('write it there, with the plus');
    await page.accessible();
    await page.shot('note-watched');
    await page.type('textbox', 'A new note', 'What an idiot');
    await page.see('Would you say this to their face?');
    await page.type('textbox', 'A new note', 'Likes the window');
    await page.gone('Would you say this');
    await page.press('Tab');
    await page.see('Note saved');
    await page.click('link', 'Their yes and no');
    await page.click('button', 'No, Thanks and good wishes');
    await page.see('No longer among the thank-yous');
    const id = (await page.address()).split('/').pop();
    await page.open(`#/trust/known/${id}`);
    await page.see('thanks and good wishes, no');
    await page.click('link', 'Write a request down');
    await page.click('button', 'See the data');
    await page.see('days left');
    await page.accessible();
    await page.shot('request');
    await page.type('textbox', 'How it was answered', 'Copy given by hand');
    await page.press('Tab');
    await page.see('Saved.');
    await page.click('button', 'Done as asked');
    await page.see('Recorded: answered.');
    await page.click('button', 'Erase them');
    await page.click('button', 'Close');
    await page.see('Giulia Ferraro');
    await page.accessible();
    await page.shot('requests');
    await page.open('#/trust/retention');
    await page.find('heading', 'Notes');
    await page.run(() => document.querySelector('#keep-1').scrollIntoView());
    await page.run(() => [...document.querySelectorAll('[aria-label="Notes"] button')].find((it) => it.innerText === '2 years').click());
    await page.see('Nothing would go now.');
    await page.accessible();
    await page.shot('retention-kinds');
    await page.click('button', 'Forget by itself from now on: Notes');
    await page.see('It is forgotten by itself, once a day.');
    await page.open('#/trust/consents');
    await page.see('Giulia Ferraro: thanks and good wishes, no');
    await page.see('asked by Marta');
    await page.accessible();
    await page.shot('consent-log');
  }, { language: 'en' }),

  journey('locks the book by a passcode, slows wrong tries down, and opens by the recovery phrase too', async ({ page }) => {
    await begin(page);
    await add(page, 'Giulia Ferraro');
    await page.open('#/trust/lock');
    await page.click('button', 'Digits');
    await page.type('textbox', 'The new passcode', '482913');
    await page.see('This is a screen lock, not a safe');
    await page.shot('lock');
    await page.click('button', 'Lock with this passcode');
    await page.find('heading', 'Write these words on paper');
    const phrase = await page.run(() => document.querySelector('.secret').textContent);
    await page.click('button', 'I have written them down');
    await page.see('The passcode is set');
    await page.accessible();
    await page.click('button', 'Lock now');
    await page.see('Closed');
    await page.gone('Giulia');
    await page.shot('locked');
    await page.type('textbox', 'The passcode', '111111');
    await page.press('Enter');
    await page.see('That is not it');
    await page.type('textbox', 'The passcode', '482913');
    await page.press('Enter');
    await page.see('The passcode is set');
    await page.open('#/customers');
    await page.see('Giulia Ferraro');
    // A changed passcode is the one that opens; the phrase goes on to open as well.
    await page.open('#/trust/lock');
    await page.type('textbox', 'The passcode of today', '482913');
    await page.type('textbox', 'The new passcode', 'sun on the wall');
    await page.click('button', 'Change the passcode');
    await page.see('Passcode changed');
    await page.reload();
    await page.see('Closed');
    await page.click('button', 'Passcode lost?');
    await page.type('textbox', 'The recovery phrase', phrase);
    await page.press('Enter');
    await page.see('The passcode is set');
    await page.type('textbox', 'The passcode of today', 'sun on the wall');
    await page.click('button', 'Take the passcode away');
    await page.see('Passcode taken away');
    await page.reload();
    await page.see('No passcode');
  }, { language: 'en' }),

  journey('leaves nothing of what was typed in the browser\'s files', async (stage) => {
    stage.only('chromium', 'the profiles of the other engines are made where no journey can look');
    const { page, browser } = stage;
    const words = ['Zefirinda', 'Quagliotti', '3479922188', 'marzapane viola', 'fischietta Verdi', 'quokka zerbino'];
    const typed = async (name, phone) => {
      await add(page, name);
      await page.type('textbox', 'A new note', 'Sempre fischietta Verdi');
      await page.press('Tab');
      await page.see('Note saved');
      await page.click('button', 'Add a preference');
      await page.type('textbox', 'Or in their own words', 'marzapane viola');
      await page.press('Enter');
      await page.see('arzapane viola');
      const id = (await page.address()).split('/').pop();
      await page.open(`#/edit/${id}`);
      await page.type('textbox', 'Phone', phone);
      await page.press('Tab');
      await page.see('Saved: Phone');
      return id;
    };
    // What is kept in the open is found: the search would see the rest as well.
    const clean = async (control) => {
      await page.run((control) => localStorage.setItem('control', control), control);
      await until('what lies open is found', () => traces(browser.profile, [control]).length > 0, { seconds: 60 });
      assert.deepEqual(traces(browser.profile, words), []);
    };
    await begin(page);
    await know(page, 'quokka zerbino lumaca fiordo pernice tulipano');
    const first = await typed('Zefirinda Quagliotti', '3479922188');
    await clean('unsealed-on-purpose-1');
    await lock(page, 'four walls and a door');
    const second = await typed('Quagliotti Zefirinda', '3479922188');
    // Half a note that nobody saved is a draft, and survives the lock.
    await page.open(`#/customer/${second}`);
    await page.type('textbox', 'A new note', 'e poi fischietta Verdi');
    await page.until('the draft is kept', () => document.querySelector('#note')?.value.length > 0);
    await page.open('#/trust/lock');
    await page.click('button', 'Lock now');
    await page.see('Closed');
    await clean('unsealed-on-purpose-2');
    await page.type('textbox', 'The words', 'four walls and a door');
    await page.press('Enter');
    await page.see('The passcode is set');
    // The passcode is new: once it is quiet the book moves to another database, and so it does after an erasure.
    const alone = (from) => page.until('the book is in one place', async (from) => {
      const names = (await indexedDB.databases()).map(({ name }) => name);
      return names.length === 1 && names[0] !== from;
    }, from);
    await alone('il-solito');
    for (const id of [first, second]) {
      await page.open(`#/trust/known/${id}`);
      await page.click('button', 'Forget me');
      await page.click('button', 'Forget for good');
      await page.find('heading', 'Done: all of it is erased');
    }
    await clean('unsealed-on-purpose-3');
    await alone('nowhere');
    await page.reload();
    await page.type('textbox', 'The words', 'four walls and a door');
    await page.press('Enter');
    await page.gone('Closed');
    await page.open('#/customers');
    await page.see('No customers yet');
  }, { language: 'en' }),
];

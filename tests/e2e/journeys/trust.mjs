// Trust: a person sees, corrects, takes along and erases what is known of them, and nothing of it stays behind.
import { journey } from '../driver/journey.mjs';
import { add, begin } from '../scenes/shop.mjs';

/** Writes down a person with a note, and opens what is known of them. */
async function giulia(page) {
  await begin(page);
  await add(page, 'Giulia Ferraro');
  await page.type('textbox', 'A new note', 'Plays the violin on Fridays');
  await page.press('Tab');
  await page.see('Note saved');
  await page.click('button', 'Other actions');
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
];

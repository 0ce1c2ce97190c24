// Care, as the owner and a customer do it: thanks said once, an offer with its reasons, a yes given and taken back.
import assert from 'node:assert/strict';
import { journey } from '../driver/journey.mjs';
import { add, addBirthday, begin, tryDemo } from '../scenes/shop.mjs';

/** Writes an item on the menu. */
async function item(page, name, ingredients) {
  await page.open('#/menu');
  await page.click('button', 'New item');
  await page.type('textbox', 'What it is called', name);
  await page.press('Tab');
  await page.type('textbox', 'Ingredients', ingredients);
  await page.press('Tab');
  await page.find('heading', name);
}

/** Writes somebody down with a phone number, who says yes to text messages. */
async function agree(page, name, number, allergy) {
  if (allergy) {
    await page.open('#/');
    await page.click('link', 'New customer');
    await page.type('textbox', 'Name', name);
    await page.click('button', allergy);
    await page.click('button', /^Add/);
    await page.find('heading', name);
  } else {
    await add(page, name);
  }
  await page.click('link', 'Change');
  await page.type('textbox', 'Phone', number);
  await page.press('Tab');
  await page.see('Saved: Phone.');
  await page.back();
  await page.click('link', 'Their yes and no');
  await page.see('Not asked yet');
  await page.click('button', 'Yes, SMS');
  await page.see('Recorded: yes.');
}

export const journeys = [
  journey('says thank you once, and not again after that', async ({ page }) => {
    await begin(page);
    await addBirthday(page, 'Ada Conti');
    // The owner's own list: what costs nothing stands first, and what is taken off is suggested no more.
    await page.open('#/care/gifts');
    await page.type('textbox', 'Another way', 'A song');
    await page.press('Enter');
    await page.see('Saved: A song.');
    await page.click('button', 'Remove: A discount');
    await page.see('Removed: A discount.');
    await page.open('#/care');
    await page.see('Ada’s birthday: today');
    await page.accessible();
    await page.click('button', /^(A word|A note|Their table|A song)/);
    await page.see('On all phones.');
    await page.see('Already done.');
    await page.see('No thank-yous today');
    await page.click('button', 'Undo');
    await page.see('Ada’s birthday: today');
    await page.click('button', 'Other ways: Ada Conti');
    await page.see('A song');
    await page.accessible();
    await page.type('textbox', 'In your own words', 'A candle in the croissant');
    await page.press('Enter');
    await page.see('A candle in the croissant: recorded for Ada Conti.');
    await page.reload();
    await page.see('A candle in the croissant for Ada Conti by Marta');
    await page.see('No thank-yous today');
  }, { language: 'en' }),

  journey('hears a yes with its exact words, and takes it back in one press', async ({ page }) => {
    await begin(page);
    await agree(page, 'Bea Neri', '333 1234567');
    await page.see('Asked by Marta');
    await page.accessible();
    await page.shot('care-consent');
    await page.reload();
    await page.click('button', 'Take the yes back, SMS');
    await page.see('No more messages from now on.');
    await page.see('Taken back today');
    await page.open('#/history');
    await page.see('marketing (SMS), no');
    await page.see('marketing (SMS), yes');
  }, { language: 'en' }),

  journey('finds who will be glad of an offer and who must not get it, and tells them by hand', async ({ page }) => {
    await begin(page);
    await item(page, 'Walnut cake', 'flour, walnuts, eggs');
    await agree(page, 'Ada Conti', '333 1472583', 'Nuts');
    await agree(page, 'Bea Neri', '333 7654321');
    await page.click('button', 'Yes, WhatsApp');
    await page.find('button', 'Take the yes back, WhatsApp');
    await page.open('#/find');
    await page.type('searchbox', 'Find a customer', 'bea');
    await page.click('link', /Bea Neri/);
    await page.click('button', 'Add a preference');
    await page.type('textbox', 'Or in their own words', 'Walnut cake');
    await page.press('Enter');
    await page.see('Told Marta');
    await add(page, 'Carla Riva');

    await page.open('#/care/offers');
    await page.click('button', 'A new offer');
    await page.type('textbox', 'What it is called', 'Cake today');
    await page.press('Tab');
    await page.find('heading', 'Cake today');
    await page.click('button', 'Walnut cake');
    await page.see('Walnut cake contains');
    await page.type('textbox', 'What we write', 'Hello {name}, {what} at {place}');
    await page.press('Tab');
    await page.see('1 person will be glad of it.');
    await page.see('Likes: Walnut cake');
    await page.accessible();
    await page.click('radio', /Must not/);
    await page.see('Ada Conti (nuts)');
    await page.see('No yes to messages');
    await page.click('button', /^Allergy/);
    await page.see('Allergic: Nuts. It is in Walnut cake');
    await page.accessible();
    await page.press('Escape');

    await page.run(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });
      Object.defineProperty(navigator, 'share', { value: async ({ text }) => { window.shared = text; } });
    });
    await page.click('link', 'Prepare for 1 person');
    await page.see('Hello Bea, Walnut cake at Bar Sport');
    await page.accessible();
    const sms = await page.run(() => document.querySelector('a[href^="sms:"]').getAttribute('href'));
    await page.shot('care-send');
    const message = 'Hello Bea, Walnut cake at Bar Sport';
    assert.equal(sms, `sms:+393337654321?&body=${encodeURIComponent(message)}`);
    const other = await page.run(() => document.querySelector('a[href^="https://wa.me/"]').getAttribute('href'));
    assert.equal(other, `https://wa.me/393337654321?text=${encodeURIComponent(message)}`);
    await page.click('button', 'Copy');
    await page.until('the text is copied', (text) => window.copied === text, message);
    await page.click('button', 'Share');
    await page.see('Bea Neri: marked as told.');
    assert.equal(await page.run(() => window.shared), message);
    await page.click('button', 'Undo');
    await page.click('button', 'Told in person');
    await page.see('Bea Neri: marked as told.');
    await page.see('Done: nobody is left.');
    await page.back();
    await page.see('1 person told');
    await page.see('Still waiting');
    await page.click('radio', /Must not/);
    await page.see('Told already');
  }, { language: 'en' }),

  journey('reads a group as a sentence, and counts nobody by diet who did not agree', async ({ page }) => {
    await begin(page);
    await add(page, 'Dino Sala');
    await page.open('#/care/groups');
    await page.click('link', 'A new group');
    await page.see('1 person of 1');
    await page.click('button', 'Add a condition');
    await page.accessible();
    await page.click('button', 'Vegan');
    await page.see('Whoever keeps a diet: vegan.');
    await page.see('0 people of 1');
    await page.see('1 person was not looked at');
    await page.click('button', /^The opposite/);
    await page.see('0 people of 1');
    await page.click('button', /^Remove the condition/);
    await page.see('1 person of 1');
    await page.type('textbox', 'What the group is called', 'Everyone');
    await page.press('Enter');
    await page.find('heading', 'Everyone');
    await page.reload();
    await page.find('heading', 'Everyone');
    await page.accessible();
    // A saved rule can be changed, is saved as it is, and goes back.
    await page.click('button', 'Add a condition');
    await page.click('button', 'Visits, at least: 10');
    await page.see('0 people of 1');
    await page.click('button', 'Undo');
    await page.see('1 person of 1');
    await page.open('#/care/groups');
    await page.find('link', /Everyone/);
  }, { language: 'en' }),

  journey('shows care in a shop of four hundred', async ({ page }) => {
    await tryDemo(page, { door: /^Guarda un locale finto/, open: 'Apri il locale finto', title: 'Probabili adesso' });
    await page.open('#/care');
    await page.find('heading', 'Premure');
    await page.until('the list is here', () => document.querySelector('.care, .empty') !== null);
    await page.shot('care-thanks');
    await page.accessible();
    await page.open('#/care/gifts');
    await page.find('heading', 'Come diciamo grazie');
    await page.shot('care-gifts');
    await page.accessible();
    await page.open('#/care/groups');
    await page.find('heading', 'Pronti');
    await page.shot('care-groups');
    await page.accessible();
    await page.open('#/care/group/stage%3Dregular');
    await page.find('heading', 'Abituali');
    await page.shot('care-group');
    await page.accessible();
    await page.click('button', 'Aggiungi una condizione');
    await page.find('heading', 'Aggiungi una condizione');
    await page.shot('care-rule');
    await page.accessible();
    await page.open('#/care/offers');
    await page.find('heading', 'Nessuna offerta, per ora');
    await page.shot('care-offers');
    await page.accessible();
    await page.click('button', 'Una nuova offerta');
    await page.find('heading', 'Offerta senza nome');
    await page.type('textbox', 'Cerca nel menu', 'Crostata');
    await page.click('button', 'Crostata di more');
    await page.type('textbox', 'Come si chiama', 'Crostata, oggi');
    await page.press('Tab');
    await page.find('heading', 'Crostata, oggi');
    await page.shot('care-offer');
    await page.run(() => document.querySelector('.guard').scrollIntoView());
    await page.click('radio', /A loro no/);
    await page.shot('care-offer-not');
    await page.accessible();
  }, { language: 'it' }),
];

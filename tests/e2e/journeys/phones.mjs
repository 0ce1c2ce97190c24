// What several phones of one shop owe a customer: a thank-you said once, points given once, an offer judged by its people.
import { journey } from '../driver/journey.mjs';
import { WORDS, know, lose, make, pick, take } from '../scenes/phones.mjs';
import { add, addBirthday, begin, startPoints, tryDemo } from '../scenes/shop.mjs';
import { takeout } from '../scenes/takeout.mjs';

/** Leaves this phone for another one, which joins by the file. */
async function change(page, file) {
  await lose(page);
  await page.open();
  await pick(page, file, { words: WORDS });
  await take(page);
}

export const journeys = [
  journey('thanks somebody on one phone, and does not ask the other again', async ({ page }) => {
    await begin(page);
    await addBirthday(page, 'Ada Conti');
    await know(page);
    const shared = await make(page);
    // One phone says thank you …
    await page.open('#/care');
    await page.see('Ada’s birthday: today');
    await page.click('button', /^(A word|A note|Their table)/);
    await page.see('On all phones.');
    await page.see('No thank-yous today');
    const thanked = await make(page);
    // … while the other one still asks for it, until they meet.
    await change(page, shared);
    await page.open('#/care');
    await page.see('Ada’s birthday: today');
    await pick(page, thanked);
    await take(page);
    await page.open('#/care');
    await page.see('No thank-yous today');
    await page.see('for Ada Conti by Marta');
    await page.accessible();
    await page.shot('phones-thanked');
  }, { language: 'en' }),

  journey('tells plainly when two phones gave the same points away, and takes one back', async ({ page }) => {
    await begin(page);
    await startPoints(page);
    await add(page, 'Milena');
    const person = (await page.address()).split('/').at(-1);
    await page.click('link', /Record/);
    await page.click('button', /^Record the visit/);
    await page.see('Milena');
    await know(page);
    const shared = await make(page);
    const give = async () => {
      await page.open(`#/customer/${person}`);
      await page.click('link', /1 point/);
      await page.click('button', 'Give: A coffee on us');
      await page.see('1 point to go');
    };
    await give();
    const one = await make(page);
    await change(page, shared);
    await give();
    await pick(page, one);
    await take(page);
    await page.open(`#/customer/${person}`);
    await page.click('link', /−?-?1 point/);
    await page.see('The same points were used twice before the phones met');
    await page.see('A coffee on us');
    await page.accessible();
    await page.shot('phones-points');
    await page.click('button', 'Take the second one back');
    await page.gone('used twice before the phones met');
    await page.see('1 point to go');
  }, { language: 'en' }),

  journey('holds a share of people back, and says when they are too few to tell', async ({ page }) => {
    await tryDemo(page);
    await page.run(() => {
      window.copied = '';
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });
    });
    // The lot decides who is held back: of few it may be nobody.
    for (let held = false; !held;) {
      await page.open('#/care/offers');
      await page.click('button', 'A new offer');
      await page.type('textbox', 'Search the menu', 'cappuccino');
      await page.click('button', /^Cappuccino/);
      await page.type('textbox', 'What it is called', 'Cappuccino week');
      await page.press('Tab');
      await page.find('heading', 'Cappuccino week');
      await page.click('button', '20 in 100');
      await page.until('it is kept', () => document.querySelector('.segments [aria-pressed=true]:last-child') !== null);
      await page.see(/\d+ people will be glad of it/);
      await page.click('link', /^Prepare for \d+ people/);
      await page.see(/Still to tell|left|Told in person/);
      held = /held back, to compare/.test(await page.text());
    }
    await page.accessible();
    await page.shot('offer-held');
    await page.click('button', /^Copy the contacts/);
    await page.see(/\d+ contacts copied, marked as told/);
    await page.back();
    await page.see(/\d+ people told/);
    await page.see('Still waiting: the 14 days are not over');
    // An offer that is over can be judged at once; nobody came in so short a time, and they are few.
    const yesterday = await page.run(() => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    await page.run((day) => {
      const field = document.getElementById('offer-until');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, day);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, yesterday);
    await page.see(/Held back: \d+\./);
    await page.see('Too few to tell whether it is the offer’s doing');
    await page.accessible();
    await page.run(() => document.getElementById('afterwards').scrollIntoView());
    await page.shot('offer-after');
  }, { language: 'en' }),

  journey('says what an offer would mean against a month ago, and why', async ({ page }) => {
    await begin(page);
    await page.open('#/menu');
    await page.click('button', 'New item');
    await page.type('textbox', 'What it is called', 'Rice cake');
    await page.press('Tab');
    await page.type('textbox', 'Ingredients', 'rice, sugar');
    await page.press('Tab');
    await page.find('heading', 'Rice cake');
    await add(page, 'Bea Neri');
    await page.click('link', 'Change');
    await page.type('textbox', 'Phone', '333 7654321');
    await page.press('Tab');
    await page.see('Saved: Phone.');
    await page.back();
    await page.click('button', 'Add a preference');
    await page.type('textbox', 'Or in their own words', 'Rice cake');
    await page.press('Enter');
    await page.see('Told Marta');
    await page.click('link', 'Their yes and no');
    await page.click('button', 'Yes, SMS');
    await page.see('Recorded: yes.');
    await page.open('#/care/offers');
    await page.click('button', 'A new offer');
    await page.click('button', 'Rice cake');
    await page.see('1 person will be glad of it. A month ago, with the habits of today, it would have been 0. 1 more: 1 was not there before.');
    await page.accessible();
    await page.shot('offer-meaning');
  }, { language: 'en' }),

  journey('thanks whoever complained, once it has been put right', async ({ page }) => {
    await begin(page);
    await add(page, 'Saturday Eight');
    await page.open('#/reviews/import');
    await page.attach('Choose a file', takeout());
    await page.click('button', /^Bring \d+ reviews in/);
    await page.see('reviews brought in.');
    await page.open('#/reviews/all');
    await page.choose('Which', 'Low (1 or 2 stars)');
    await page.click('link', /tagliatelle/i);
    await page.type('textbox', 'Who wrote it', 'Saturday');
    await page.click('button', 'It is them', { within: 'Saturday Eight' });
    await page.see('Customer, said by you');
    await page.open('#/reviews/week');
    await page.click('link', 'Look at it together');
    await page.click('button', 'Take it up');
    await page.click('checkbox', /Saturday Eight/);
    await page.see('Done.');
    await page.open('#/care');
    await page.see('Saturday: it has been put right');
    await page.see('They had complained, and it has been seen to');
    await page.accessible();
    await page.shot('care-put-right');
    // Not now, and then not for them: neither comes back.
    await page.click('button', 'Other ways: Saturday Eight');
    await page.click('button', /^Not now/);
    await page.see('No thank-yous today');
    await page.click('button', 'Undo');
    await page.see('Saturday: it has been put right');
    await page.click('button', 'Other ways: Saturday Eight');
    await page.click('button', /^Not for this person/);
    await page.see('No thank-yous today');
    await page.reload();
    await page.see('No thank-yous today');
  }, { language: 'en' }),
];

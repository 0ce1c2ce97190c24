// The owner's hardest evening: Takeout in, the week read, a clause corrected, an incident followed up, the evidence out.
import assert from 'node:assert/strict';
import { journey } from '../driver/journey.mjs';
import { caught } from '../scenes/saved.mjs';
import { add, begin, tryDemo } from '../scenes/shop.mjs';
import { WORDS, know, lose, make, pick, take } from '../scenes/phones.mjs';
import { reviews, takeout } from '../scenes/takeout.mjs';

async function bringIn(page, path) {
  await page.open('#/reviews/import');
  await page.attach('Choose a file', path);
  await page.see('here already');
  await page.click('button', /^Bring \d+ reviews in/);
  await page.see('reviews brought in.');
}

/** Run in the page: whether the badge of an alarm is there, and whether it is not. */
const rings = () => { const badge = document.querySelector('.tabs__alarm'); return badge !== null && getComputedStyle(badge).display !== 'none'; };
const silent = () => { const badge = document.querySelector('.tabs__alarm'); return badge !== null && getComputedStyle(badge).display === 'none'; };

export const journeys = [
  journey('brings Takeout in, undoes it, and reads the week', async ({ page }) => {
    await begin(page);
    await page.click('link', 'Reviews');
    await page.see('No review yet');
    await page.accessible();
    await page.click('link', 'Bring reviews in');
    await page.accessible();
    const path = takeout();
    await bringIn(page, path);
    await page.click('button', 'Undo');
    await page.see('Undone.');
    await page.see('No review yet');
    await bringIn(page, path);
    await page.see('More than chance');
    await page.see('To fix');
    await page.see('To keep');
    await page.accessible();
    await page.shot('reviews-week');
    // A second time nothing is new.
    await page.open('#/reviews/import');
    await page.attach('Choose a file', path);
    await page.see('Nothing new');
    await page.accessible();
    for (const view of ['themes', 'trends', 'all']) {
      await page.open(`#/reviews/${view}`);
      await page.find('link', 'Week');
      await page.gone('Reading the reviews');
      await page.accessible();
      await page.shot(`reviews-${view}`);
    }
  }, { language: 'en' }),

  journey('shows what a review says and takes a correction at once', async ({ page }) => {
    await begin(page);
    await bringIn(page, takeout());
    await page.open('#/reviews/all');
    await page.choose('Which', 'Low (1 or 2 stars)');
    await page.click('link', /tagliatelle/i);
    await page.find('heading', 'What it says');
    await page.accessible();
    await page.shot('reviews-one');
    await page.click('button', /tagliatelle/i);
    await page.find('heading', 'What it speaks of');
    await page.see('Why it takes it');
    // A comma is nobody's reason.
    assert.doesNotMatch(await page.text(), /Why it takes it[^:]*: (?:[^:]*, )?[,.:;]/);
    await page.accessible();
    await page.shot('reviews-correct');
    await page.click('button', 'Does not speak of it', { within: 'The food' });
    await page.see('Corrected: it counts from now on.');
    await page.gone('The food: badly');
    await page.click('button', 'Undo');
    await page.see('The food: badly');
  }, { language: 'en' }),

  journey('follows an incident up and takes the evidence out', async ({ page }) => {
    await begin(page);
    await bringIn(page, takeout());
    await page.click('link', 'Look at it together');
    await page.see('What they have in common');
    await page.see('Looked at and ruled out');
    await page.accessible();
    await page.shot('reviews-incident');
    await page.click('button', 'Take it up');
    await page.see('Ask');
    await page.see('Answer Saturday');
    await page.click('checkbox', /^Ask/);
    await page.see('Done.');
    await page.accessible();
    await page.click('button', /^Change: Answer/);
    assert.match(await page.value('textbox', 'Draft of a reply'), /^Buongiorno/);
    await page.accessible();
    await page.type('textbox', 'Who takes care of it', 'Marta');
    await page.press('Tab');
    await page.see('Marta takes care of it');
    await page.press('Escape');
    await page.click('button', 'An improvement');
    await page.type('textbox', 'What has changed', 'Fresh sauce every morning');
    await page.click('button', 'Write the improvement down');
    await page.see('Written down.');
    await page.open('#/reviews/trends');
    await page.see('Fresh sauce every morning');
    await page.see('Still too few to tell.');
    await page.open('#/reviews/incident');
    await page.click('link', 'The ledger of signs');
    await page.see('A ledger of signs, not a verdict.');
    await page.accessible();
    await page.shot('reviews-signs');
    const evidence = (await caught(page, async () => {
      await page.click('button', 'Prepare the file of evidence');
      await page.see('Saved in the file il-solito-');
    })).toString();
    // What is read next year, by somebody else, has dates with their year, and no number that only the app knows.
    assert.match(evidence, /Made on \d{1,2} \w+ \d{4} for Bar Sport\./);
    for (const [said] of evidence.matchAll(/^Saturday \d, .*$/gm)) assert.match(said, /^Saturday \d, \d{1,2} \w+ \d{4} · \d stars? out of 5 · Google/);
    assert.match(evidence, /What they have in common\r\n- .+: \d+ of \d+\r\n/);
    assert.match(evidence, /Looked at and ruled out\r\n- .+: .+\r\n/);
    assert.doesNotMatch(evidence, /\[[0-9a-f]{32}\]|fake/i);
    await page.open('#/reviews/todo');
    await page.see('Answer Saturday');
    await page.accessible();
  }, { language: 'en' }),

  journey('writes down what was said at the counter with two taps and a word', async ({ page }) => {
    await begin(page);
    await page.open('#/reviews/write');
    await page.click('button', 'Badly');
    await page.type('textbox', 'In their words', 'La zuppa era fredda');
    await page.accessible();
    await page.click('button', 'Write it down');
    await page.see('Written down: No name.');
    await page.open('#/reviews/all');
    await page.see('La zuppa era fredda');
    await page.open('#/reviews/import');
    await page.type('textbox', 'Or paste', 'Mario R. - 3 ottobre 2026 - ★★★★\nBuono, un po’ caro.');
    await page.click('button', 'Read what I pasted');
    await page.see('Here is what would change');
    await page.click('button', /^Bring 1 review in/);
    await page.see('1 review brought in.');
  }, { language: 'en' }),

  journey('keeps the stars of a quote clear of the longest name', async ({ page }) => {
    await begin(page);
    const name = 'Wolfeschlegelsteinhausenbergerdorff Massimiliano Ferdinando della Rocca di Castelfranco Veneto';
    await bringIn(page, takeout(reviews().map((review, at) => ({ ...review, reviewer: { displayName: `${name} ${at}` } }))));
    await page.open('#/reviews/incident');
    await page.see('In their words');
    const faults = await page.run(() => [...document.querySelectorAll('.quote__from')].flatMap((from) => {
      const [stars, name] = [from.querySelector('.stars').getBoundingClientRect(), document.createRange()];
      name.selectNodeContents(from.querySelector('.link'));
      const words = [...name.getClientRects()];
      const right = from.getBoundingClientRect().right + 1;
      const over = words.some((it) => it.top < stars.bottom - 2 && it.bottom > stars.top + 2 && it.left < stars.right);
      return [...(over ? ['over the stars'] : []), ...(words.some((it) => it.right > right) ? ['out of its column'] : [])];
    }));
    assert.deepEqual(faults, []);
    await page.shot('reviews-longest-name');
  }, { language: 'en' }),

  journey('says of two reviews that they are too few to tell', async ({ page }) => {
    await begin(page);
    await bringIn(page, takeout(reviews().slice(0, 2)));
    await page.open('#/reviews/incident');
    await page.find('heading', 'Too few to tell');
    await page.accessible();
    await page.open('#/reviews/signs');
    await page.see('Cannot tell');
    // There is nothing to explain, and no evidence of nothing.
    await page.lacks('heading', 'Simple explanations');
    await page.lacks('button', 'Prepare the file of evidence');
  }, { language: 'en' }),

  journey('tells of reviews that were brought in with one sentence of the history, and undoes them there', async ({ page }) => {
    await begin(page);
    const path = takeout();
    await bringIn(page, path);
    await page.open('#/history');
    await page.see(`Brought in ${reviews().length} reviews from takeout.zip`);
    await page.accessible();
    await page.click('button', /^Undo.*takeout\.zip/);
    await page.see('Undone.');
    await page.open('#/reviews');
    await page.see('No review yet');
  }, { language: 'en' }),

  journey('shows that there is an alarm until somebody has looked at it', async ({ page }) => {
    await begin(page);
    await know(page);
    const before = await make(page);
    await bringIn(page, takeout());
    await page.until('there is a badge', rings);
    // Whoever opens the app the next day is told at the counter, without having asked for the reviews.
    await page.open('#/');
    await page.reload();
    await page.until('there is a badge at the counter', rings);
    await page.find('link', 'There is an alarm to look at');
    await page.accessible();
    await page.shot('counter-alarm');
    await page.open('#/reviews/incident');
    await page.see('What they have in common');
    await page.open('#/reviews');
    await page.find('link', 'Look at it together');
    await page.until('the badge is gone', silent);
    await page.reload();
    await page.find('link', 'Look at it together');
    await page.until('the badge stays away', silent);
    // Another phone hears of it from the file, at once.
    const after = await make(page);
    await lose(page);
    await page.open();
    await pick(page, before, { words: WORDS });
    await take(page);
    await page.until('nothing rings yet', silent);
    await pick(page, after);
    await take(page);
    await page.until('there is a badge on the other phone', rings);
  }, { language: 'en' }),

  journey('weighs when reviews were written by the hours of the shop', async ({ page }) => {
    await begin(page);
    await bringIn(page, takeout());
    await page.open('#/reviews/signs');
    await page.see('A ledger of signs');
    assert.ok(!(await page.text()).includes('Written when closed'));
    await page.open('#/settings');
    await page.click('button', 'Hours, day by day');
    await page.type('textbox', 'Monday', 'always');
    await page.press('Tab');
    await page.see('This cannot be read, and nothing has changed.');
    // All of them were written at this hour of the day, on which the shop is closed.
    const hour = (ahead) => (new Date().getHours() + ahead) % 24;
    await page.type('textbox', 'Monday', `${hour(3)}-${hour(5)}`);
    await page.press('Tab');
    await page.click('button', 'Every day like Monday');
    await page.until('Sunday is like Monday', () => document.getElementById('open-6').value === document.getElementById('open-0').value);
    await page.type('textbox', 'Sunday', 'Closed');
    await page.press('Tab');
    await page.until('Sunday is closed', () => document.getElementById('open-6').value === 'closed');
    await page.accessible();
    await page.shot('settings-hours');
    await page.open('#/history');
    await page.see('Sunday closed');
    await page.open('#/reviews/signs');
    await page.see('Written when closed');
  }, { language: 'en' }),

  journey('writes down what somebody at the counter said, two taps from there', async ({ page }) => {
    await begin(page);
    await add(page, 'Bruna');
    await page.open('#/');
    await page.type('searchbox', 'Find a customer', 'bru');
    await page.click('link', 'Bruna');
    await page.click('link', 'Write down what they said');
    await page.find('link', 'Bruna');
    await page.click('button', 'Well');
    await page.accessible();
    await page.click('button', 'Write it down');
    await page.see('Written down: Bruna.');
    await page.find('heading', 'Bruna');
  }, { language: 'en' }),

  journey('names the line of a file that is cut, and changes nothing', async ({ page }) => {
    await begin(page);
    await page.open('#/reviews/import');
    const { mkdtempSync, writeFileSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const path = `${mkdtempSync(`${tmpdir()}/cut-`)}/reviews.json`;
    writeFileSync(path, '{"reviews": [\n  {"name": "a/1", "starRating": "FOUR", "comment": "cut o');
    await page.attach('Choose a file', path);
    await page.see('line 2');
    await page.see('Nothing has changed here.');
    await page.accessible();
  }, { language: 'en' }),

  journey('shows the reviews of the shop to try', async ({ page }) => {
    await tryDemo(page, { door: /^Guarda un locale finto/, open: 'Apri il locale finto', title: 'Probabili adesso' });
    await page.click('link', 'Recensioni');
    await page.see('Più del caso');
    await page.see('Da sistemare');
    await page.accessible();
    await page.shot('demo-reviews-week');
    await page.click('link', 'Guarda insieme');
    await page.see('Con parole loro');
    await page.shot('demo-reviews-incident');
    for (const view of ['themes', 'trends', 'all', 'signs']) {
      await page.open(`#/reviews/${view}`);
      await page.find('heading');
      await page.accessible();
      await page.shot(`demo-reviews-${view}`);
    }
  }, { language: 'it' }),
];

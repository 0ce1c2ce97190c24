// Brings 10,000 reviews in and reads them all; cancels both first; prints times and what held up the screen.
// `node tests/bench/many_reviews.mjs [REVIEWS]`: needs dist/ as `./dev build` leaves it.
import assert from 'node:assert/strict';
import { Engine } from '../e2e/driver/engines.mjs';
import { Stage } from '../e2e/driver/stage.mjs';
import { begin } from '../e2e/scenes/shop.mjs';
import { reviews, takeout } from '../e2e/scenes/takeout.mjs';
import { counted, longTasks, untilLate, watchTasks } from './tasks.mjs';

const COUNT = Number(process.argv[2] ?? 10_000);
/** As many reviews as asked for, no two texts alike, so that nothing is spared. */
function many(count) {
  const list = reviews(count - 12);
  return list.map((review, at) => ({ ...review, ...(review.comment ? { comment: `${review.comment} Tavolo ${at}, conto ${(at * 7) % 90} euro.` } : {}) }));
}

const isProposed = () => [...document.querySelectorAll('button')].some((it) => /^Bring [\d,]+ reviews in/.test(it.innerText));
const isRead = () => document.querySelector('progress') === null && [...document.querySelectorAll('h2')].some((it) => it.innerText === 'To keep');
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);

const engine = await new Engine('chromium', 'en', { traced: true }).start();
const stage = await Stage.set(engine);
try {
  const { page } = stage;
  await watchTasks(page);
  await begin(page);
  const path = takeout(many(COUNT));
  const parts = [];
  const part = async (name, begun) => parts.push([name, seconds(begun), await longTasks(page)]);

  // Cancelled while the file is read: nothing is here afterwards.
  await page.open('#/reviews/import');
  await longTasks(page);
  // By the page itself, as soon as it can be: a quick machine has read them before anybody asks it from outside.
  await page.run(() => {
    new MutationObserver((_, observer) => {
      const leave = [...document.querySelectorAll('button')].find((it) => it.innerText.trim() === 'Leave it');
      if (!leave) return;
      observer.disconnect();
      leave.click();
      window.left = true;
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.attach('Choose a file', path);
  await page.until('it is left', () => window.left === true);
  await page.find('file', /Choose a file/);
  await page.open('#/reviews');
  await page.see('No review yet');

  await page.open('#/reviews/import');
  await longTasks(page);
  let begun = Date.now();
  await page.attach('Choose a file', path);
  await untilLate(page, 'the file is read and compared', isProposed);
  await part('file read and compared', begun);

  begun = Date.now();
  await page.click('button', /^Bring [\d,]+ reviews in/);
  // Stopped as soon as they are being read, and begun again.
  await untilLate(page, 'all of them are kept and being read', () => {
    const stop = [...document.querySelectorAll('button')].find((it) => it.innerText === 'Stop');
    stop?.click();
    return stop !== undefined;
  });
  await part('kept on the device', begun);
  await page.find('button', 'Read now');
  begun = Date.now();
  await page.click('button', 'Read now');
  await untilLate(page, 'all of them are understood', isRead);
  await part('all understood, week written', begun);

  console.log(`| ${COUNT} reviews | s | tasks over 50 ms of own time, of so many by the clock |\n|---|---|---|`);
  for (const [name, took, tasks] of parts) console.log(`| ${name} | ${took} | ${counted(tasks)} |`);
  const long = parts.reduce((sum, [, , tasks]) => sum + tasks.own.length, 0);
  console.log(`${long === 0 ? 'met' : 'MISSED'}: no task over 50 ms while ${COUNT} reviews are brought in and understood`);
  process.exitCode = long === 0 ? 0 : 1;
} finally {
  await stage.clear();
  await engine.stop();
}

// Takes 10,000 reviews in and reads them in Chromium, as an owner would: how long it takes, and which tasks hold the page up.
// `node tests/bench/reviews/browser.mjs [COUNT]`: needs dist/ as `./dev build` leaves it (DIST names another folder).
import { readFileSync } from 'node:fs';
import { Engine } from '../../e2e/driver/engines.mjs';
import { Stage } from '../../e2e/driver/stage.mjs';
import { until } from '../../e2e/driver/until.mjs';
import { begin } from '../../e2e/scenes/shop.mjs';
import { takeout } from '../../e2e/scenes/takeout.mjs';

const COUNT = Number(process.argv[2] ?? 10_000);
const YEARS = 5;
const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];

/** Sentences written for the project, in Italian and English, two to a review. */
function reviews(count) {
  const texts = ['it', 'en'].flatMap((language) =>
    readFileSync(new URL(`../../../src/analysis/reviews/training/${language}.tsv`, import.meta.url), 'utf8')
      .split('\n').map((line) => line.split('\t').at(-1)).filter((text) => text?.includes(' ')));
  return Array.from({ length: count }, (_, at) => ({
    name: `accounts/1/locations/2/reviews/b${at}`,
    reviewer: { displayName: `Guest ${at}` },
    starRating: STARS[(at * 7) % 9 === 0 ? at % 2 : 3 + (at % 2)],
    comment: `${texts[(at * 31) % texts.length]} ${texts[(at * 17 + 5) % texts.length]}`,
    createTime: new Date(Date.now() - (1 - at / count) * YEARS * 365 * 86_400_000).toISOString(),
  }));
}

const wait = (page, what, work) => until(what, () => page.run(work), { seconds: 170, tolerant: true });
const tasks = (page) => page.run(() => window.longTasks.splice(0));
const told = (name, milliseconds, long) => console.log(
  `${name}: ${(milliseconds / 1000).toFixed(1)} s, ${long.length} tasks over 50 ms${long.length ? `, the longest ${Math.max(...long).toFixed(0)} ms` : ''}`);

const engine = await new Engine('chromium', 'en').start();
const stage = await Stage.set(engine);
try {
  const { page } = stage;
  await begin(page);
  await page.open('#/reviews/import');
  await page.find('file', 'Choose a file');
  await page.run(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((it) => it.duration))).observe({ type: 'longtask' });
  });
  const path = takeout(reviews(COUNT));

  // Reading ten thousand is over before anybody could stop it; ten times as many leave time.
  if (COUNT >= 10_000) {
    await page.attach('Choose a file', takeout(reviews(10 * COUNT)));
    await page.click('button', 'Leave it');
    await page.find('file', 'Choose a file');
    await tasks(page);
  }

  let since = Date.now();
  await page.attach('Choose a file', path);
  await page.find('button', /^Bring [\d,.]+ reviews in/, { seconds: 120 });
  told('read and compared', Date.now() - since, await tasks(page));

  since = Date.now();
  await page.click('button', /^Bring [\d,.]+ reviews in/);
  await wait(page, 'it is saved', () => document.body.innerText.includes('reviews brought in'));
  told('saved', Date.now() - since, await tasks(page));

  since = Date.now();
  await wait(page, 'it is read', () => document.body.innerText.includes('To keep') && !document.querySelector('#reading'));
  told('understood', Date.now() - since, await tasks(page));

  for (const view of ['themes', 'trends', 'all']) {
    since = Date.now();
    await page.open(`#/reviews/${view}`);
    await page.find('link', 'Week');
    told(`shown: ${view}`, Date.now() - since, await tasks(page));
  }
} finally {
  await stage.clear();
  await engine.stop();
}

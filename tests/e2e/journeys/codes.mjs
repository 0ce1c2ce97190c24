// From screen to camera: a shop's book and its passphrase go to another phone without a cable, a network or a file.
import { filmOf } from '../driver/engines.mjs';
import { journey } from '../driver/journey.mjs';
import { deny, film, play, write } from '../scenes/camera.mjs';
import { WORDS, know, lose } from '../scenes/phones.mjs';
import { add, begin } from '../scenes/shop.mjs';

/** Writes a shop, and reads off its screen the code of the passphrase and those of the whole book. */
async function show(page) {
  await begin(page);
  await add(page, 'Bruna');
  await add(page, 'Caterina');
  await know(page);
  await page.open('#/sync/words');
  await page.click('button', 'Show it as a code to another phone');
  const words = await film(page, 1);
  await page.accessible();
  await page.shot('codes-words');
  await page.open('#/sync/out');
  await page.click('button', 'Make the file');
  await page.click('button', 'Show it as a code');
  await page.see('The other phone is done');
  await page.accessible();
  await page.shot('codes-beam');
  const book = await film(page, 16);
  // Where it does not work, the file is one tap away.
  await page.run(() => { navigator.canShare = undefined; });
  await page.click('button', 'Send the file instead');
  await page.see(/Saved in the file il-solito-bar-sport/);
  await page.click('button', 'The other phone is done');
  await page.see('What goes into it');
  await page.open('#/trust/ledger');
  await page.see('shown to another camera');
  return { words, book };
}

/** Takes in what the camera reads, up to the people being there. */
async function takeIn(page) {
  await page.see('2 new customers');
  await page.click('button', 'Take it in');
  await page.see('Taken in');
  await page.open('#/customers');
  await page.find('link', /Bruna/);
  await page.find('link', /Caterina/);
}

export const journeys = [
  journey('one phone shows its book and another one reads it with its camera', async ({ page, only }) => {
    if (page.engine === 'webkit') only('chromium', 'WebKitGTK makes no film of a canvas, which stands for the camera here');
    const { words, book } = await show(page);
    await lose(page);
    await page.open('#/sync/in');
    await page.find('button', 'Read with the camera');
    await play(page, words);
    await page.click('button', 'Read with the camera');
    await page.see('The passphrase is here');
    await page.accessible();
    await page.shot('codes-lens');
    await play(page, book);
    await takeIn(page);
  }, { language: 'en' }),

  journey('reads the codes by the camera of the browser itself', async ({ page, only, browser }) => {
    only('chromium', 'the other two have no camera that sees a film');
    const { words, book } = await show(page);
    write(filmOf(browser.profile), [...words, ...words, ...words, ...book]);
    await lose(page);
    await page.open('#/sync/in');
    await page.click('button', 'Read with the camera');
    await page.run(() => {
      window.tasks = [];
      new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => it.duration))).observe({ type: 'longtask' });
    });
    await page.see(/2 new customers|The passphrase that opens/);
    const tasks = await page.run(() => window.tasks);
    if (tasks.some((it) => it > 50)) throw new Error(`tasks that hold the screen up: ${tasks} ms`);
    // Where the code of the passphrase was missed, it is asked for.
    if (!(await page.text()).includes('2 new customers')) {
      await page.type('textbox', /passphrase/, WORDS);
      await page.click('button', 'Open');
    }
    await takeIn(page);
  }, { language: 'en' }),

  journey('learns the passphrase from another phone, and says what to do without a camera', async ({ page }) => {
    const { words } = await show(page);
    await lose(page);
    await begin(page);
    for (const [name, title] of [['NotAllowedError', 'not allowed'], ['NotFoundError', 'no camera to use'], ['NotReadableError', 'in use']]) {
      await page.open('#/sync/in');
      await page.reload();
      await page.find('button', 'Read with the camera');
      await deny(page, name);
      await page.click('button', 'Read with the camera');
      await page.see(title);
      await page.find('file', /Choose the file/);
    }
    await page.accessible();
    await page.shot('codes-denied');
    await page.open('#/sync/words');
    await page.click('button', 'We have them already');
    await play(page, words);
    await page.click('button', 'Read it from the other phone');
    await page.see('this phone knows the passphrase');
  }, { language: 'en' }),
];

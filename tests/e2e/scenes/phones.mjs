// What journeys of several phones begin with: the passphrase, making a file, taking one in, and forgetting all a phone holds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caught } from './saved.mjs';

export const WORDS = 'one two three four five six';

/** Tells the page the passphrase, as somebody who has it on paper. */
export async function know(page, words = WORDS) {
  await page.open('#/sync/words');
  await page.click('button', 'We have them already');
  await page.type('textbox', /passphrase/, words);
  await page.click('button', 'Use this passphrase');
  await page.see('this phone knows the passphrase');
}

/** Makes a file and catches it where the browser would save it; `choice` names what goes in, or chooses once it is offered. */
export async function make(page, choice) {
  await page.open('#/sync/out');
  const chosen = typeof choice === 'function' ? await choice() : choice;
  if (chosen) await page.click('radio', chosen);
  return caught(page, async () => {
    await page.click('button', 'Make the file');
    await page.see('The file is ready');
    await page.click('button', 'Share or save');
  });
}

/** Keeps a file on disk for as long as some work takes. */
export async function onDisk(bytes, work) {
  const folder = mkdtempSync(join(tmpdir(), 'sync-'));
  try {
    const path = join(folder, 'book.age');
    writeFileSync(path, bytes);
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Picks a file, up to what it would change. */
export async function pick(page, bytes, { words } = {}) {
  // What the file before it left on the screen is no answer to this one.
  await page.open('#/keeping');
  await page.open('#/sync/in');
  await page.see('First everything is checked');
  await onDisk(bytes, async (path) => {
    await page.attach(/file/i, path);
    if (words) {
      await page.type('textbox', /passphrase/, words);
      await page.click('button', 'Open');
    }
    await page.find('heading', /would change|nothing new|does not|is not|was changed/i);
  });
}

/** Takes in what was picked. What was said of the file before it may still stand there: the counter comes first. */
export async function take(page, button = 'Take it in') {
  await page.click('button', button);
  await page.until('the counter', () => !location.hash.includes('sync'));
  await page.see('Taken in');
}

/** Forgets everything this browser holds, as after a phone was lost. */
export async function lose(page) {
  await page.run(async () => {
    const all = await indexedDB.databases();
    localStorage.clear();
    await Promise.all(all.map(({ name }) => new Promise((done) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = done;
    })));
  });
  await page.reload();
  // WebKit may hang where a page goes away while the database is being made, and nobody goes away so soon.
  await page.until('it has opened', () => document.querySelector('#app > *') !== null && document.querySelector('.opening') === null);
}

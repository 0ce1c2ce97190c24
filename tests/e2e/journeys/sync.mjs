// One book on many phones: what one seals another takes in, a backup brings back what was lost, the erased stay erased.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { journey } from '../driver/journey.mjs';
import { WORDS, know, lose, make, onDisk, pick, take } from '../scenes/phones.mjs';
import { add, begin } from '../scenes/shop.mjs';

export const journeys = [
  journey('makes a passphrase and asks for it back', async ({ page }) => {
    await begin(page);
    await page.open('#/sync');
    await page.see('No copy outside this phone');
    await page.accessible();
    await page.shot('sync-hub');
    await page.click('link', /The shop.s passphrase/);
    await page.click('button', 'Make six words');
    await page.accessible();
    await page.shot('sync-words');
    const words = await page.run(() => [...document.querySelectorAll('.passphrase > li')].map((it) => it.innerText.trim()));
    if (words.length !== 6) throw new Error(`not six words: ${words}`);
    await page.click('button', 'I have written them down');
    const asked = (await page.text()).match(/word number (\d)/)[1];
    await page.type('textbox', /word number/, 'zzz');
    await page.click('button', 'Check');
    await page.see('That is not it');
    await page.type('textbox', /word number/, words[asked - 1]);
    await page.click('button', 'Check');
    await page.see('This phone knows it');
    await page.reload();
    await page.see('This phone knows it');
  }, { language: 'en' }),

  journey('brings a lost phone back from its backup', async ({ page }) => {
    await begin(page);
    await add(page, 'Bruna');
    await add(page, 'Caterina');
    await know(page);
    await page.open('#/sync/out');
    await page.see('What goes into it');
    await page.accessible();
    await page.shot('sync-out');
    const backup = await make(page);
    await page.open('#/sync');
    await page.see('Last backup');
    await page.open('#/sync/try');
    await onDisk(backup, async (path) => {
      await page.attach(/file/i, path);
      await page.see('It opens and is whole');
    });
    await page.see('All that is here is in it');
    await lose(page);
    await page.open();
    await page.click('link', /Restore a backup/);
    await page.see('Choose the file');
    await page.accessible();
    await pick(page, backup, { words: 'One-Two three four five six' });
    await page.see('2 new customers');
    await page.accessible();
    await page.shot('sync-in');
    await take(page);
    await page.open('#/customers');
    await page.find('link', /Bruna/);
    await page.find('link', /Caterina/);
    await page.reload();
    await page.find('link', /Bruna/);
    // The same once more changes nothing.
    await pick(page, backup);
    await page.find('heading', 'There is nothing new');
  }, { language: 'en' }),

  journey('two phones part and meet, and the erased stay erased', async ({ page }) => {
    await begin(page);
    await add(page, 'Bruna');
    await add(page, 'Dario');
    await know(page);
    const first = await make(page);
    await lose(page);
    // The second phone joins, writes, and answers.
    await page.open();
    await pick(page, first, { words: WORDS });
    await take(page);
    await add(page, 'Elena');
    await page.open('#/customers');
    await page.click('link', /Dario/);
    await page.find('heading', 'Dario');
    const dario = (await page.address()).split('/').at(-1);
    await page.open(`#/trust/known/${dario}`);
    await page.click('button', 'Forget me');
    await page.click('button', 'Forget for good');
    await page.see('all of it is erased');
    const second = await make(page);
    // The first phone again, as it was.
    await lose(page);
    await page.open();
    await pick(page, first, { words: WORDS });
    await take(page);
    await pick(page, second);
    await page.see('1 new customer');
    await page.see('1 customer erased for good');
    await page.see('1 of 2 customers would go');
    await page.accessible();
    await page.shot('sync-many');
    await take(page, 'Take it in all the same');
    await pick(page, first);
    await page.find('heading', 'There is nothing new');
    await page.open('#/customers');
    await page.find('link', /Elena/);
    await page.lacks('link', /Dario/);
    await page.open('#/history');
    await page.click('button', /^Undo/);
    await page.see('Undone');
    await page.open('#/customers');
    await page.lacks('link', /Elena/);
    await page.lacks('link', /Dario/);
    await page.find('link', /Bruna/);
  }, { language: 'en' }),

  journey('says what is wrong with a file and changes nothing', async ({ page }) => {
    await begin(page);
    await add(page, 'Bruna');
    await know(page);
    const good = await make(page);
    const bad = Buffer.from(good);
    bad[good.length - 20] ^= 1;
    for (const [bytes, words] of [
      [good.subarray(0, good.length - 5), /not whole/], [bad, /not whole|was changed/], [Buffer.from('name;phone\n'), /not a file of Il Solito/],
    ]) {
      await pick(page, bytes);
      await page.see(words);
      await page.see('Nothing has changed');
    }
    await page.accessible();
    await page.shot('sync-bad');
  }, { language: 'en' }),

  journey('exchanges files with the standard age command', async ({ page, only }) => {
    only('chromium', 'the bytes are the same in all engines, and the tests of the file format try the rest');
    await begin(page);
    await add(page, 'Bruna');
    await know(page);
    const ours = await make(page);
    await onDisk(ours, async (path) => {
      const script = `age -d -o ${path}.gz ${path}`;
      execFileSync('script', ['-qec', script, '/dev/null'], { input: `${WORDS}\n`, stdio: ['pipe', 'ignore', 'inherit'] });
      const lines = execFileSync('zcat', [`${path}.gz`]).toString().trim().split('\n').map((line) => JSON.parse(line));
      if (!('il_solito' in lines[0]) || !('end' in lines.at(-1))) throw new Error('not the lines of a sync file');
      execFileSync('script', ['-qec', `age -p -o ${path}.again ${path}.gz`, '/dev/null'],
        { input: `${WORDS}\n${WORDS}\n`, stdio: ['pipe', 'ignore', 'inherit'] });
      if (!existsSync(`${path}.again`)) throw new Error('age sealed nothing');
      await pick(page, readFileSync(`${path}.again`));
    });
    await page.find('heading', 'There is nothing new');
  }, { language: 'en' }),

  journey('hands the data out, readable', async ({ page }) => {
    await begin(page);
    await add(page, 'Bruna');
    await page.open('#/sync/leave');
    await page.see('Customers: 1 row');
    await page.accessible();
    await page.shot('sync-leave');
    await page.click('checkbox', /With allergies/);
    await page.click('button', 'Tables (ZIP)');
    await page.see(/Saved in|Handed|Saved/);
  }, { language: 'en' }),
];

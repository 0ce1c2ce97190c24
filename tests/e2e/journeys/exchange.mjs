// What two phones of one shop owe each other: conflicts told with both values, only what is new, only what service needs;
// and what a file may do that is not as it should be.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { journey } from '../driver/journey.mjs';
import { bomb, companion, forge, seal, unseal } from '../scenes/forge.mjs';
import { WORDS, know, make, onDisk, pick, take } from '../scenes/phones.mjs';
import { caught } from '../scenes/saved.mjs';
import { add, begin } from '../scenes/shop.mjs';

/** Begins a shop with these people; gives back its first file. */
async function shop(page, ...names) {
  await begin(page);
  for (const name of names) await add(page, name);
  await know(page);
  return make(page);
}

/** Joins a shop on a phone that was never used. */
async function join(phone, file) {
  await phone.open();
  await phone.click('link', /Join a shop/);
  await pick(phone, file, { words: WORDS });
  await take(phone);
}

/** Writes where somebody likes to sit. */
async function sit(page, name, place) {
  await page.open('#/customers');
  await page.click('link', name);
  await page.find('heading', name);
  await page.click('link', 'Change');
  await page.type('textbox', 'Where they like to sit', place);
  await page.press('Tab');
  await page.see(/Saved: /);
}

/** Makes another file: the last one stays on the screen until somebody leaves it. */
async function remake(page, choice) {
  await page.open('#/keeping');
  return make(page, choice);
}

/** Whose names are in a file. */
const names = (lines) => lines.flatMap(({ Record: it }) =>
  (it?.id.Customer ? it.registers.filter(([field]) => field === 'name').map(([, { value }]) => Object.values(value)[0]) : [])).sort();

export const journeys = [
  journey('tells what both phones wrote, with both values, and one undo takes the file back', async ({ page, otherPhone }) => {
    const file = await shop(page, 'Bruna');
    const other = await otherPhone();
    await join(other, file);
    await sit(other, 'Bruna', 'by the door');
    const theirs = await make(other);
    await sit(page, 'Bruna', 'by the window');
    await pick(page, theirs);
    await page.see('1 line written on both phones');
    await page.see(/\d more lines? of history/);
    await page.run(() => document.querySelectorAll('details.behind').forEach((it) => { it.open = true; }));
    await page.see('Stays: by the window');
    await page.see('written later');
    await page.see('Goes: by the door');
    await page.accessible();
    await page.shot('exchange-conflict');
    await page.click('button', 'Take it in');
    await page.see('Taken in');
    // The other phone sees it the other way round, and both come to the same.
    const mine = await make(page);
    await add(page, 'Caterina');
    await pick(other, mine);
    await other.see('1 customer with something new');
    await take(other);
    await other.open('#/customers');
    await other.click('link', 'Bruna');
    await other.see('by the window');
    // A file with two people in it is taken back with one tap.
    await add(other, 'Dario');
    await add(other, 'Elena');
    await pick(page, await remake(other));
    await page.see('2 new customers');
    await page.click('button', 'Take it in');
    await page.see('Taken in');
    await page.click('button', 'Undo');
    await page.see('Undone');
    await page.open('#/customers');
    await page.find('link', 'Caterina');
    await page.lacks('link', 'Dario');
    await page.lacks('link', 'Elena');
  }, { language: 'en' }),

  journey('sends a phone that has answered only what is new, and service only what it needs', async ({ page, otherPhone }) => {
    const file = await shop(page, 'Bruna', 'Caterina');
    const other = await otherPhone();
    await join(other, file);
    const back = await make(other);
    const [{ il_solito: first }, { il_solito: second }] = [(await unseal(file))[0], (await unseal(back))[0]];
    assert.notEqual(first.device, second.device, 'a phone that joins has an id of its own');
    await page.open('#/sync/out');
    await page.lacks('radio', /What is new/);
    await pick(page, back);
    await page.click('button', /^Take it in/);
    await page.until('the counter', () => !location.hash.includes('sync'));
    await add(page, 'Dario');
    await page.click('link', 'Change');
    await page.type('textbox', 'Phone', '333 7654321');
    await page.press('Tab');
    await page.see('Saved: Phone.');
    await page.open('#/sync/out');
    await page.find('radio', /What is new/);
    await page.accessible();
    await page.shot('exchange-news');
    const news = await unseal(await remake(page, /What is new/));
    assert.deepEqual([Object.keys(news[0].il_solito.scope), names(news)], [['since'], ['Dario']]);
    const service = await remake(page, /Only for service/);
    const lines = await unseal(service);
    assert.deepEqual(names(lines), ['Bruna', 'Caterina', 'Dario']);
    assert.ok(!JSON.stringify(lines).includes('7654321'), 'no phone number');
    // The whole file says it, so it was there to be left out.
    assert.ok(JSON.stringify(await unseal(await remake(page))).includes('7654321'));
    // A phone that only serves takes it in like any other.
    await pick(other, service);
    await other.see('1 new customer');
    await take(other);
  }, { language: 'en' }),

  journey('says of each wrong file what is wrong with it, and changes nothing', async ({ page }) => {
    const good = await shop(page, 'Bruna');
    const lines = await unseal(good);
    const first = ({ il_solito }, change) => [{ il_solito: { ...il_solito, ...change } }, ...lines.slice(1)];
    const cases = [
      ['of a newer version', await forge(first(lines[0], { version: { major: 2, minor: 0 } }))],
      ['of another shop', await forge(first(lines[0], { shop: 'f'.repeat(32) }))],
      ['does not add up', await forge(lines.filter(({ Step }) => !Step))],
      ['not a file of Il Solito', await seal('name;phone\nAda;055\n')],
      ['too large', await bomb()],
    ];
    for (const [words, bytes] of cases) {
      await page.open('#/keeping');
      await page.open('#/sync/in');
      await page.see('First everything is checked');
      // The file must be there until it was read.
      await onDisk(bytes, async (path) => {
        await page.attach(/file/i, path);
        await page.find('heading', new RegExp(words));
      });
      await page.see('Nothing has changed');
    }
    await page.accessible();
    await page.shot('exchange-wrong');
    // A clock that was years ahead is told of, and blocks nothing.
    const ahead = structuredClone(lines);
    const person = ahead.find(({ Record: it }) => it?.id.Customer).Record;
    person.registers.find(([field]) => field === 'name')[1] = {
      ...person.registers.find(([field]) => field === 'name')[1], stamp: Date.now() + 5 * 31_536_000_000, value: { Text: 'Brunella' },
    };
    await pick(page, await forge(ahead));
    await page.see('clock was ahead');
    await page.see('1 customer with something new');
    await page.accessible();
    await page.shot('exchange-clock');
    await take(page);
    await page.open('#/customers');
    await page.find('link', 'Brunella');
    await pick(page, good);
    await page.find('heading', 'There is nothing new');
  }, { language: 'en' }),

  journey('asks again where the passphrase was wrong', async ({ page, otherPhone }) => {
    const file = await shop(page, 'Bruna');
    const other = await otherPhone();
    await other.open('#/sync/in');
    await onDisk(file, async (path) => {
      await other.attach(/file/i, path);
      await other.type('textbox', /passphrase/, 'one two three four five seven');
      await other.click('button', 'Open');
      await other.see('The passphrase does not open it');
      await other.accessible();
      await other.type('textbox', /passphrase/, WORDS);
      await other.click('button', 'Open');
      await other.see('1 new customer');
    });
  }, { language: 'en' }),

  journey('exchanges files with the companion, both ways', async ({ page }) => {
    const ours = await shop(page, 'Bruna');
    await onDisk(ours, async (path) => {
      assert.match(companion('verify', path), /whole/);
      assert.equal(JSON.parse(companion('inspect', path)).present.customers, 1);
      companion('demo', '--seed', '4', '--customers', '12', '-o', `${path}.demo`);
      companion('merge', path, `${path}.demo`, '-o', `${path}.both`);
      await pick(page, readFileSync(`${path}.both`));
    });
    await page.see('12 new customers');
    await take(page);
    await onDisk(await make(page), (path) => {
      assert.equal(JSON.parse(companion('inspect', path)).present.customers, 13);
    });
  }, { language: 'en' }),

  journey('hands files to the share sheet where there is one, and writes down that they left', async ({ page }) => {
    await shop(page, 'Bruna');
    await page.open('#/keeping');
    await page.open('#/sync/out');
    await page.run(() => {
      window.shared = [];
      navigator.canShare = ({ files }) => files.length === 1;
      navigator.share = async ({ files: [file] }) => {
        if (window.refuses) throw new DOMException('', 'AbortError');
        window.shared.push([file.name, file.size]);
      };
      window.refuses = true;
    });
    await page.click('button', 'Make the file');
    await page.click('button', 'Share or save');
    await page.see('Nothing has left.');
    await page.run(() => { window.refuses = false; });
    await page.click('button', 'Share or save');
    await page.see('Handed over.');
    const [[name, size], ...more] = await page.run(() => window.shared);
    assert.match(name, /^il-solito-bar-sport-\d{4}-\d\d-\d\d\.age$/);
    assert.ok(size > 500 && more.length === 0);
    await page.open('#/trust/ledger');
    await page.see('handed to another app');
    await page.accessible();
    await page.shot('exchange-shared');
  }, { language: 'en' }),

  journey('takes everything out as tables, contacts and dates, health only when asked', async ({ page }) => {
    await begin(page);
    await add(page, '=Bruna');
    await page.open('#/sync/leave');
    await page.see('Customers: 1 row');
    const listed = async () => {
      const zip = await caught(page, () => page.click('button', 'Tables (ZIP)'));
      return onDisk(zip, (path) => {
        const python = `import json, sys, zipfile
zip = zipfile.ZipFile(sys.argv[1])
assert zip.testzip() is None
said = json.loads(zip.read("datapackage.json"))["resources"]
assert sorted(zip.namelist()) == sorted([r["path"] for r in said] + ["datapackage.json"])
print(json.dumps({name: zip.read(name).decode() for name in zip.namelist()}))`;
        return JSON.parse(execFileSync('python3', ['-c', python, path]));
      });
    };
    const plain = await listed();
    assert.ok(!('health.csv' in plain) && !('notes.csv' in plain));
    assert.match(plain['customers.csv'], /,'=Bruna,/);
    assert.equal(JSON.parse(plain['customers.jsonl']).name, '=Bruna');
    await page.click('checkbox', /With allergies/);
    assert.ok('health.csv' in await listed());
    for (const [button, sign] of [[/vCard/, 'FN:=Bruna'], [/calendar/, 'BEGIN:VCALENDAR']]) {
      const file = await caught(page, () => page.click('button', button));
      assert.ok(file.toString().includes(sign), sign);
    }
  }, { language: 'en' }),

  journey('reminds of a backup, above every screen and in nobody’s way', async ({ page }) => {
    await begin(page);
    await add(page, 'Bruna');
    for (const name of ['Caterina', 'Dario', 'Elena', 'Fabio']) await add(page, name);
    /** Lets the clock of this page go on by some days; a page that is opened anew has its own again. */
    const pass = (days) => page.run((days) => {
      // Firefox gives a test a Date of its own; that of the page is the window's.
      const now = window.Date.now.bind(window.Date);
      window.Date.now = () => now() + days * 86_400_000;
    }, days);
    /** Reads the book anew, as every change does. */
    const wake = async (name) => {
      await page.run(() => { location.hash = '#/'; });
      await page.click('link', 'New customer');
      await page.type('textbox', 'Name', name);
      await page.click('button', /^Add/);
      await page.find('heading', name);
    };
    await pass(2);
    await wake('Gino');
    await page.see('No copy outside this phone');
    await page.accessible();
    await page.shot('reminder');
    await page.run(() => { location.hash = '#/customers'; });
    await page.find('link', 'Gino');
    await page.see('No copy outside this phone');
    await page.click('button', 'Later');
    await page.gone('No copy outside this phone');
    await pass(2);
    await wake('Ilaria');
    await page.gone('No copy outside this phone');
    await pass(2);
    await wake('Luca');
    await page.see('No copy outside this phone');
    await page.click('link', 'Back up');
    await page.see('Backup and phones');
    await page.lacks('button', 'Later');
    await page.see('It opens in a browser tab');
    await page.see(/The browser (promises|has promised nothing|does not say)/);
    await page.accessible();
    await page.shot('exchange-health');
  }, { language: 'en' }),
];

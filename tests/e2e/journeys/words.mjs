// Words: either language at any moment, nothing half-typed lost, and whatever is typed stays words.
import assert from 'node:assert/strict';
import { journey } from '../driver/journey.mjs';
import { SCREENS, misfits, show } from '../scenes/screens.mjs';
import { add, begin } from '../scenes/shop.mjs';

/** The lines of text that the page shows, without numbers. */
const lines = (page) => page.run(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (parentElement.closest('script, style, noscript')) continue;
    if (/\p{L}{3}/u.test(data)) texts.push(data.replace(/\s+/g, ' ').trim());
  }
  for (const it of document.querySelectorAll('[aria-label]')) texts.push(it.getAttribute('aria-label'));
  for (const it of document.querySelectorAll('[placeholder]')) texts.push(it.getAttribute('placeholder'));
  return texts.filter((text) => /\p{L}{3}/u.test(text));
});

/** What is called the same in both languages: names, signs and words that both use. */
const SAME = /^(Il Solito|Bar Sport|Marta|English|Italiano|Menu|Menù|Email|Android|Computer|CSV|JSON|No|Personal|vCard|Square|Loyverse|Mailchimp|Newsletter|WhatsApp|SMS|[A-Z]{2,}|[\w.-]+\.(txt|csv|json|age|zip|vcf))$/;

export const journeys = [
  journey('changes the language in the middle of a half-typed form and loses nothing', async ({ page }) => {
    await begin(page);
    await page.click('link', 'New customer');
    await page.type('textbox', 'Name', 'Bruna Conti');
    await page.type('textbox', /^How to recognise/, 'Red scarf');
    await page.click('button', 'Nuts');
    await page.open('#/settings');
    await page.click('button', 'Italiano');
    await page.find('heading', 'Impostazioni');
    await page.open('#/new/');
    await page.see('Quello che avevi cominciato a scrivere è ancora qui');
    assert.equal(await page.value('textbox', 'Nome'), 'Bruna Conti');
    assert.equal(await page.value('textbox', /^Come si riconosce/), 'Red scarf');
    assert.equal(await page.run((it) => it.ariaPressed, await page.find('button', 'Frutta a guscio')), 'true');
    assert.equal(await page.run(() => document.documentElement.lang), 'it');
    await page.accessible();
    // A closed tab is no end of it either.
    await page.reload();
    await page.see('Quello che avevi cominciato a scrivere è ancora qui');
    await page.open('#/settings');
    await page.click('button', 'English');
    await page.find('heading', 'Settings');
    await page.click('button', 'Licences');
    await page.click('button', 'What the app is made of');
    await page.see('parts by other authors');
    await page.see('yew 0.');
    await page.open('#/new/');
    await page.see('What you had begun to write is still here');
    await page.click('button', /^Add/);
    await page.find('heading', 'Bruna Conti');
    await page.see('Red scarf');
    await page.see('Nuts');
    // Once sent, nothing of it waits for the next one.
    await page.open('#/new/');
    await page.find('textbox', 'Name');
    assert.equal(await page.value('textbox', 'Name'), '');
    // Begun with a name from the search, another form does not get what was said of somebody else.
    await page.type('textbox', 'Name', 'Sandro');
    await page.open('#/new/Teresa');
    await page.until('the other name is there', () => document.querySelector('#name')?.value === 'Teresa');
    await page.type('textbox', /^How to recognise/, 'Blue hat');
    await page.open('#/');
    await page.open('#/new/Teresa');
    await page.see('What you had begun to write is still here');
    await page.click('button', 'Start empty');
    await page.gone('What you had begun');
    assert.equal(await page.value('textbox', /^How to recognise/), '');
  }, { language: 'en' }),

  journey('keeps a half-composed visit', async ({ page }) => {
    await begin(page);
    await add(page, 'Ivo');
    await page.click('link', /^Record the visit/);
    await page.type('textbox', 'Or type it', 'Macchiato');
    await page.press('Enter');
    await page.find('list', 'Order');
    await page.back();
    await page.find('heading', 'Ivo');
    await page.click('link', /^Record the visit/);
    await page.see('What you had begun to write is still here');
    await page.see('Macchiato');
    await page.click('button', /^Record the visit/);
    await page.see('Ivo. Recorded at');
    await page.click('link', /^Record the visit/);
    await page.find('textbox', 'Or type it');
    await page.gone('What you had begun');
  }, { language: 'en' }),

  journey('says every screen in one language only', async ({ page }) => {
    await begin(page);
    const english = new Map();
    for (const screen of SCREENS) {
      await show(page, screen);
      english.set(screen, new Set(await lines(page)));
    }
    await page.open('#/settings');
    await page.click('button', 'Italiano');
    await page.find('heading', 'Impostazioni');
    const mixed = [];
    for (const screen of SCREENS) {
      await show(page, screen);
      for (const line of await lines(page)) {
        if (english.get(screen).has(line) && !SAME.test(line)) mixed.push(`${screen}: ${line}`);
      }
    }
    assert.deepEqual(mixed, []);
  }, { language: 'en' }),

  journey('takes any input at the counter as words', async ({ page }) => {
    await begin(page);
    const hostile = [
      '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '{{7*7}} ${7*7} %s %n', "Robert'); DROP TABLE customers;--", '.*+?^${}()|[]\\',
      '\u202Etxet\u202C \u200B\uFEFF', '👩‍👩‍👧‍👦🏳️‍🌈', '٣٤٧ ١٢٣', 'Z̸̡͎̠͙a̵̞͑l̷g̴o̶', '../../../etc/passwd', 'javascript:alert(1)', '__proto__',
    ];
    const search = (text) => page.run((text) => {
      const field = document.querySelector('.search__field');
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, text);
    await page.open('#/find');
    await page.find('searchbox', 'Find a customer');
    for (const text of [...hostile, 'x'.repeat(10_000), ' '.repeat(500), '\u0000\u0001']) {
      await search(text);
      if (text.trim().replace(/[\u0000-\u0001]/g, '')) await page.see(/Nobody for|customers? for/);
      assert.deepEqual(await page.run(misfits), [], `searching for ${text.slice(0, 30)}`);
    }
    await search('');

    const name = `${hostile[1]} ${'Longnamewithoutanyspace'.repeat(6)}`;
    await add(page, name);
    assert.deepEqual(await page.run(misfits), []);
    await page.click('link', /^Record the visit/);
    for (const text of hostile.slice(0, 3)) {
      await page.type('textbox', 'Or type it', text);
      await page.press('Enter');
      await page.find('list', 'Order');
    }
    await page.click('group', /^More/).catch(() => {});
    await page.run(() => { document.querySelectorAll('details').forEach((it) => { it.open = true; }); });
    await page.type('textbox', 'Table', hostile[0]);
    await page.type('spinbutton', /./, '-3');
    await page.type('textbox', /^A word/, 'W'.repeat(400));
    assert.deepEqual(await page.run(misfits), []);
    await page.click('button', /^Record the visit/);
    await page.see('1 visit');
    await page.see(hostile[0]);
    await page.type('textbox', 'A new note', `${hostile.join(' ')} ${'N'.repeat(300)}`);
    await page.press('Tab');
    await page.see('Note saved');
    assert.deepEqual(await page.run(misfits), []);
    for (const screen of ['#/', '#/customers', '#/history']) {
      await show(page, screen);
      assert.deepEqual(await page.run(misfits), [], screen);
    }
    assert.equal(await page.run(() => document.querySelectorAll('main script, main img, main iframe').length), 0);
    await page.reload();
    await page.find('heading');
  }, { language: 'en' }),
];

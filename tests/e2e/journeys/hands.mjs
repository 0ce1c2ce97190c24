// Everyone's hands and eyes: left-handed, text of twice the size, keyboard alone, no motion.
import assert from 'node:assert/strict';
import { journey } from '../driver/journey.mjs';
import { SCREENS, misfits, show } from '../scenes/screens.mjs';
import { addRegular, begin, tryDemo } from '../scenes/shop.mjs';

/** Runs in the page: sets the text size of somebody who needs it larger. */
const enlarge = (percent) => { document.documentElement.style.fontSize = percent ? `${percent}%` : ''; };

/** More stops than any screen has here. */
const STOPS = 80;

/** Presses Tab, or Shift+Tab, until what has the focus is named so; fails where a stop cannot be seen. */
async function tabTo(page, name, key = 'Tab') {
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.press(key);
    const at = await page.run(() => {
      const it = document.activeElement;
      const style = getComputedStyle(it);
      const box = it.getBoundingClientRect();
      const label = it.labels?.[0]?.innerText ?? '';
      // Firefox stops at what scrolls, too; what that says is not its name.
      const said = it.matches('a, button, summary, [role]') ? it.innerText : '';
      const marked = [it, it.parentElement].some((one) => one && (getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one).boxShadow !== 'none'));
      return {
        named: `${it.getAttribute('aria-label') ?? ''} ${label} ${said} ${it.placeholder ?? ''}`.replace(/\s+/g, ' ').trim(),
        // Past the last stop the focus is in the browser's own bar; the link that skips ahead slides in.
        seen: it === document.body || !document.hasFocus() || it.matches('.skip-link') || (style.visibility === 'visible' && box.width > 0 && marked),
      };
    });
    assert.ok(at.seen, `the focus can be seen on "${at.named}"`);
    if (name.test(at.named)) return;
  }
  throw new Error(`no Tab leads to ${name}`);
}

export const journeys = [
  journey('puts what is pressed under the left thumb when asked', async ({ page }) => {
    await tryDemo(page);
    const sides = () => page.run(() => {
      const left = (selector) => document.querySelector(selector).getBoundingClientRect().left;
      return { check: left('.customer .check-in') - left('.customer__name'), dock: left('.dock .icon-button') - left('.dock input') };
    });
    const right = await sides();
    assert.ok(right.check > 0 && right.dock > 0, 'for the right hand it lies on the right');
    await page.open('#/settings');
    await page.click('button', 'Left');
    await page.accessible();
    await page.open('#/');
    await page.find('button', /^Record/);
    const mirrored = await sides();
    assert.ok(mirrored.check < 0 && mirrored.dock < 0, 'for the left hand it lies on the left');
    await page.reload();
    await page.find('button', /^Record/);
    assert.deepEqual(await sides(), mirrored);
    await page.click('button', /^Record the usual/);
    await page.see('Recorded at');
    const undo = await page.run(() => document.querySelector('.snack__undo').getBoundingClientRect().left - document.querySelector('.snack > span').getBoundingClientRect().left);
    assert.ok(undo < 0, 'and so does Undo');
    const room = await page.run(() => document.querySelector('.snack > span').getBoundingClientRect().left - document.querySelector('.snack > .icon').getBoundingClientRect().right);
    assert.ok(room > 0, 'and the tick is not under the words');
    await page.shot('left hand');
    await page.open('#/settings');
    await page.click('button', 'Right');
    await page.open('#/');
    await page.find('button', /^Record/);
    assert.ok((await sides()).check > 0);
  }, { language: 'en' }),

  journey('fits the screen with text of twice the size', async ({ page }) => {
    await tryDemo(page, { door: /^Guarda un locale finto/, open: 'Apri il locale finto', title: 'Probabili adesso' });
    await page.until('the usual is known', () => document.querySelector('.customers .check-in') !== null);
    const person = await page.run(() => document.querySelector('.customer__open').hash);
    const id = person.replace('#/customer/', '');
    await page.run(enlarge, 200);
    const found = [];
    for (const screen of [...SCREENS, person, `#/edit/${id}`, `#/join/${id}`, `#/check-in/${id}`, `#/trust/known/${id}`]) {
      await show(page, screen);
      for (const fault of await page.run(misfits)) found.push(`${screen}: ${fault}`);
    }
    await page.open('#/find');
    await page.type('searchbox', 'Cerca', 'gi');
    await page.see('clienti per');
    for (const fault of await page.run(misfits)) found.push(`search: ${fault}`);
    await page.shot('twice the size');
    assert.deepEqual(found, []);
    await page.run(enlarge, null);
  }, { language: 'it' }),

  journey('does the main job with the keyboard alone', async ({ page }) => {
    await begin(page);
    await addRegular(page, 'Antonio Esposito', 'Ristretto');
    await page.open('#/');
    await page.find('heading', 'Likely now');
    await page.run(() => document.activeElement.blur());
    await tabTo(page, /^Find a customer|Search/i);
    await page.press('anto');
    await page.find('button', 'Record the usual: Antonio Esposito');
    // Results lie above the field: back to them.
    await tabTo(page, /^Record the usual: Antonio Esposito/, 'Shift+Tab');
    await page.press('Enter');
    await page.see('Antonio Esposito, the usual. Recorded at');
    await tabTo(page, /^Undo$/);
    await page.press('Enter');
    await page.see('Undone.');

    await page.open('#/find');
    await page.find('searchbox', 'Find a customer');
    await page.until('the field is ready', () => document.activeElement.type === 'search');
    await page.press('anto');
    await page.find('button', 'Record the usual: Antonio Esposito');
    await page.press('Enter');
    await page.find('heading', 'Antonio Esposito');
    await tabTo(page, /^Today something else|^Something else|something else/i);
    await page.press('Enter');
    // Both screens have the name for a heading: only the field tells that this is the other one.
    await page.find('textbox', 'Or type it');
    await page.find('heading', 'Antonio Esposito');
    await tabTo(page, /Or type it/);
    await page.press('Latte');
    await page.press('Enter');
    await page.see('Latte');
    await tabTo(page, /^Record the visit/);
    await page.press('Enter');
    await page.see('Antonio Esposito. Recorded at');
    await page.see('4 visits');
    await tabTo(page, /^Undo$/);
    await page.press('Enter');
    await page.see('3 visits');

    await tabTo(page, /^Add a preference/);
    await page.press('Enter');
    await page.find('heading', 'What did you hear?');
    await page.press('Escape');
    await page.lacks('dialog');
  }, { language: 'en' }),

  journey('moves nothing for somebody who asked for calm', async ({ page, session, only }) => {
    only('chromium', 'only DevTools can say what the person asked their device for');
    await session.devtools('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
    const moving = () => page.run(() => document.getAnimations()
      .filter((it) => it.effect.getComputedTiming().endTime > 1 && getComputedStyle(it.effect.target).display !== 'none')
      .map((it) => `${it.animationName ?? it.transitionProperty} on ${it.effect.target.className}`));
    await tryDemo(page);
    await page.click('button', /^Record the usual/);
    await page.see('Recorded at');
    assert.deepEqual(await moving(), []);
    await page.click('link', /./, { within: await page.run(() => document.querySelector('.customer__name').textContent) });
    await page.click('button', 'Add a preference');
    await page.find('heading', 'What did you hear?');
    assert.deepEqual(await moving(), []);
  }, { language: 'en' }),
];

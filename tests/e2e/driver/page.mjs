// What a journey holds in its hand: one tab, used as a person uses it. Every method waits until it can do what it says.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { find } from './finder.mjs';
import { until } from './until.mjs';

const SHOTS = join(dirname(fileURLToPath(import.meta.url)), '..', 'shots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const KEYS = {
  Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', Backspace: '\uE003', Space: ' ', ArrowUp: '\uE013', ArrowDown: '\uE015',
  ArrowLeft: '\uE012', ArrowRight: '\uE014', Home: '\uE011', End: '\uE010', Delete: '\uE017', Control: '\uE009', Shift: '\uE008',
};
/** Refusals that a moment later may be none: the page was busy drawing. */
const PASSING = new Set(['stale element reference', 'element not interactable', 'element click intercepted', 'no such element']);

export class Page {
  #session;
  #handle;

  constructor(session, engine, origin, handle) {
    this.#session = session;
    this.engine = engine;
    this.origin = origin;
    this.#handle = handle;
  }

  /** The session itself, for what only WebDriver or, in Chromium, DevTools can do. */
  get session() {
    return this.#session;
  }

  // ---- going places

  /** Opens an address of the app, such as '' or '#/find'. */
  async open(path = '') {
    await this.#session.post('url', { url: `${this.origin}/${path}` });
    return this;
  }

  /** Reloads as a person does; the protocol's own reload passes by the service worker in Firefox. */
  async reload() {
    await this.run(() => {
      document.documentElement.dataset.leaving = '';
      location.reload();
    });
    await this.until('the page is there again', () => document.readyState === 'complete' && !('leaving' in document.documentElement.dataset));
  }

  back = () => this.#session.post('back');
  address = () => this.#session.get('url');

  /** Opens a second tab of the same browser and turns to it; `turn` on the first turns back. */
  async tab() {
    const { handle } = await this.#session.post('window/new', { type: 'tab' });
    const page = new Page(this.#session, this.engine, this.origin, handle);
    return page.turn();
  }

  /** Brings this tab to the front: what is called next happens here. */
  async turn() {
    this.#handle ??= await this.#session.get('window');
    await this.#session.post('window', { handle: this.#handle });
    return this;
  }

  // ---- looking

  /** All visible elements with this role and name (text, or a RegExp), inside the smallest thing that says `within`. */
  async all(role, name, { within } = {}) {
    const wanted = name instanceof RegExp ? { source: name.source, flags: name.flags } : name;
    return this.#session.run(find, role, wanted ?? null, within ?? null);
  }

  /** The first such element, once there is one. */
  find = (role, name, options) =>
    until(`${role} "${name ?? ''}"`, async () => (await this.all(role, name, options))[0], { tolerant: true, ...options });

  /** Waits until no such element is left. */
  lacks = (role, name, options) =>
    until(`no ${role} "${name ?? ''}"`, async () => (await this.all(role, name, options)).length === 0, options);

  /** The text that can be seen, with single spaces. */
  text = () => this.#session.run(() => document.body.innerText.replace(/\s+/g, ' ').trim());

  /** Waits until the page shows this text, or something that matches. */
  see = (wanted, options) => until(`the text "${wanted}"`, async () => matches(await this.text(), wanted), { tolerant: true, ...options });

  /** Waits until the page does not show this text any more. */
  gone = (wanted, options) => until(`no text "${wanted}"`, async () => !matches(await this.text(), wanted), { tolerant: true, ...options });

  /** Waits until a function that runs in the page gives something true, and gives it back. */
  until = (what, work, ...args) => until(what, () => this.run(work, ...args), { tolerant: true });

  /** Runs a function in the page and gives back what it returns. */
  run = (work, ...args) => this.#session.run(work, ...args);

  /** The value of the field with this name. */
  value = async (role, name, options) => this.run((field) => field.value, await this.find(role, name, options));

  // ---- doing

  /** Presses the element with this role and name; a covered radio or checkbox is pressed at its label. */
  async click(role, name, options) {
    await this.#act(`press ${role} "${name ?? ''}"`, role, name, options, async (element) => {
      const target = await this.run((it) => {
        const covered = /^(radio|checkbox)$/.test(it.type) && it.labels?.length > 0;
        const pressed = covered ? it.labels[0] : it;
        pressed.scrollIntoView({ block: 'center', behavior: 'instant' });
        // What is still sliding in would be somewhere else by the time it is pressed.
        const slides = (it) => it.playState === 'running' && it.effect.getComputedTiming().endTime <= 1000;
        const moving = document.getAnimations().some((it) => slides(it) && it.effect.target?.contains(pressed));
        return moving ? null : pressed;
      }, element);
      if (!target) return false;
      await this.#session.click(target);
      return true;
    });
  }

  /** Empties the field and types; with `{ add: true }` types after what is there. */
  async type(role, name, text, options) {
    await this.#act(`type into ${role} "${name ?? ''}"`, role, name, options, async (element) => {
      if (!options?.add) await this.run(emptied, element);
      await this.#session.keys(element, text);
    });
  }

  /** Picks the option of a drop-down by its text. */
  async choose(name, option) {
    await this.#act(`choose "${option}" in "${name}"`, 'combobox', name, {}, (element) => this.run(chosen, element, option));
  }

  /** Gives a file of this machine to the file field with this name. */
  async attach(name, path) {
    await this.#act(`attach to "${name}"`, 'file', name, {}, (element) => this.#session.keys(element, path));
  }

  /** Presses keys where the focus is: 'Enter', 'Control+z', or plain text. */
  async press(...presses) {
    const actions = presses.flatMap((press) => {
      const keys = press in KEYS || !press.includes('+') ? [press] : press.split('+');
      const codes = keys.length > 1 || keys[0] in KEYS ? keys.map((key) => KEYS[key] ?? key) : [...keys[0]];
      const down = codes.map((value) => ({ type: 'keyDown', value }));
      const up = codes.map((value) => ({ type: 'keyUp', value })).reverse();
      return keys.length > 1 ? [...down, ...up] : codes.flatMap((_, index) => [down[index], up[codes.length - 1 - index]]);
    });
    await this.#session.post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async #act(what, role, name, options, deed) {
    await until(what, async () => {
      try {
        // What is found may be drawn anew before it is handed over.
        const [element] = await this.all(role, name, options);
        return element !== undefined && (await deed(element)) !== false;
      } catch (error) {
        if (PASSING.has(error.kind)) return false;
        throw error;
      }
    });
  }

  // ---- judging

  /** Shows the page in 'light' or 'dark', or in the device's own theme without a word. */
  theme = (name) => this.run((theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }, name ?? null);

  /** Fails unless axe-core finds nothing on this page, in light and in dark. */
  async accessible() {
    const before = await this.run(() => document.documentElement.dataset.theme ?? null);
    for (const theme of ['light', 'dark']) {
      await this.theme(theme);
      // Colours on their way from one theme, or a sheet on its way up, are nobody's last impression.
      await until('nothing moves', async () => {
        const moving = await this.run(moves);
        // What it was that moved stands in the complaint.
        if (moving.length > 0) throw new Error(moving.join('; '));
        return true;
      }, { tolerant: true });
      const faults = await this.#session.post('execute/async', { script: `${AXE}; (${audited})(arguments[0])`, args: [] });
      if (faults.error) throw new Error(`axe-core did not run: ${faults.error}`);
      if (faults.length > 0) throw new Error(`axe-core in ${theme}: ${faults.join('; ')}`);
    }
    await this.theme(before);
  }

  /** Saves a picture of the page as shots/ENGINE-NAME.png; 360 by 740 in Chromium. */
  async shot(name) {
    mkdirSync(SHOTS, { recursive: true });
    const path = join(SHOTS, `${this.engine}-${name.replace(/[^\w-]+/g, '-')}.png`);
    writeFileSync(path, Buffer.from(await this.#session.get('screenshot'), 'base64'));
    return path;
  }

  /** Errors that the page wrote to the console so far; told by Chromium only. */
  async complaints() {
    if (this.engine !== 'chromium') return [];
    const entries = await this.#session.post('se/log', { type: 'browser' });
    return entries.filter((entry) => entry.level === 'SEVERE').map((entry) => entry.message);
  }
}

const matches = (text, wanted) => (wanted instanceof RegExp ? wanted.test(text) : text.toLowerCase().includes(wanted.toLowerCase()));

// The next three run inside the page.
function emptied(field) {
  field.focus();
  field.select?.();
  if (field.value === '') return;
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
  set.call(field, '');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
}

function chosen(list, text) {
  const option = [...list.options].find((one) => one.text.trim() === text);
  if (!option) throw new Error(`no option "${text}" among ${[...list.options].map((one) => one.text.trim()).join(', ')}`);
  list.value = option.value;
  list.dispatchEvent(new Event('input', { bubbles: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What is on its way on this page: animations that end soon, sheets and notices that are not quite there. */
function moves() {
  const running = document.getAnimations().filter((it) => it.playState === 'running' && it.effect.getComputedTiming().endTime <= 1000);
  // Firefox begins no transition of what is out of view, and so never ends it.
  for (const it of running) it.finish();
  const fading = [...document.querySelectorAll('dialog[open], .snack')].filter((it) => getComputedStyle(it).opacity !== '1');
  return [...running.map((it) => it.effect.target), ...fading].map((it) => `${it?.localName}.${it?.className}`);
}

function audited(done) {
  axe.run(document, { resultTypes: ['violations'] }).then(
    ({ violations }) => done(violations.map(({ id, nodes }) => `${id} (${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')})`)),
    (error) => done({ error: String(error) }),
  );
}

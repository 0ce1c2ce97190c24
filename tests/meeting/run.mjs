// Three phones, one in each browser, that write at random and exchange files at random, through the screens:
// node tests/meeting/run.mjs [STEPS] [SEED] [ENGINE...]. In the end all three must hold the same, and what a model expects.
import assert from 'node:assert/strict';
import { Engine } from '../e2e/driver/engines.mjs';
import { Stage } from '../e2e/driver/stage.mjs';
import { WORDS, know, make, pick, take } from '../e2e/scenes/phones.mjs';
import { caught } from '../e2e/scenes/saved.mjs';
import { add, begin } from '../e2e/scenes/shop.mjs';

const [steps = '1000', seed = '1', ...engines] = process.argv.slice(2);
const STEPS = Number(steps);
const ENGINES = engines.length > 0 ? engines : ['chromium', 'firefox', 'webkit'];
/** Who works with each phone: by these names they are told apart. */
const NAMES = { chromium: 'Marta', firefox: 'Flavio', webkit: 'Wanda' };
/** More people would meet too seldom for two phones to write of the same one. */
const MOST_PEOPLE = 12;

/** Mulberry32: the same numbers for the same seed. */
function dice(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const roll = dice(Number(seed));
const one = (things) => things[Math.floor(roll() * things.length)];

/** What a phone should hold: what was written last of each field, every visit once, who is erased for good. */
class Expected {
  fields = new Map();
  visits = new Map();
  erased = new Set();

  write(id, field, value, step) {
    this.fields.set(`${id} ${field}`, { value, step });
  }

  field(id, field) {
    return this.fields.get(`${id} ${field}`)?.value ?? '';
  }

  /** Who can be written of. */
  people() {
    const known = [...this.fields.keys()].filter((key) => key.endsWith(' name')).map((key) => key.split(' ')[0]);
    return known.filter((id) => !this.erased.has(id) && this.field(id, 'deleted') === '');
  }

  hear(other) {
    for (const [key, theirs] of other.fields) {
      if (theirs.step > (this.fields.get(key)?.step ?? -1)) this.fields.set(key, theirs);
    }
    for (const [visit, theirs] of other.visits) {
      const mine = this.visits.get(visit);
      this.visits.set(visit, { ...theirs, void: theirs.void || (mine?.void ?? false) });
    }
    for (const id of other.erased) this.erased.add(id);
  }

  /** As the phone's own file tells it: each person who is left, and how many visits of theirs count. */
  told() {
    const ids = [...new Set([...this.fields.keys()].map((key) => key.split(' ')[0]))].filter((id) => !this.erased.has(id));
    return Object.fromEntries(ids.sort().map((id) => [id, {
      name: this.field(id, 'name'), nickname: this.field(id, 'nickname'), place: this.field(id, 'place'), deleted: this.field(id, 'deleted') !== '',
      visits: [...this.visits.values()].filter((visit) => visit.of === id && !visit.void).length,
    }]));
  }
}

/** Does what ends in a notice, and waits for that one: only what is durable is told. */
async function noticed(page, deed) {
  await page.run(() => { window.noticed = document.querySelector('.snack')?.innerText ?? ''; document.querySelector('.snack')?.setAttribute('data-old', ''); });
  await deed();
  await page.until('it is told', () => {
    const snack = document.querySelector('.snack');
    return snack !== null && (!snack.hasAttribute('data-old') || snack.innerText !== window.noticed);
  });
}

const LABELS = { name: 'Name', nickname: 'What they like to be called', place: 'Where they like to sit' };

const DEEDS = {
  async add({ page, expected }, step) {
    const name = `Person ${step}`;
    await add(page, name);
    const id = (await page.address()).split('/').at(-1);
    expected.write(id, 'name', name, step);
  },
  async write({ page, expected }, step) {
    const [id, field] = [one(expected.people()), one(Object.keys(LABELS))];
    const value = `${field} of ${step}`;
    await page.open(`#/edit/${id}`);
    await noticed(page, async () => {
      await page.type('textbox', LABELS[field], value);
      await page.press('Tab');
    });
    const before = expected.field(id, field);
    if (roll() < 0.2) {
      await noticed(page, () => page.click('button', 'Undo'));
      expected.write(id, field, before, step);
    } else {
      expected.write(id, field, value, step);
    }
  },
  async visit({ page, expected }, step) {
    const id = one(expected.people());
    await page.open(`#/check-in/${id}`);
    await page.type('textbox', 'Or type it', `Coffee ${step % 3}`);
    await noticed(page, () => page.click('button', /^Record the visit/));
    const taken = roll() < 0.2;
    if (taken) await noticed(page, () => page.click('button', 'Undo'));
    expected.visits.set(step, { of: id, void: taken });
  },
  async putAside({ page, expected }, step) {
    const id = one(expected.people());
    await page.open(`#/customer/${id}`);
    await page.click('button', 'Other actions');
    await noticed(page, () => page.click('button', /^Put aside/));
    expected.write(id, 'deleted', 'yes', step);
    if (roll() < 0.5) {
      await noticed(page, () => page.click('button', 'Undo'));
      expected.write(id, 'deleted', '', step);
    }
  },
  async erase({ page, expected }) {
    const id = one(expected.people());
    await page.open(`#/trust/known/${id}`);
    await page.click('button', 'Forget me');
    await page.click('button', 'Forget for good');
    await page.find('heading', 'Done: all of it is erased');
    expected.erased.add(id);
  },
};

/** What is done next: rarely what ends a person's story, most often what two phones can disagree about. */
function deed({ expected }) {
  const count = expected.people().length;
  if (count < 2 || (count < MOST_PEOPLE && roll() < 0.2)) return 'add';
  const chance = roll();
  if (chance < 0.04) return 'erase';
  if (chance < 0.1) return 'putAside';
  return chance < 0.6 ? 'write' : 'visit';
}

/** One phone's file, taken in by another one; now and then twice. */
async function exchange(from, to) {
  // A file that was made stays on the screen.
  await from.page.open('#/keeping');
  // Half of the time only what is new for that phone, once it has answered. Opening the screen once more would load the page
  // anew in WebKit, and the files would not be caught any longer.
  const file = await make(from.page, async () => {
    await from.page.find('button', 'Make the file');
    const news = new RegExp(`What is new for ${NAMES[to.name]}`);
    const only = (await from.page.all('radio', news)).length > 0 && roll() < 0.5;
    if (only) counts.news = (counts.news ?? 0) + 1;
    return only ? news : null;
  });
  to.expected.hear(from.expected);
  for (let times = roll() < 0.1 ? 2 : 1; times > 0; times -= 1) {
    await pick(to.page, file);
    const heading = await to.page.run(() => document.querySelector('h1').innerText);
    if (/would change/.test(heading)) await take(to.page, /^Take it in/);
    else assert.match(heading, /nothing new/);
  }
}

/** What a phone holds, read from what it gives to whoever wants all of it in the open. */
async function held({ page }) {
  await page.open('#/keeping');
  const text = (await caught(page, () => page.click('button', 'Save the file'))).toString();
  const entries = text.trim().split('\n').map((line) => JSON.parse(line));
  const customers = entries.flatMap(({ Record: it }) => (it?.id.Customer ? [it] : []));
  const visits = entries.flatMap(({ Visit: it }) => (it ? [it] : []));
  // What was taken back is there as a word, that it is absent.
  const value = (it, field) => {
    const kept = it.registers.find(([name]) => name === field)?.[1].value ?? '';
    return typeof kept === 'string' ? '' : Object.values(kept)[0];
  };
  return {
    // Word for word, with who wrote it and when. What a phone says of itself and of its files is its own.
    whole: [...customers, ...visits].map((it) => JSON.stringify(it)).sort(),
    told: Object.fromEntries(customers.filter((it) => it.erased === null).map((it) => [it.id.Customer, {
      name: value(it, 'name'), nickname: value(it, 'nickname'), place: value(it, 'place'), deleted: value(it, 'deleted') === true,
      visits: visits.filter((visit) => visit.customer === it.id.Customer && visit.void === null).length,
    }]).sort()),
    erased: customers.filter((it) => it.erased !== null).map((it) => it.id.Customer).sort(),
  };
}

/** Keeps what goes wrong in a page unseen; only Chromium would tell of it. */
const listen = (page) => page.run(() => {
  window.faults = [];
  window.addEventListener('error', (event) => window.faults.push(`${event.message} ${event.error?.stack}`));
  window.addEventListener('unhandledrejection', ({ reason }) => window.faults.push(`${reason} ${reason?.stack}`));
});

const phones = [];
/** How often each thing was done, and what was done last. */
const counts = {};
const lately = [];
try {
  for (const name of ENGINES) {
    const engine = await new Engine(name, 'en').start();
    const stage = await Stage.set(engine);
    phones.push({ name, engine, stage, page: stage.page, expected: new Expected() });
  }
  const [first, ...others] = phones;
  await begin(first.page, { staff: NAMES[first.name] });
  await listen(first.page);
  await know(first.page);
  await DEEDS.add(first, 0);
  const file = await make(first.page);
  for (const other of others) {
    await other.page.open();
    await listen(other.page);
    await pick(other.page, file, { words: WORDS });
    await take(other.page);
    other.expected.hear(first.expected);
    await other.page.open('#/settings');
    await noticed(other.page, async () => {
      await other.page.type('textbox', 'Who uses this phone', NAMES[other.name]);
      await other.page.press('Tab');
    });
  }
  for (let step = 1; step <= STEPS; step += 1) {
    const phone = one(phones);
    let what = 'exchange';
    if (roll() < 0.15) {
      const other = one(phones.filter((it) => it !== phone));
      lately.push(`${step}: ${phone.name} to ${other.name}`);
      await exchange(phone, other);
    } else {
      what = deed(phone);
      lately.push(`${step}: ${phone.name} ${what}`);
      await DEEDS[what](phone, step);
    }
    counts[what] = (counts[what] ?? 0) + 1;
    if (step % 50 === 0) console.log(`${step}: ${JSON.stringify(counts)}`);
  }
  // Once round and back, everybody has heard everything.
  for (let at = 1; at < phones.length; at += 1) await exchange(phones[at - 1], phones[at]);
  for (let at = phones.length - 1; at > 0; at -= 1) await exchange(phones[at], phones[at - 1]);
  const whole = await held(first);
  for (const phone of phones) {
    const it = await held(phone);
    assert.deepEqual(it.told, phone.expected.told(), `${phone.name} holds what is expected`);
    assert.deepEqual(it.erased, [...phone.expected.erased].sort(), `${phone.name} knows who is erased`);
    assert.deepEqual(it.whole, whole.whole, `${phone.name} holds what ${first.name} does`);
  }
  console.log(`${STEPS} steps of seed ${seed} on ${ENGINES.join(', ')}: ${JSON.stringify(counts)}; ${Object.keys(whole.told).length} people, ${whole.erased.length} erased: all the same, and as expected`);
} catch (error) {
  console.error(error, `\nbefore it: ${lately.slice(-20).join('; ')}`);
  for (const { name, page } of phones) {
    console.error(`${name}: ${(await page.text().catch(() => 'nothing')).slice(0, 1200)}`);
    const more = () => [
      location.hash, `opened ${Math.round(performance.now() / 1000)} s ago`, window.faults ?? 'opened anew since', document.querySelector('.shell')?.outerHTML.slice(0, 700),
    ];
    console.error(await page.run(more).catch(() => 'it does not answer'));
  }
  process.exitCode = 1;
} finally {
  for (const { stage, engine } of phones) {
    await stage.clear();
    await engine.stop();
  }
}

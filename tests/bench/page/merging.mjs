// Runs in the browser: two phones that knew the same part, write, erase somebody, and meet by a file.
import { crdts } from './wasm/crdts.js';
import init, { Phone } from './wasm/bench.js';

const NOW = 1_778_774_400_000;
/** One in so many is changed on each phone; the two overlap in one of as many again. */
const CHANGED = 20;
const ERASED = 7;
const FIELDS = ['name', 'nickname', 'look', 'phone', 'email', 'birthday', 'place', 'language', 'origin', 'since'];

const key = (number) => number.toString(16).padStart(32, '0');

/** People whose words are all different, as those of a shop are. */
const person = (number) => ({
  name: `Giulia Rossi ${number}`, nickname: `Giu ${number}`, look: `red glasses ${number % 97}`, phone: `+39 333 ${1_000_000 + number}`,
  email: `giulia${number}@example.org`, birthday: `19${50 + (number % 50)}-03-${10 + (number % 19)}`, place: `table ${number % 31}`,
  language: 'it', origin: 'contacts.vcf', since: String(NOW - number * 1000),
});

const ours = {
  begin: (people) => {
    const phone = new Phone(NOW);
    people.forEach((fields, number) => phone.add(number, FIELDS.map((field) => fields[field]).join('\n')));
    return phone;
  },
  fork: (phone) => phone.fork(),
  rename: (phone, id, to) => (phone.rename(parseInt(id, 16), to), phone),
  erase: (phone, id) => (phone.erase(parseInt(id, 16)), phone),
  nickname: (phone, id) => phone.nickname(parseInt(id, 16)),
  save: (phone) => phone.save(),
  merge: (phone, bytes) => {
    if (!phone.merge(bytes)) throw new Error('the file could not be read');
    return phone;
  },
  remains: (bytes, text) => Phone.remains(bytes, text),
};

async function memory() {
  globalThis.gc();
  const { bytes } = await performance.measureUserAgentSpecificMemory();
  return bytes + [...window.memories].reduce((sum, it) => sum + it.buffer.byteLength, 0);
}

globalThis.merging = async (engine, customers) => {
  await init();
  const it = engine === 'il-solito' ? ours : crdts[engine];
  const before = await memory();
  let mine = it.begin(Array.from({ length: customers }, (_, number) => ({ id: key(number), ...person(number) })));
  let theirs = it.fork(mine);
  const held = (await memory() - before) / 2;
  for (let number = 0; number < customers; number += CHANGED) {
    mine = it.rename(mine, key(number), `mine ${number}`);
    theirs = it.rename(theirs, key(number + (number % (CHANGED * CHANGED) === 0 ? 0 : 1)), `theirs ${number}`);
  }
  theirs = it.erase(theirs, key(ERASED));
  let start = performance.now();
  const sent = it.save(theirs);
  const saving = performance.now() - start;
  start = performance.now();
  mine = it.merge(mine, sent);
  const merging = performance.now() - start;
  const saved = it.save(mine);
  // The two agree, once the other one has heard too; whoever was erased is gone, and nobody else.
  theirs = it.merge(theirs, saved);
  for (let number = 0; number < customers; number += 1) {
    const [one, other] = [it.nickname(mine, key(number)), it.nickname(theirs, key(number))];
    if (one !== other) throw new Error(`${engine}: person ${number} is "${one}" here and "${other}" there`);
    if ((one === '') !== (number === ERASED)) throw new Error(`${engine}: person ${number} is "${one}"`);
  }
  if (it.nickname(mine, key(CHANGED)) !== `mine ${CHANGED}`) throw new Error(`${engine}: a change was lost`);
  if (it.nickname(mine, key(CHANGED + 1)) !== `theirs ${CHANGED}`) throw new Error(`${engine}: a change of the other was lost`);
  const { phone } = person(ERASED);
  if (!it.remains(saved, person(ERASED + 1).phone)) throw new Error(`${engine}: the search for what remains finds nothing at all`);
  return { saving, merging, held, bytes: saved.length, remains: it.remains(saved, phone) };
};

// What people type at a counter, drawn from the people themselves by a small generator, the same at every run.

/** mulberry32 (T. Ettinger, public domain). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Swaps two letters, or leaves one out, in the middle of the first word. */
function mistyped(text, random) {
  const place = 1 + Math.floor(random() * 3);
  if (random() < 0.5) return text.slice(0, place) + text.slice(place + 1);
  return text.slice(0, place) + text[place + 1] + text[place] + text.slice(place + 2);
}

/** Ways to look for somebody: how often, and what one types of them, if it is known. */
const WAYS = [
  [40, ({ name }) => plain(name).slice(0, 11)],
  [18, ({ name }) => plain(name).split(' ').slice(1).join(' ').slice(0, 8)],
  [10, ({ name }) => { const [first, ...rest] = plain(name).split(' '); return rest.length ? `${rest[0].slice(0, 5)} ${first.slice(0, 3)}` : ''; }],
  [8, ({ nickname }) => plain(nickname).slice(0, 9)],
  [8, ({ phone }) => phone.replace(/^\+39 /, '').slice(0, 8)],
  [6, ({ look }) => plain(look).slice(0, 14)],
  [4, ({ notes }) => plain(notes).split(/\W+/).filter((word) => word.length > 4).slice(0, 2).join(' ')],
  [6, ({ name }, random) => name.length > 6 ? mistyped(plain(name).slice(0, 9), random) : ''],
];

export function queries(people, count) {
  const random = generator(42);
  const sum = WAYS.reduce((total, [weight]) => total + weight, 0);
  const all = [];
  while (all.length < count) {
    const person = people[Math.floor(random() * people.length)];
    let left = random() * sum;
    const [, type] = WAYS.find(([weight]) => (left -= weight) < 0);
    const text = type(person, random).trim();
    if (text.length >= 3) all.push({ text, id: person.id });
  }
  return all;
}

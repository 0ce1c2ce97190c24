// Runs in the browser: builds one engine over the demo shop's people, types, and tells times and memory.
import { engines } from './engines.mjs';
import { queries } from './queries.mjs';
import init, { Bench } from './wasm/bench.js';

const SEED = 7;
const NOW = 1_778_774_400_000;
const LIMIT = 20;

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** The same people for all, made by another instance of the wasm, so that they weigh on nobody. */
async function makePeople(customers) {
  const source = await import('./wasm/bench.js?people');
  await source.default();
  return new source.People(SEED, customers, NOW);
}

async function heap() {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await pause();
  }
  return performance.memory.usedJSHeapSize;
}

/** Ours tells what the index holds, and what linear memory grew by while it was built, which is kept for other use. */
async function ours(people, customers) {
  const start = performance.now();
  people.index().free();
  const build = performance.now() - start;
  const wasm = await init();
  const before = wasm.memory.buffer.byteLength;
  const bench = new Bench(SEED, customers, NOW);
  const grown = wasm.memory.buffer.byteLength - before;
  return {
    find: (query) => bench.find(query, LIMIT),
    finds: (query, id) => bench.finds(query, LIMIT, id),
    typed: queries(JSON.parse(people.texts()), 200),
    build, bytes: bench.bytes(), grown,
  };
}

/** For the others it is what the heap grew by, all that they do not need themselves let go of. */
async function theirs(people, engine) {
  const before = await heap();
  let texts = JSON.parse(people.texts());
  const typed = queries(texts, 200);
  const start = performance.now();
  const { find, ids } = engines[engine](texts, LIMIT);
  const build = performance.now() - start;
  texts = null;
  const bytes = await heap() - before;
  return { find, finds: (query, id) => ids(query).includes(id), typed, build, bytes };
}

globalThis.measure = async (engine, customers) => {
  const people = await makePeople(customers);
  const { find, finds, typed, build, bytes, grown } =
    engine === 'il-solito' ? await ours(people, customers) : await theirs(people, engine);

  const keys = typed.flatMap(({ text }) => [...text].map((_, end) => [...text].slice(0, end + 1).join('')));
  // Fuse.js takes a good part of a second for each key: a tenth of them is enough.
  const asked = engine === 'fuse' ? keys.filter((_, number) => number % 10 === 0) : keys;
  for (const key of asked.slice(0, engine === 'fuse' ? 3 : 200)) find(key);
  const times = [];
  for (const key of asked) {
    const start = performance.now();
    find(key);
    times.push(performance.now() - start);
    if (times.length % 50 === 0) await pause();
  }
  times.sort((a, b) => a - b);
  const found = engine === 'fuse' ? 'not counted' : typed.filter(({ text, id }) => finds(text, id)).length;
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { median: at(0.5), p95: at(0.95), worst: at(1), build, bytes, grown, keys: asked.length, found: String(found) };
};

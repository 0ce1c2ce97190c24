// Runs in the browser: builds one engine over the demo shop's people, types, and tells times and memory.
import { engines } from './engines.mjs';
import { queries } from './queries.mjs';
import init, { Bench, make } from './wasm/bench.js';

const SEED = 7;
const NOW = 1_778_774_400_000;
const LIMIT = 20;

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** The same people for all, made by a second instance of the wasm, so that it weighs on nobody. */
async function peopleAsTexts(customers) {
  const source = await import('./wasm/bench.js?texts');
  await source.default();
  return JSON.parse(source.documents(SEED, customers, NOW));
}

async function heap() {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await pause();
  }
  return performance.memory.usedJSHeapSize;
}

/** Ours tells what the index holds, and what linear memory grew by while it was built, which is kept for other use. */
async function ours(customers) {
  // An instance of its own, in which nothing has left room behind.
  const wasm = await init();
  const people = performance.now();
  make(SEED, customers, NOW);
  const making = performance.now() - people;
  const before = wasm.memory.buffer.byteLength;
  const start = performance.now();
  const bench = new Bench(SEED, customers, NOW);
  const build = performance.now() - start - making;
  const grown = wasm.memory.buffer.byteLength - before;
  const bytes = bench.bytes();
  bench.count(SEED, customers, NOW);
  return { find: (query) => bench.find(query, LIMIT), finds: (query, id) => bench.finds(query, LIMIT, id), build, bytes, grown };
}

async function theirs(engine, all) {
  const before = await heap();
  const start = performance.now();
  const { find, ids } = engines[engine](all, LIMIT);
  const build = performance.now() - start;
  const bytes = await heap() - before;
  return { find, finds: (query, id) => ids(query).includes(id), build, bytes };
}

globalThis.measure = async (engine, customers) => {
  const all = await peopleAsTexts(customers);
  const typed = queries(all, 200);
  const { find, finds, build, bytes, grown } = engine === 'il-solito' ? await ours(customers) : await theirs(engine, all);

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

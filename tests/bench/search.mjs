// Types 200 queries, key by key, into our search and into four others, in the same browser; prints a table.
// `node tests/bench/search.mjs [customers] [chromium]`: builds the wasm, serves the page, drives chromium by chromedriver.
import { build, call, serve, startDriver } from './stand.mjs';

const CUSTOMERS = Number(process.argv[2] ?? 100_000);
const BROWSER = process.argv[3] ?? '/usr/bin/chromium';
const ENGINES = ['il-solito', 'minisearch', 'flexsearch', 'ufuzzy', 'fuse'];

function row(name, result) {
  const ms = (value) => value.toFixed(value < 10 ? 2 : 0);
  return `| ${name} | ${ms(result.median)} | ${ms(result.p95)} | ${ms(result.worst)} | ${(result.bytes / 1e6).toFixed(1)} | ${
    Math.round(result.build)} | ${result.found} | ${result.keys} |`;
}

build();
const server = await serve();
const driver = await startDriver();
try {
  const place = { driver, address: `http://127.0.0.1:${server.address().port}`, page: 'index.html', browser: BROWSER };
  const results = {};
  for (const engine of ENGINES) {
    results[engine] = await call(place, 'measure', [engine, CUSTOMERS]);
    if (results[engine].failed) throw new Error(`${engine}: ${results[engine].failed}`);
    if (engine === ENGINES[0]) {
      console.log(`${CUSTOMERS} customers, 200 queries, each key a search for the first 20\n`);
      console.log('| engine | median ms | p95 ms | worst ms | memory MB | build ms | person found of 200 | keys |');
      console.log('|---|---|---|---|---|---|---|---|');
    }
    console.log(row(engine, results[engine]));
  }
  const ours = results['il-solito'];
  const others = ENGINES.slice(1).map((engine) => results[engine]);
  const bars = [
    ['median at most 1 ms', ours.median <= 1],
    ['p95 at most 5 ms', ours.p95 <= 5],
    ['ahead of all four at p95', others.every((other) => ours.p95 < other.p95)],
    ['at most a tenth of the memory of MiniSearch', ours.bytes * 10 <= results.minisearch.bytes],
  ];
  console.log(`\nwhile it was built, il-solito had linear memory grow by ${(ours.grown / 1e6).toFixed(1)} MB`);
  for (const [bar, met] of bars) console.log(`${met ? 'met' : 'MISSED'}: ${bar}`);
  process.exitCode = bars.every(([, met]) => met) ? 0 : 1;
} finally {
  driver.end();
  server.close();
}

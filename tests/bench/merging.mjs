// Two phones with the same people part and meet by a file: ours, and three libraries of the same purpose, in one browser.
// `node tests/bench/merging.mjs [customers] [chromium]` builds the wasm, serves the page, and prints a table.
import { build, call, serve, startDriver } from './stand.mjs';

const CUSTOMERS = Number(process.argv[2] ?? 100_000);
const BROWSER = process.argv[3] ?? '/usr/bin/chromium';
const ENGINES = ['il-solito', 'yjs', 'loro', 'automerge'];

function row(name, { merging, saving, held, bytes, remains }) {
  return `| ${name} | ${Math.round(merging)} | ${Math.round(saving)} | ${(held / 1e6).toFixed(0)} | ${(bytes / 1e6).toFixed(1)} | ${remains ? 'still there' : 'gone'} |`;
}

build();
const server = await serve();
const driver = await startDriver();
try {
  const place = { driver, address: `http://127.0.0.1:${server.address().port}`, page: 'merging.html', browser: BROWSER };
  console.log(`${CUSTOMERS} customers with 10 fields, one in 20 changed on each phone, one person erased\n`);
  console.log('| engine | merging ms | saving ms | memory MB of one phone | file MB | phone number of the erased |');
  console.log('|---|---|---|---|---|---|');
  for (const engine of ENGINES) {
    const result = await call(place, 'merging', [engine, CUSTOMERS]);
    if (result.failed && engine === ENGINES[0]) throw new Error(result.failed);
    // So many may be more than a peer can hold.
    console.log(result.failed ? `| ${engine} | gave up: ${result.failed.split('\n')[0]} | | | | |` : row(engine, result));
    if (engine === ENGINES[0] && result.remains) {
      console.log('MISSED: what was erased is still in the file');
      process.exitCode = 1;
    }
  }
} finally {
  driver.end();
  server.close();
}

// Types 200 queries, key by key, into our search and into four others, in the same browser; prints a table.
// `node tests/bench/run.mjs [customers] [chromium]`: builds the wasm, serves the page, drives chromium by chromedriver.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CUSTOMERS = Number(process.argv[2] ?? 100_000);
const BROWSER = process.argv[3] ?? '/usr/bin/chromium';
const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const ENGINES = ['il-solito', 'minisearch', 'flexsearch', 'ufuzzy', 'fuse'];

const run = (command, args, options = {}) => execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], ...options });

function build() {
  const wasm = 'wasm32-unknown-unknown';
  run('cargo', ['build', '--quiet', '--release', '--target', wasm, '--features', 'bench', '--bin', 'bench']);
  const own = join(homedir(), '.cache/il-solito/tools/bin/wasm-bindgen');
  const target = process.env.CARGO_TARGET_DIR ?? 'target';
  run(existsSync(own) ? own : 'wasm-bindgen', [
    '--target', 'web', '--no-typescript', '--out-dir', join(here, 'page/wasm'), join(root, target, wasm, 'release/bench.wasm'),
  ]);
  if (!existsSync(join(here, 'node_modules'))) run('npm', ['ci', '--no-fund', '--no-audit'], { cwd: here });
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/** Serves the page; cross-origin isolation is what makes the browser's clock exact to 5 microseconds. */
function serve() {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const file = path.startsWith('/node_modules/') ? join(here, path) : join(here, 'page', path);
    if (path.includes('..') || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    }).end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Starts chromedriver; answers with a function that sends it a command, and one that ends it. */
async function startDriver() {
  const driver = spawn('chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve, reject) => {
    driver.on('error', reject);
    driver.stdout.on('data', (data) => {
      const found = /successfully on port (\d+)/.exec(data);
      if (found) resolve(found[1]);
    });
  });
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  return { send, end: () => driver.kill() };
}

/** Measures one engine in a browser of its own, so that memory is its own too. */
async function measure(driver, address, engine) {
  const { sessionId } = await driver.send('POST', '/session', {
    capabilities: { alwaysMatch: {
      browserName: 'chrome',
      timeouts: { script: 3_600_000, pageLoad: 60_000 },
      'goog:chromeOptions': { binary: BROWSER, args: [
        '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--enable-precise-memory-info', '--js-flags=--expose-gc',
      ] },
    } },
  });
  try {
    await driver.send('POST', `/session/${sessionId}/url`, { url: `${address}/index.html` });
    return await driver.send('POST', `/session/${sessionId}/execute/async`, {
      script: 'const done = arguments[arguments.length - 1];'
        + 'window.measure(arguments[0], arguments[1]).then(done, (error) => done({ failed: String(error.stack ?? error) }));',
      args: [engine, CUSTOMERS],
    });
  } finally {
    await driver.send('DELETE', `/session/${sessionId}`);
  }
}

function row(name, result) {
  const ms = (value) => value.toFixed(value < 10 ? 2 : 0);
  return `| ${name} | ${ms(result.median)} | ${ms(result.p95)} | ${ms(result.worst)} | ${(result.bytes / 1e6).toFixed(1)} | ${
    Math.round(result.build)} | ${result.found} | ${result.keys} |`;
}

build();
const server = await serve();
const driver = await startDriver();
try {
  const address = `http://127.0.0.1:${server.address().port}`;
  const results = {};
  for (const engine of ENGINES) {
    results[engine] = await measure(driver, address, engine);
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

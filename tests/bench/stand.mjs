// What the benchmarks of single parts stand on: the wasm and the peers built, a page served, Chromium driven.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');

const run = (command, args, options = {}) => execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], ...options });

/** Builds what is measured. */
export function build() {
  const wasm = 'wasm32-unknown-unknown';
  run('cargo', ['build', '--quiet', '--release', '--target', wasm, '--features', 'bench', '--bin', 'bench']);
  const own = join(homedir(), '.cache/il-solito/tools/bin/wasm-bindgen');
  const target = process.env.CARGO_TARGET_DIR ?? 'target';
  run(existsSync(own) ? own : 'wasm-bindgen', [
    '--target', 'web', '--no-typescript', '--out-dir', join(here, 'page/wasm'), join(root, target, wasm, 'release/bench.wasm'),
  ]);
  // Their packages name each other without paths, which only a bundler follows.
  run(join(here, 'node_modules/.bin/esbuild'), [
    join(here, 'page/crdts.mjs'), '--bundle', '--format=esm', '--log-level=error',
    // By this name one of them has its wasm inside the script.
    '--conditions=webpack',
    `--outfile=${join(here, 'page/wasm/crdts.js')}`,
  ]);
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/** Serves the page; cross-origin isolation is what makes the browser's clock exact to 5 microseconds. */
export function serve() {
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
export async function startDriver() {
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

/** Calls a function of a page in a browser of its own, so that memory is its own too. */
export async function call({ driver, address, page, browser }, name, args) {
  const { sessionId } = await driver.send('POST', '/session', {
    capabilities: { alwaysMatch: {
      browserName: 'chrome',
      timeouts: { script: 600_000, pageLoad: 60_000 },
      'goog:chromeOptions': { binary: browser, args: [
        '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--enable-precise-memory-info', '--enable-blink-features=ForceEagerMeasureMemory', '--js-flags=--expose-gc',
      ] },
    } },
  });
  try {
    await driver.send('POST', `/session/${sessionId}/url`, { url: `${address}/${page}` });
    const run = (script) => driver.send('POST', `/session/${sessionId}/execute/sync`, { script, args });
    // Asked for again and again: no answer of HTTP is waited for as long as some peers take.
    await run(`window.${name}(...arguments).then((told) => { window.told = told; }, (error) => { window.told = { failed: String(error.stack ?? error) }; });`);
    for (;;) {
      const told = await run('return window.told ?? null');
      if (told) return told;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  } finally {
    await driver.send('DELETE', `/session/${sessionId}`);
  }
}


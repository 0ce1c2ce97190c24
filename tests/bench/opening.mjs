// Opens a shop of 10,000 customers as a phone would, and times what the person waits for; prints a table.
// `node tests/bench/opening.mjs`: needs dist/ as `./dev build` leaves it, and builds a bare Yew page to compare with.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Server } from '../../.build/serve.mjs';
import { Engine } from '../e2e/driver/engines.mjs';
import { Stage } from '../e2e/driver/stage.mjs';

const OPENINGS = 9;
const CHECK_INS = 100;
const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const part = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

/** Builds the bare page with the app's own optimiser, headers and loader. */
function bare() {
  const wasm = 'wasm32-unknown-unknown';
  const folder = mkdtempSync(join(tmpdir(), 'il-solito-bare-'));
  run('cargo', ['build', '--quiet', '--release', '--target', wasm, '--features', 'bench', '--bin', 'bare']);
  const built = join(root, process.env.CARGO_TARGET_DIR ?? 'target', wasm, 'release/bare.wasm');
  run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--out-dir', folder, built]);
  // The app's own features: others would make a file that the browser does not read.
  const features = /data-wasm-opt-params="([^"]*)"/.exec(readFileSync(join(root, 'index.html'), 'utf8'))[1].split(' ');
  run('wasm-opt', ['-Oz', ...features, join(folder, 'bare_bg.wasm'), '-o', join(folder, 'bare_bg.wasm')]);
  cpSync(join(root, 'dist/_headers'), join(folder, '_headers'));
  writeFileSync(join(folder, 'start.js'), "import start from './bare.js'; start({ module_or_path: './bare_bg.wasm' });");
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>bare</title><script type="module" src="./start.js"></script>');
  return folder;
}

/** Runs in every new page: notes when the first screen stands and, in the app, when a search answers. */
function watch() {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((it) => [it.startTime, it.duration])))
    .observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (!window.shown && document.querySelector('main')) window.shown = performance.now();
    const field = document.querySelector('.search__field');
    if (field && !window.asked) {
      window.asked = performance.now();
      field.value = 'gi';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    if (window.asked && !window.answered && document.querySelector('.customers--near .customer')) window.answered = performance.now();
    if (window.answered && !window.ready && document.querySelector('.customers--near .check-in')) window.ready = performance.now();
    if (!window.ready) requestAnimationFrame(look);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
}

/** Opens an address several times, in a tab that has been there before; gives the times of what `watch` noted. */
async function open(page, address, notes, throttle) {
  const times = [];
  await page.session.devtools('Emulation.setCPUThrottlingRate', { rate: throttle });
  for (let opening = 0; opening <= OPENINGS; opening += 1) {
    await page.session.post('url', { url: 'about:blank' });
    await page.session.post('url', { url: address });
    await page.until('it is open', (last) => window[last] > 0, notes.at(-1));
    // The first one warms the browser's caches.
    if (opening > 0) times.push(await page.run((names) => names.map((name) => window[name]), notes));
  }
  await page.session.devtools('Emulation.setCPUThrottlingRate', { rate: 1 });
  return Object.fromEntries(notes.map((name, place) => [name, part(times.map((time) => time[place]), 0.5)]));
}

const engine = await new Engine('chromium', 'en').start();
const stage = await Stage.set(engine);
const folder = bare();
const other = await new Server(folder).start();
try {
  const { page } = stage;
  await page.open();
  await page.click('button', /^Look at a demo shop/);
  await page.click('button', '10,000');
  await page.click('button', 'Open the demo shop');
  await page.until('the demo shop is made', () => document.querySelector('.customers .check-in') !== null, { seconds: 120 }).catch(() => {});
  await page.until('the demo shop is open', () => document.querySelector('.customers .check-in') !== null);
  await page.until('the build is kept', async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');
  await page.session.devtools('Page.enable', {});
  await page.session.devtools('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });

  const rows = [];
  for (const throttle of [1, 4]) {
    const ground = await open(page, `${other.origin}/`, ['shown'], throttle);
    const ours = await open(page, `${stage.server.origin}/#/`, ['shown', 'answered', 'ready'], throttle);
    rows.push([throttle, ground.shown, ours.answered, ours.ready]);
  }
  console.log('| CPU | bare Yew page ms | search answers ms | ratio | usual and check-in ready ms |\n|---|---|---|---|---|');
  for (const [throttle, ground, answered, ready] of rows) {
    console.log(`| ${throttle === 1 ? 'as it is' : `${throttle} times slower`} | ${ground.toFixed(0)} | ${answered.toFixed(0)} | ${(answered / ground).toFixed(2)} | ${ready.toFixed(0)} |`);
  }

  // Check-ins from the row, each until the line that is shown only once it is durable.
  await page.open('#/find');
  await page.type('searchbox', 'Find a customer', 'gi');
  await page.find('button', /^Record the usual/);
  const durable = await page.run(async (count) => {
    const times = [];
    for (let tap = 0; tap < count; tap += 1) {
      const before = document.querySelector('.snack');
      const button = [...document.querySelectorAll('.check-in')].filter((it) => it.ariaLabel.startsWith('Record the usual'))[tap % 3];
      const begun = performance.now();
      button.click();
      await new Promise((done) => {
        const look = () => {
          const now = document.querySelector('.snack');
          if (now && now !== before) done();
          else new Promise((next) => { setTimeout(next, 0); }).then(look);
        };
        look();
      });
      times.push(performance.now() - begun);
    }
    return times;
  }, CHECK_INS);
  console.log(`\ncheck-in, tap to durable: median ${part(durable, 0.5).toFixed(1)} ms, p95 ${part(durable, 0.95).toFixed(1)} ms, of ${CHECK_INS}`);

  // The whole journey once more, for tasks that hold up the screen.
  for (const place of ['#/', '#/customers', '#/history', '#/more', '#/find']) await page.open(place).then(() => page.find('heading'));
  for (const query of ['g', 'gi', 'giu', 'giulia', 'fer', '347']) await page.type('searchbox', 'Find a customer', query);
  const [paint, tasks] = await page.run(() => [
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, window.longTasks,
  ]);
  const long = tasks.filter(([start]) => start > paint).map(([, time]) => Math.round(time));
  console.log(`tasks over 50 ms after the first paint: ${long.length}${long.length ? ` (${long.join(', ')} ms)` : ''}`);

  const bars = [
    ['opening at most 2.5 times a bare page, 4 times slower', rows[1][2] / rows[1][1] <= 2.5],
    ['check-in durable in at most 30 ms at p95', part(durable, 0.95) <= 30],
    ['no task over 50 ms after the first paint', long.length === 0],
  ];
  for (const [bar, met] of bars) console.log(`${met ? 'met' : 'MISSED'}: ${bar}`);
} finally {
  await other.stop();
  await stage.clear();
  rmSync(folder, { recursive: true });
  await engine.stop?.();
}

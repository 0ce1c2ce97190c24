// Takes the book of a large shop in as a phone would: time, memory and what holds up the screen, against unsealing,
// unpacking and writing the same bytes alone. `node tests/bench/importing.mjs [CUSTOMERS]`: needs dist/.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Engine } from '../e2e/driver/engines.mjs';
import { Stage } from '../e2e/driver/stage.mjs';
import { WORDS } from '../e2e/scenes/phones.mjs';
import { build, call, serve, startDriver } from './stand.mjs';
import { longTasks, untilLate, watchTasks } from './tasks.mjs';

const CUSTOMERS = Number(process.argv[2] ?? 100_000);
const root = fileURLToPath(new URL('../..', import.meta.url));
const file = fileURLToPath(new URL('page/wasm/book.age', import.meta.url));
const MEGA = 1e6;

/** The file: a demo shop, made by the companion. */
function make() {
  execFileSync('cargo', ['build', '--quiet', '--profile', 'native', '--bin', 'ilsolito'], { cwd: root, stdio: 'inherit' });
  const companion = join(root, process.env.CARGO_TARGET_DIR ?? 'target', 'native/ilsolito');
  execFileSync(companion, ['demo', '--seed', '5', '--customers', String(CUSTOMERS), '-o', file],
    { env: { ...process.env, ILSOLITO_PASSPHRASE: WORDS }, stdio: ['ignore', 'ignore', 'inherit'] });
  const told = execFileSync(companion, ['inspect', file], { env: { ...process.env, ILSOLITO_PASSPHRASE: WORDS } });
  return JSON.parse(told);
}

/** The most memory that a process of the browser on this profile has held so far, in MB; the largest of them shows the page. */
function memory(profile) {
  const most = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).map((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes('--type=renderer') || !command.includes(profile)) return 0;
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
    } catch {
      // It has ended meanwhile.
      return 0;
    }
  });
  return Math.max(...most) / MEGA;
}

async function alone() {
  const server = await serve();
  const driver = await startDriver();
  try {
    const place = { driver, address: `http://127.0.0.1:${server.address().port}`, page: 'unpacking.html', browser: '/usr/bin/chromium' };
    const told = await call(place, 'unpacking', ['./wasm/book.age', WORDS]);
    if (told.failed) throw new Error(told.failed);
    return told;
  } finally {
    driver.end();
    server.close();
  }
}

async function takenIn() {
  const engine = await new Engine('chromium', 'en', { traced: true }).start();
  const stage = await Stage.set(engine);
  const { page } = stage;
  try {
    await watchTasks(page);
    await page.open();
    await page.click('link', /^Join a shop/);
    await longTasks(page);
    await page.attach(/file/i, file);
    await page.type('textbox', /passphrase/, WORDS);
    const begun = Date.now();
    await page.click('button', 'Open');
    await untilLate(page, 'it is compared', () => /would change/.test(document.querySelector('h1')?.innerText));
    const compared = Date.now() - begun;
    const comparing = await longTasks(page);
    const asked = Date.now();
    await page.click('button', /^Take it in/);
    await untilLate(page, 'it is taken in', () => !location.hash.includes('sync') && document.querySelector('.snack') !== null);
    const saved = Date.now() - asked;
    return { compared, saved, comparing, taking: await longTasks(page), memory: memory(stage.browser.profile) };
  } finally {
    await stage.clear();
    await engine.stop();
  }
}

build();
const { counts } = make().header;
const bare = await alone();
const app = await takenIn();
const seconds = (time) => (time / 1000).toFixed(1);
const sum = bare.unpacking + bare.writing;
console.log(`a file of ${(statSync(file).size / MEGA).toFixed(1)} MB, ${(bare.bytes / MEGA).toFixed(0)} MB unpacked: ${JSON.stringify(counts)}`);
console.log(`alone: unsealed and unpacked in ${seconds(bare.unpacking)} s, written in ${seconds(bare.writing)} s`);
console.log(`the app: verified and compared in ${seconds(app.compared)} s, taken in in ${seconds(app.saved)} s; ${app.memory.toFixed(0)} MB at most`);
const told = ({ wall, own }) => `${own.length}${own.length ? ` (${own.join(', ')} ms)` : ''} of ${wall.length} by the clock`;
console.log(`tasks over 50 ms of own time: while comparing ${told(app.comparing)}, while taking in ${told(app.taking)}`);
const bars = [
  ['no task over 50 ms', app.comparing.own.length + app.taking.own.length === 0],
  ['at most twice the time of unsealing, unpacking and writing alone', app.compared + app.saved <= 2 * sum],
];
for (const [bar, met] of bars) {
  console.log(`${met ? 'met' : 'MISSED'}: ${bar}`);
  if (!met) process.exitCode = 1;
}

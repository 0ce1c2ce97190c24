// Kills the browser in the middle of an import, again and again: node tests/killed/run.mjs [TIMES]
// Each time the same profile is opened again, and must hold all of the file or nothing of it; and all of it where the
// app had said so. What was written before must be there always. DIST=folder names another build.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Server } from '../../.build/serve.mjs';
import { Page } from '../e2e/driver/page.mjs';
import { until } from '../e2e/driver/until.mjs';
import { Session } from '../e2e/driver/webdriver.mjs';
import { WORDS, know } from '../e2e/scenes/phones.mjs';
import { add, begin } from '../e2e/scenes/shop.mjs';

const TIMES = Number(process.argv[2] ?? 200);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync', '--disable-background-networking',
  '--disable-component-update', '--disable-dev-shm-usage', '--lang=en', '--remote-debugging-port=0', '--window-size=400,800',
];
const home = mkdtempSync(join(tmpdir(), 'il-solito-killed-'));
const file = join(home, 'other.age');
const profile = join(home, 'profile');
const saved = join(home, 'saved');

/** Starts the browser on the profile, and the driver that speaks to it. */
async function open(origin) {
  // What a killed browser leaves behind of its run, and not of its data: the lock of a process that is no more.
  for (const name of ['DevToolsActivePort', 'SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    rmSync(join(profile, name), { force: true });
  }
  const browser = spawn('chromium', [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], { stdio: 'ignore', detached: true, env: { ...process.env, LANGUAGE: 'en' } });
  const port = await until('the browser listens', () => readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0], { tolerant: true });
  const driverPort = 20_000 + (process.pid + open.count++) % 20_000;
  const driver = spawn('chromedriver', [`--port=${driverPort}`], { stdio: 'ignore' });
  const address = `http://localhost:${driverPort}`;
  await until('the driver answers', async () => (await fetch(`${address}/status`)).ok, { tolerant: true });
  const session = await Session.begin(address, { 'goog:chromeOptions': { debuggerAddress: `localhost:${port}` } });
  const page = new Page(session, 'chromium', origin);
  return {
    page,
    /** As a phone that takes an app out of memory: nothing is told, nothing is finished. */
    async kill(signal = 'SIGKILL') {
      const gone = once(browser, 'exit');
      process.kill(-browser.pid, signal);
      await gone;
      driver.kill('SIGKILL');
    },
  };
}
open.count = 0;

/** Opens an address, however long a machine that does much else takes for it. */
async function arrive(page, path, sign) {
  await page.open(path);
  await page.see(sign, { seconds: 180 });
}

/** Brings the file up to what it would change, and returns that in words. */
async function compare(page) {
  await arrive(page, '#/sync', 'Backup and phones');
  await arrive(page, '#/sync/in', 'Choose the file');
  await page.attach(/file/i, file);
  await page.find('heading', /would change|nothing new/i, { seconds: 120 });
  return (await page.text()).replace(/^.*(What would change|There is nothing new)/, '$1').replace(/ (Counter|One tap) .*$/, '');
}

const server = await new Server(process.env.DIST ?? join(ROOT, 'dist')).start();
const count = { before: 0, after: 0, promised: 0 };
let browser;
let failed;
try {
  execFileSync(process.env.ILSOLITO ?? join(ROOT, 'target/debug/ilsolito'), ['demo', '--seed', '11', '--customers', '60', '-o', file],
    { env: { ...process.env, ILSOLITO_PASSPHRASE: WORDS }, stdio: 'inherit' });
  browser = await open(server.origin);
  await arrive(browser.page, '', 'Look at a demo shop');
  await begin(browser.page);
  await add(browser.page, 'Bruna');
  await know(browser.page);
  const whole = await compare(browser.page);
  console.log(`the file: ${whole}`);
  // Written down to the disk as far as the app promised; the rest of the browser's own files does not matter.
  await browser.kill();
  cpSync(profile, saved, { recursive: true });

  const restore = () => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    cpSync(saved, profile, { recursive: true });
  };
  browser = await open(server.origin);
  await compare(browser.page);
  const started = Date.now();
  await browser.page.click('button', /^Take it in/);
  await browser.page.see('Taken in', { seconds: 120 });
  const takes = Date.now() - started;
  await browser.kill();
  restore();
  browser = await open(server.origin);
  await compare(browser.page);
  console.log(`taking it in takes ${takes} ms; killed ${TIMES} times between 0 and ${Math.round(takes * 1.2)} ms`);

  for (let time = 1; time <= TIMES; time += 1) {
    const wait = Math.round(Math.random() * takes * 1.2);
    await browser.page.click('button', /^Take it in/);
    await new Promise((done) => setTimeout(done, wait));
    const promised = await Promise.race([
      browser.page.text().then((text) => text.includes('Taken in')), new Promise((done) => setTimeout(done, 60, false)),
    ]).catch(() => false);
    await browser.kill();
    browser = await open(server.origin);
    await arrive(browser.page, '#/customers', 'Bruna');
    const now = await compare(browser.page);
    const state = now === whole ? 'before' : now.startsWith('There is nothing new') ? 'after' : 'torn';
    if (state === 'torn') throw new Error(`torn after ${wait} ms: ${now}`);
    if (promised && state !== 'after') throw new Error(`shown as taken in after ${wait} ms, and lost`);
    count[state] += 1;
    count.promised += promised ? 1 : 0;
    if (time % 10 === 0) console.log(`${time}: ${JSON.stringify(count)}`);
    if (state === 'after') {
      await browser.kill();
      restore();
      browser = await open(server.origin);
      await compare(browser.page);
    }
  }
  await browser.kill();
  browser = undefined;
  console.log(`killed ${TIMES} times: ${count.before} as before, ${count.after} whole (${count.promised} of them shown as taken in), none torn`);
} catch (error) {
  failed = error;
  console.error(error, await browser?.page.text().catch(() => ''));
  await browser?.kill().catch(() => {});
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
process.exit(failed ? 1 : 0);

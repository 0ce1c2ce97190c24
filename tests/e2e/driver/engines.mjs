// Knows how each of the three engines is started, so that nothing else has to ask which one is running.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import { Outside } from './outside.mjs';
import { until } from './until.mjs';
import { Session } from './webdriver.mjs';

/** At this hour a bar is busy: at night nobody is likely to come, and there is little to show. */
const HOUR = 10;
const ahead = Math.max(-12, HOUR - new Date().getUTCHours());
// For the browsers and for the journeys themselves. The sign of these names is that of the way back to Greenwich.
process.env.TZ = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;

const REGIONS = { it: 'it_IT', en: 'en_GB' };
const STARTS = 3;
const PHONE = { width: 360, height: 740 };
const MACHINE = { arm64: 'aarch64', x64: 'x86_64' }[process.arch] ?? process.arch;
const MINI_BROWSER = `/usr/lib/${MACHINE}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

const ENGINES = {
  chromium: {
    needs: ['chromium', 'chromedriver'],
    command: (port) => ['chromedriver', `--port=${port}`],
    capabilities: (language, profile) => ({
      'goog:loggingPrefs': { browser: 'ALL', performance: 'ALL' },
      'goog:chromeOptions': {
        binary: found('chromium'),
        args: [
          '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
          '--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage', `--lang=${language}`,
          `--user-data-dir=${profile}`,
          // The camera sees what lies in this file, once a journey has put one there.
          '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${filmOf(profile)}`,
        ],
        prefs: { 'intl.accept_languages': language, homepage: 'about:blank', 'session.startup_urls': ['about:blank'], 'session.restore_on_startup': 4 },
        mobileEmulation: { deviceMetrics: { ...PHONE, pixelRatio: 2, touch: true, mobile: true } },
      },
    }),
  },
  firefox: {
    // It takes five seconds to start: each journey has an origin of its own, and so nothing of the one before.
    staysOpen: true,
    needs: ['firefox-esr', 'geckodriver'],
    command: (port) => ['geckodriver', '--port', String(port), '--log', 'fatal'],
    capabilities: (language) => ({
      'moz:firefoxOptions': {
        binary: found('firefox-esr'),
        args: ['-headless'],
        prefs: { 'intl.accept_languages': language, 'intl.locale.requested': language, 'network.captive-portal-service.enabled': false },
      },
    }),
  },
  webkit: {
    needs: ['WebKitWebDriver', 'Xvfb', 'localedef', MINI_BROWSER],
    needsDisplay: true,
    command: (port) => ['WebKitWebDriver', `--port=${port}`],
    capabilities: () => ({ 'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] } }),
  },
};

/** Where the film lies that Chromium's camera sees. */
export const filmOf = (profile) => join(profile, 'camera.y4m');

export const names = Object.keys(ENGINES);

function found(program) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program)).find(existsSync);
}

/** The programs that an engine needs and this machine does not have. */
export const missing = (name) => ENGINES[name].needs.filter((program) => !existsSync(program) && !found(program));

async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, 'localhost', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

function traced(capabilities, wanted) {
  if (wanted) capabilities['goog:chromeOptions'].perfLoggingPrefs = { traceCategories: 'toplevel,loading' };
  return capabilities;
}

/** Starts a program in a group of its own, so that all it starts can be ended with it. */
function launch([command, ...args], env, stdio = 'ignore') {
  return spawn(command, args, { env, detached: true, stdio });
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await gone;
}

/** A display that nobody looks at, on a number that the server itself found free. */
async function launchDisplay(env) {
  const child = launch(['Xvfb', '-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], env, ['ignore', 'ignore', 'ignore', 'pipe']);
  const [number] = await once(child.stdio[3], 'data');
  return { child, name: `:${String(number).trim()}` };
}

/** A browser that was used, with one new window and nothing else open. */
async function emptied(browser) {
  const used = await browser.session.get('window/handles');
  const { handle } = await browser.session.post('window/new', { type: 'window' });
  for (const old of used) {
    await browser.session.post('window', { handle: old });
    await browser.session.close();
  }
  await browser.session.post('window', { handle });
  await browser.session.post('window/rect', PHONE);
  return browser;
}

/** One engine, able to open any number of browsers, one after the other. */
export class Engine {
  #home;
  #env;
  #display;
  /** What stands for the world outside in all its browsers. */
  outside;
  #kept;

  /** With `traced` Chromium notes every task of its threads, which takes some time of its own. */
  constructor(name, language = 'it', { traced = false } = {}) {
    this.name = name;
    this.language = language;
    this.traced = traced;
  }

  async start() {
    this.outside = await new Outside().start();
    this.#home = mkdtempSync(join(tmpdir(), `il-solito-${this.name}-`));
    this.#env = { ...process.env, HOME: this.#home, XDG_CACHE_HOME: this.#home };
    if (ENGINES[this.name].needsDisplay) {
      this.#display = await launchDisplay(this.#env);
      Object.assign(this.#env, { DISPLAY: this.#display.name }, this.#locale());
    }
    return this;
  }

  /** WebKit speaks the language of a locale that exists: one is made here, for this run alone. */
  #locale() {
    const region = REGIONS[this.language];
    execFileSync('localedef', ['-i', region, '-f', 'UTF-8', join(this.#home, `${region}.UTF-8`)], { stdio: 'ignore' });
    return { LOCPATH: this.#home, LANG: `${region}.UTF-8`, LC_ALL: `${region}.UTF-8` };
  }

  /** Opens a browser that knows nothing of any journey before. */
  async browser() {
    this.outside.forget();
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept) {
      try {
        return await emptied(kept);
      } catch {
        // It may have ended in the journey before.
        await kept.end();
      }
    }
    for (let left = STARTS - 1; ; left -= 1) {
      try {
        return await this.#launch();
      } catch (error) {
        // WebKit's driver now and then waits for ever for a browser that it never started.
        if (left === 0) throw error;
      }
    }
  }

  /** Takes a browser back after a journey; one that is spoilt is not used again. */
  async release(browser, spoilt = false) {
    if (ENGINES[this.name].staysOpen && !spoilt) this.#kept = browser;
    else await browser.end();
  }

  async #launch() {
    const { command, capabilities } = ENGINES[this.name];
    const port = await freePort();
    const driver = launch(command(port), this.#env);
    const address = `http://localhost:${port}`;
    try {
      await until(`${this.name}'s driver answers`, async () => (await fetch(`${address}/status`)).ok, { tolerant: true, seconds: 30 });
      const profile = mkdtempSync(join(this.#home, 'profile-'));
      const session = await Session.begin(address, {
        ...traced(capabilities(this.language, profile), this.traced),
        proxy: { proxyType: 'manual', httpProxy: this.outside.address, sslProxy: this.outside.address, noProxy: ['localhost'] },
        timeouts: { script: 60_000, pageLoad: 60_000, implicit: 0 },
      });
      // Chromium is given a phone's screen above; the other two have a smallest window of their own.
      if (this.name !== 'chromium') await session.post('window/rect', PHONE);
      return { session, profile, end: () => session.end().catch(() => {}).then(() => end(driver)) };
    } catch (error) {
      await end(driver);
      throw error;
    }
  }

  async stop() {
    await this.#kept?.end();
    this.outside.stop();
    if (this.#display) await end(this.#display.child);
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

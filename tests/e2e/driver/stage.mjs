// Sets the stage of one journey: a server with the build, a browser never used before, and the refused world outside.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Server } from '../../../.build/serve.mjs';
import { Page } from './page.mjs';

const FINISH = fileURLToPath(new URL('../../../.build/finish.mjs', import.meta.url));
const DIST = process.env.DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url));

const origins = new Set();

/** A server of the build at an origin that no journey has used: a browser remembers those it knows. */
async function fresh() {
  for (;;) {
    const server = await new Server(DIST).start();
    if (!origins.has(server.origin)) {
      origins.add(server.origin);
      return server;
    }
    await server.stop();
  }
}

/** Thrown by a journey that has nothing to show in this engine. */
export class Skipped extends Error {}

export class Stage {
  /** Set by a journey that provokes refusals and console errors on purpose. */
  provokes = false;
  /** Set where the browser is of no use to the next journey: by one that asks for it, and after one that failed. */
  spoils = false;
  #engine;
  #folders = [];
  #others = [];

  static async set(engine) {
    const stage = new Stage();
    stage.#engine = engine;
    stage.engine = engine.name;
    stage.server = await fresh();
    stage.outside = engine.outside;
    try {
      stage.browser = await engine.browser();
      stage.session = stage.browser.session;
      stage.page = await new Page(stage.session, engine.name, stage.server.origin).turn();
    } catch (error) {
      await stage.clear();
      throw error;
    }
    return stage;
  }

  /** Ends the journey here unless this engine is the one named. */
  only = (engine, why) => {
    if (this.engine !== engine) throw new Skipped(why);
  };

  /** Another phone: the same build at an origin of its own, which knows nothing of the first one's. In the same tab: one at a time. */
  otherPhone = async () => {
    const server = await fresh();
    this.#others.push(server);
    return new Page(this.session, this.engine, server.origin);
  };

  /** A copy of the build that `change(folder)` may touch. */
  copy = (change) => {
    const folder = mkdtempSync(join(tmpdir(), 'il-solito-build-'));
    this.#folders.push(folder);
    cpSync(DIST, folder, { recursive: true });
    change?.(folder);
    return folder;
  };

  /** A later build: the same app with another id, and with `change(folder)`; finished as every build is. */
  nextBuild = (change) =>
    this.copy((folder) => {
      appendFileSync(join(folder, 'worker.js'), `// ${this.#folders.length}\n`);
      change?.(folder);
      // As a debug build, since its size was judged when it was built.
      execFileSync(process.execPath, [FINISH, folder], { stdio: 'ignore', env: { ...process.env, TRUNK_PROFILE: 'debug' } });
    });

  /** What every journey promises: no other origin was asked, nothing was sent, nothing went wrong unseen. */
  async judge() {
    const asked = this.outside.asked();
    if (asked.length > 0) throw new Error(`asked outside the origin: ${[...new Set(asked)].join(', ')}`);
    const servers = [this.server, ...this.#others];
    const sent = servers.flatMap(({ requests }) => requests).filter(({ method, url }) => method !== 'GET' || url.includes('?'));
    if (sent.length > 0) throw new Error(`sent to the server: ${sent.map(({ method, url }) => `${method} ${url}`).join(', ')}`);
    if (this.provokes) return;
    const strangers = (await this.contacted()).filter((address) => !servers.some(({ origin }) => address.startsWith(origin)));
    if (strangers.length > 0) throw new Error(`asked for ${[...new Set(strangers)].join(', ')}`);
    const complaints = await this.page.complaints();
    if (complaints.length > 0) throw new Error(`the console says: ${complaints.join(' | ')}`);
  }

  /** Addresses that the pages asked for, those of documents and data made on the spot left out; Chromium only. */
  async contacted() {
    if (this.engine !== 'chromium') return [];
    const entries = await this.session.post('se/log', { type: 'performance' });
    const events = entries.map((entry) => JSON.parse(entry.message).message);
    const asked = events.filter(({ method }) => method === 'Network.requestWillBeSent').map(({ params }) => params.request.url);
    return asked.filter((address) => /^(https?|wss?):/.test(address));
  }

  async clear() {
    if (this.browser) await this.#engine.release(this.browser, this.spoils);
    for (const server of [this.server, ...this.#others]) {
      if (server.running) await server.stop();
    }
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

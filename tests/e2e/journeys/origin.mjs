// The promise that nothing leaves the origin: shown by trying to break it from inside the page.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { journey } from '../driver/journey.mjs';

/** Runs as a file of the app's own origin, so that the page's policy alone stands in its way. */
async function breakOut(foreign) {
  const broken = [];
  const attempts = {
    fetch: () => fetch(foreign, { mode: 'no-cors' }).then(() => true),
    beacon: () => false === navigator.sendBeacon(foreign, 'x') && false,
    image: () => new Promise((done) => {
      const image = new Image();
      image.onload = () => done(true);
      image.onerror = () => done(false);
      image.src = `${foreign}x.png`;
    }),
    socket: () => new Promise((done) => {
      const socket = new WebSocket(foreign.replace('http', 'ws'));
      socket.onopen = () => done(true);
      socket.onerror = () => done(false);
    }),
    module: () => import(`${foreign}x.js`).then(() => true),
    evaluation: () => new Function('return true')(),
    script: () => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      return window.inlineRan === true;
    },
    style: () => {
      const box = document.createElement('p');
      box.setAttribute('style', 'color: rgb(1, 2, 3)');
      document.body.append(box);
      return getComputedStyle(box).color === 'rgb(1, 2, 3)';
    },
    sheet: () => {
      const sheet = document.createElement('style');
      sheet.textContent = 'body { color: rgb(1, 2, 3) }';
      document.head.append(sheet);
      return getComputedStyle(document.body).color === 'rgb(1, 2, 3)';
    },
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    if (await Promise.resolve().then(attempt).catch(() => false)) broken.push(name);
  }
  document.documentElement.dataset.broken = JSON.stringify(broken);
}

/** A server of another origin that notes who comes. */
async function stranger() {
  const visitors = [];
  const listener = createServer((request, response) => {
    visitors.push(request.url);
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end();
  });
  await new Promise((done) => listener.listen(0, 'localhost', done));
  return { visitors, address: `http://localhost:${listener.address().port}/`, stop: () => listener.close() };
}

const probed = async (page, stage, foreign) => {
  stage.server.show(stage.copy((folder) => writeFileSync(join(folder, 'probe.js'), `(${breakOut})(${JSON.stringify(foreign)});`)));
  await page.open();
  await page.until('the app has started', () => document.querySelector('main') !== null);
  await page.run(() => {
    const script = document.createElement('script');
    script.src = './probe.js';
    document.body.append(script);
  });
  return JSON.parse(await page.until('the attempts are over', () => document.documentElement.dataset.broken));
};

export const journeys = [
  journey('lets nothing out and nothing foreign in', async (stage) => {
    stage.provokes = true;
    const other = await stranger();
    try {
      assert.deepEqual(await probed(stage.page, stage, other.address), []);
      assert.deepEqual(other.visitors, []);
    } finally {
      other.stop();
    }
  }),

  journey('would be caught asking elsewhere', async (stage) => {
    stage.provokes = true;
    await stage.session.post('url', { url: 'http://elsewhere.test/' }).catch(() => {});
    assert.deepEqual([...new Set(stage.outside.asked())], ['elsewhere.test']);
    stage.outside.excuse('elsewhere.test');
  }),

  journey('carries its headers on every answer', async ({ page }) => {
    await page.open();
    const answers = await page.run(() => Promise.all(['./', './sw.js', './worker.js'].map(async (address) => {
      const { headers } = await fetch(address, { cache: 'reload' });
      return ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy'].map((name) => headers.get(name));
    })));
    for (const [policy, sniff, referrer, permissions] of answers) {
      assert.match(policy, /default-src 'none'.*connect-src 'self'.*frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /'unsafe-|https?:|\*/);
      assert.equal(sniff, 'nosniff');
      assert.equal(referrer, 'no-referrer');
      assert.match(permissions, /geolocation=\(\)/);
    }
  }),
];

// The promise that nothing leaves the origin: shown by trying to break it from inside the page.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { journey } from '../driver/journey.mjs';

/** Runs as a file of the app's own origin, so that the page's policy alone stands in its way. */
async function breakOut(foreign) {
  const broken = [];
  /** Waits for the policy to say that it refused something: these attempts are refused without a word to their maker. */
  const refusal = (directive) => new Promise((done) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      if (event.effectiveDirective.startsWith(directive)) done(false);
    });
  });
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
    request: () => new Promise((done) => {
      const request = new XMLHttpRequest();
      request.onload = () => done(true);
      request.onerror = () => done(false);
      request.open('POST', foreign);
      request.send('x');
    }),
    events: () => new Promise((done) => {
      const events = new EventSource(foreign);
      events.onopen = () => done(true);
      events.onerror = () => done(false);
    }),
    worker: () => new Promise((done) => {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' })));
      worker.onmessage = () => done(true);
      worker.onerror = () => done(false);
    }),
    form: () => {
      const refused = refusal('form-action');
      const form = document.createElement('form');
      Object.assign(form, { action: `${foreign}form`, method: 'POST' });
      document.body.append(form);
      form.submit();
      return refused;
    },
    frame: () => {
      const refused = refusal('frame-src');
      const frame = document.createElement('iframe');
      frame.src = `${foreign}frame`;
      document.body.append(frame);
      return refused;
    },
    // Of these two only the stranger's visitors tell.
    prefetch: () => {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'prefetch', href: `${foreign}prefetch` });
      document.head.append(link);
    },
    film: () => {
      const refused = refusal('media-src');
      const film = document.createElement('video');
      film.src = `${foreign}film`;
      document.body.append(film);
      return refused;
    },
    ping: () => {
      const link = document.createElement('a');
      Object.assign(link, { href: '#/', ping: `${foreign}ping` });
      document.body.append(link);
      link.click();
    },
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
    // Firefox tries again by itself, later.
    stage.spoils = true;
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

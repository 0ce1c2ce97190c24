import { readFileSync, writeFileSync } from 'node:fs';
import { Engine } from '../e2e/driver/engines.mjs';
import { Stage } from '../e2e/driver/stage.mjs';
const N = Number(process.env.N ?? 6), RATE = Number(process.env.RATE ?? 4);
function watch() {
  if (location.protocol !== 'http:') return;
  const t = window.t = {};
  const mark = (k) => { t[k] ??= performance.now(); };
  const io = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...a) => { mark('inst0'); const r = await io(...a); mark('inst1'); return r; };
  const io2 = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...a) => { mark('inst0'); const r = await io2(...a); mark('inst1'); return r; };
  const ob = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...a) { mark('idb:' + a[0]); return ob.apply(this, a); };
  const dec = SubtleCrypto.prototype.decrypt; let nd = 0;
  SubtleCrypto.prototype.decrypt = function (...a) { nd += 1; const k = 'dec' + nd; if (nd <= 6) { mark(k); t[k + 'len'] = a[2].byteLength; } const p = dec.apply(this, a); if (nd <= 6) p.then(() => mark(k + 'done')); return p; };
  const get = IDBObjectStore.prototype.get; let ng = 0;
  IDBObjectStore.prototype.get = function (...a) { ng += 1; if (ng <= 8) mark('get' + ng + ':' + this.name + ':' + String(a[0]).slice(0, 20)); return get.apply(this, a); };
  const observer = new MutationObserver(() => {
    if (document.querySelector('.opening')) mark('openingShown');
    if (document.querySelector('main')) mark('shown');
    if (!window.asked) {
      const field = document.querySelector('.search__field');
      if (!field) return;
      window.asked = 1; mark('asked');
      field.value = 'gi';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      mark('askedEnd');
    }
    if (document.querySelector('.customers--near .customer')) { mark('answered'); t.rows ??= document.querySelectorAll('.customers--near .customer').length; }
    if (!document.querySelector('.customers--near .check-in')) return;
    mark('ready'); observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}
const engine = await new Engine('chromium', 'en').start();
const stage = await Stage.set(engine);
try {
  const { page } = stage;
  await page.session.devtools('Page.enable', {});
  await page.open();
  await page.click('button', /^Look at a demo shop/);
  await page.click('button', '10,000');
  await page.click('button', 'Open the demo shop');
  await page.until('open', () => document.querySelector('.customers .check-in') !== null, { seconds: 120 }).catch(() => {});
  await page.until('open', () => document.querySelector('.customers .check-in') !== null);
  await page.until('the build is kept', async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');
  await page.until('a glance', async () => { const answer = (r) => new Promise((d, f) => { r.onsuccess = () => d(r.result); r.onerror = () => f(r.error); });
    const db = await answer(indexedDB.open('il-solito-demo')); const c = await answer(db.transaction('meta').objectStore('meta').count('glance')); db.close(); return c > 0; });
  await page.session.devtools('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
  const all = [];
  await page.session.devtools('Emulation.setCPUThrottlingRate', { rate: RATE });
  for (let i = 0; i <= N; i += 1) {
    await page.session.post('url', { url: 'about:blank' });
    await page.session.post('url', { url: `${stage.server.origin}/#/` });
    await page.until('it is open', () => window.t?.ready > 0);
    if (i) all.push(await page.run(() => { const n = performance.getEntriesByType('navigation')[0]; for (const r of performance.getEntriesByType('resource')) if (/wasm|il-solito.*js|start|split/.test(r.name)) { window.t['res ' + r.name.split('/').pop().slice(0, 18) + ' start'] = r.startTime; window.t['res ' + r.name.split('/').pop().slice(0, 18) + ' end'] = r.responseEnd; } window.t.fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime; window.t.docEnd = n.responseEnd; window.t.dom = n.domInteractive; return window.t; }));
  }
  await page.session.post('se/log', { type: 'performance' });
  const traces = [];
  for (let i = 0; i < 3; i += 1) {
    await page.session.post('url', { url: 'about:blank' });
    await page.session.post('se/log', { type: 'performance' });
    await page.session.post('url', { url: `${stage.server.origin}/#/` });
    await page.until('it is open', () => window.t?.answered > 0);
    const marks = await page.run(() => window.t);
    await page.session.post('url', { url: 'about:blank' });
    const log = await page.session.post('se/log', { type: 'performance' });
    traces.push({ marks, log: log.map((it) => JSON.parse(it.message).message).filter((it) => it.method === 'Tracing.dataCollected').map((it) => it.params) });
  }
  writeFileSync('/tmp/traces.json', JSON.stringify(traces));
  const keys = [...new Set(all.flatMap((it) => Object.keys(it)))];
  const med = (k) => { const v = all.map((it) => it[k]).filter((x) => x !== undefined).sort((a, b) => a - b); return v[Math.floor(v.length / 2)]; };
  for (const [k, v] of keys.map((k) => [k, med(k)]).sort((a, b) => a[1] - b[1])) console.log(v?.toFixed(0).padStart(6), k);
} finally { await stage.clear(); await engine.stop?.(); }

// Takes every screen of the demo shop, in both languages and both themes, as a phone shows it, into shots/gallery, with a
// page that lists them: for looking at, not for judging. `node tests/e2e/gallery.mjs [it|en] [light|dark]`; needs dist/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Engine } from './driver/engines.mjs';
import { Stage } from './driver/stage.mjs';
import { tryDemo } from './scenes/shop.mjs';

const FOLDER = fileURLToPath(new URL('shots/gallery/', import.meta.url));
const [WIDTH, HEIGHT] = [360, 780];
const LANGUAGES = {
  it: { door: /^Guarda un locale finto/, open: 'Apri il locale finto', title: 'Probabili adesso', search: 'Cerca' },
  en: { search: 'Find a customer' },
};

/** Screens by name: their address, in which `ID` is the person who is most likely now, or what is done to get there. */
const SCREENS = {
  counter: '#/', search: async (page, { search }) => {
    await page.open('#/find');
    await page.type('searchbox', search, 'mar');
  },
  'search-nobody': async (page, { search }) => {
    await page.open('#/find');
    await page.type('searchbox', search, 'zzzz');
  },
  'new-customer': '#/new/', customers: '#/customers', profile: '#/customer/ID', 'check-in': '#/check-in/ID', edit: '#/edit/ID',
  join: '#/join/ID', points: '#/points/ID', consent: '#/consent/ID', known: '#/trust/known/ID', 'history-of': '#/history/ID',
  history: '#/history', import: '#/import', more: '#/more', settings: '#/settings', install: '#/install', keeping: '#/keeping',
  menu: '#/menu', 'menu-import': '#/menu/import', 'menu-item': async (page) => {
    await page.open('#/menu');
    await page.until('the menu is there', () => document.querySelector('main a[href^="#/menu/"]:not([href="#/menu/import"])') !== null);
    await page.run(() => { location.hash = document.querySelector('main a[href^="#/menu/"]:not([href="#/menu/import"])').hash; });
    await page.until('the item is there', () => document.querySelector('main input') !== null);
  },
  orders: '#/orders', loyalty: '#/loyalty', demand: '#/demand',
  care: '#/care', gifts: '#/care/gifts', offers: '#/care/offers', groups: '#/care/groups',
  reviews: '#/reviews', 'reviews-themes': '#/reviews/themes', 'reviews-all': '#/reviews/all', 'reviews-trends': '#/reviews/trends',
  'reviews-todo': '#/reviews/todo', 'reviews-import': '#/reviews/import', 'reviews-write': '#/reviews/write',
  'reviews-incident': '#/reviews/incident', 'reviews-signs': '#/reviews/signs',
  sync: '#/sync', 'sync-words': '#/sync/words', 'sync-out': '#/sync/out', 'sync-in': '#/sync/in', 'sync-try': '#/sync/try', 'sync-leave': '#/sync/leave',
  trust: '#/trust', 'trust-lock': '#/trust/lock', 'trust-ledger': '#/trust/ledger', 'trust-retention': '#/trust/retention',
  'trust-requests': '#/trust/requests', 'trust-consents': '#/trust/consents',
  'trust-wall': '#/trust/wall', 'trust-notice': '#/trust/notice', 'trust-record': '#/trust/record', 'trust-lost': '#/trust/lost',
};

/** Waits until nothing is on its way: no part, no letters, no movement. */
async function still(page) {
  await page.find('heading');
  await page.until('nothing is on its way', () => document.fonts.ready.then(() =>
    document.querySelector('.opening, progress') === null
    && document.getAnimations().every((it) => it.playState !== 'running' || it.effect.getComputedTiming().endTime > 1000)));
}

async function take(stage, language, themes) {
  const { page, session } = stage;
  const words = LANGUAGES[language];
  await session.devtools('Emulation.setDeviceMetricsOverride', { width: WIDTH, height: HEIGHT, deviceScaleFactor: 2, mobile: true });
  const shot = async (name) => {
    for (const theme of themes) {
      await page.theme(theme);
      await still(page);
      const { data } = await session.devtools('Page.captureScreenshot', { format: 'png' });
      writeFileSync(join(FOLDER, `${name}-${language}-${theme}.png`), Buffer.from(data, 'base64'));
    }
    console.log(`${name}, ${language}`);
  };
  await page.open();
  await page.find('heading');
  await shot('start');
  await tryDemo(page, words);
  await page.until('the usual is known', () => document.querySelector('.customers .check-in') !== null);
  const id = await page.run(() => document.querySelector('.customer__open').hash.split('/').pop());
  for (const [name, way] of Object.entries(SCREENS)) {
    if (typeof way === 'function') await way(page, words);
    else await page.open(way.replace('ID', id));
    await page.until(`${name} is drawn`, () => document.querySelector('main h1') !== null);
    await shot(name);
  }
}

const asked = process.argv.slice(2);
const chosen = (all) => (asked.some((word) => all.includes(word)) ? all.filter((word) => asked.includes(word)) : all);
const [languages, themes] = [chosen(['it', 'en']), chosen(['light', 'dark'])];
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const language of languages) {
  const engine = await new Engine('chromium', language).start();
  const stage = await Stage.set(engine);
  try {
    await take(stage, language, themes);
  } finally {
    await stage.clear();
    await engine.stop();
  }
}
const pictures = ['start', ...Object.keys(SCREENS)].map((name) => languages.flatMap((language) => themes.map((theme) => {
  const file = `${name}-${language}-${theme}.png`;
  return `<figure><img src="${file}" width="${WIDTH}" alt=""><figcaption>${file}</figcaption></figure>`;
})).join('')).join('\n');
writeFileSync(join(FOLDER, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Il Solito</title><style>figure{display:inline-block;margin:8px}</style>${pictures}`);
console.log(`${FOLDER}index.html`);

// Takes the pictures of static/manifest.webmanifest from the demo shop in dist/, as an app list shows them.
import { readFileSync, writeFileSync } from 'node:fs';
import { Engine } from './driver/engines.mjs';
import { Stage } from './driver/stage.mjs';
import { tryDemo } from './scenes/shop.mjs';

const STATIC = new URL('../../static/', import.meta.url);
/** Pixels of the picture to one of the page. */
const PIXELS = { narrow: 2, wide: 1 };

/** What is done at the counter before each picture. */
const STEPS = {
  'counter-narrow': [],
  'profile-narrow': [openFirst],
  'counter-wide': [openFirst],
};

/** Opens the person who is most likely now. */
async function openFirst(page) {
  await page.click('link', /./, { within: await page.run(() => document.querySelector('.customer__name').textContent) });
  await page.until('the profile is there', () => location.hash.length > 3 && document.querySelector('.slip, .allergies') !== null);
}

const { screenshots } = JSON.parse(readFileSync(new URL('manifest.webmanifest', STATIC), 'utf8'));
const engine = await new Engine('chromium').start();
const stage = await Stage.set(engine);
const { page, session } = stage;
try {
  await tryDemo(page, { door: /^Guarda un locale finto/, open: 'Apri il locale finto', title: 'Probabili adesso' });
  for (const { src, sizes, form_factor } of screenshots) {
    const name = /([\w-]+)\.png$/.exec(src)[1];
    const [width, height] = sizes.split('x').map((size) => size / PIXELS[form_factor]);
    await session.devtools('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: PIXELS[form_factor], mobile: true });
    await page.open('#/');
    await page.find('heading');
    for (const step of STEPS[name]) await step(page);
    await page.run(() => document.fonts.ready.then(() => true));
    const { data } = await session.devtools('Page.captureScreenshot', { format: 'png' });
    writeFileSync(new URL(`screenshots/${name}.png`, STATIC), Buffer.from(data, 'base64'));
    console.log(`screenshots/${name}.png`);
  }
} finally {
  await stage.clear();
  await engine.stop();
}

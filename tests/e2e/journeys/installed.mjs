// The app as an installed thing: it opens without a server, takes updates whole and when told, and can be installed.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journey } from '../driver/journey.mjs';
import { until } from '../driver/until.mjs';

const build = (page) => page.run(() => document.querySelector('meta[name=build]').content);
const buildOf = (list) => list.map((name) => name.split(' ').at(-1));
const kept = async (page) => buildOf(await page.run(() => caches.keys()));
const started = (page) => page.until('the app has started', () => document.querySelector('main') !== null);

/** Opens the app and waits until a whole build is kept on the device. */
async function install(page, folder = '') {
  await page.open(folder);
  await started(page);
  await page.until('the build is kept', async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');
  await page.reload();
  await page.until('the page is answered by the worker', () => navigator.serviceWorker.controller !== null);
  await started(page);
}

/** Asks the worker to look for another build, as the browser does by itself now and then. */
const look = (page) => page.run(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => {});
});

const state = (page) => page.run(async () => {
  const { installing, waiting } = await navigator.serviceWorker.getRegistration();
  return { installing: installing !== null, waiting: waiting !== null };
});

/** Tells the waiting build to take over, as the app does when the person agrees, and waits until it is shown. */
async function take(page, former) {
  await page.run(async () => (await navigator.serviceWorker.getRegistration()).waiting.postMessage({ type: 'apply' }));
  await until('the next build is taken', async () => !(await state(page)).waiting, { tolerant: true });
  return until('the next build is shown', async () => {
    await page.reload();
    const now = await build(page);
    return now !== former && now;
  }, { tolerant: true });
}

export const journeys = [
  journey('opens, with its own face and icons', async ({ page }) => {
    await page.open();
    await started(page);
    assert.equal(await page.run(async () => (await document.fonts.load('680 20px Besley')).length > 0), true);
    await page.until('an icon is drawn', () => {
      const use = document.querySelector('svg.icon use');
      return use === null || use.getBoundingClientRect().width > 0;
    });
  }),

  journey('opens in a new tab after the server is gone', async ({ page, server }) => {
    await install(page);
    await server.stop();
    // Some hosts link to the page by its file.
    await page.open('index.html');
    await started(page);
    const asked = server.requests.length;
    const second = await page.tab();
    await second.open();
    await started(second);
    await second.reload();
    await started(second);
    assert.equal(server.requests.length, asked);
  }),

  journey('lives in a folder of a site as well, and leaves the rest of it alone', async ({ page, server, copy }) => {
    const site = copy();
    cpSync(copy(), join(site, 'cafe'), { recursive: true });
    server.show(site);
    await install(page, 'cafe/');
    await install(page);
    assert.equal((await page.run(() => caches.keys())).length, 2);
    server.requests.length = 0;
    await server.stop();
    for (const folder of ['cafe/', '']) {
      await page.open(folder);
      await started(page);
      assert.match(await page.address(), new RegExp(`/${folder}$`));
    }
  }),

  journey('keeps every file of the build', async ({ page }) => {
    await install(page);
    const named = await page.run(() => [...document.querySelectorAll('link[href],script[src]')].map((it) => it.href || it.src));
    const lost = await page.run(async (addresses) => {
      const found = await Promise.all(addresses.map((address) => caches.match(address)));
      return addresses.filter((_, index) => !found[index]);
    }, named);
    assert.deepEqual(lost, []);
  }),

  journey('takes another build only when told', async ({ page, server, nextBuild }) => {
    await install(page);
    const first = await build(page);
    server.show(nextBuild());
    await look(page);
    await until('the next build waits', async () => (await state(page)).waiting);
    await page.reload();
    await started(page);
    assert.equal(await build(page), first);
    assert.equal((await state(page)).waiting, true);
    const now = await take(page, first);
    await started(page);
    await until('the former build is gone', async () => String(await kept(page)) === now, { tolerant: true });
  }),

  journey('replaces a build that cannot start by the next one', async (stage) => {
    const { page, server, nextBuild } = stage;
    stage.provokes = true;
    await install(page);
    const first = await build(page);
    server.show(nextBuild((folder) => {
      const start = join(folder, 'start.js');
      const broken = readFileSync(start, 'utf8').replace(/await app\.default\(.*\);/, "throw new Error('on purpose');");
      writeFileSync(start, broken);
    }));
    await look(page);
    await until('the broken build waits', async () => (await state(page)).waiting);
    const broken = await take(page, first);
    await page.see('Nothing has changed on this device');
    server.show(nextBuild());
    await page.reload();
    await until('the app is back', async () => (await page.run(() => document.querySelector('main') !== null)), { tolerant: true });
    assert.notEqual(await build(page), broken);
  }),

  journey('refuses a build of which one file is not as listed', async ({ page, server, copy, nextBuild }) => {
    await install(page);
    const first = await build(page);
    const broken = nextBuild();
    appendFileSync(join(broken, 'icon.svg'), '<!-- not as listed -->');
    server.show(broken);
    server.requests.length = 0;
    await look(page);
    await until('the altered file was fetched', () => server.requests.some(({ url }) => url === '/icon.svg'));
    await until('the build was given up', async () => !(await state(page)).installing);
    assert.equal((await state(page)).waiting, false);
    await until('nothing of it is left', async () => String(await kept(page)) === first);
    await server.stop();
    await page.reload();
    await started(page);
    assert.equal(await build(page), first);
  }),

  journey('can be installed', async ({ page, only }) => {
    only('chromium', 'only Chromium tells');
    await install(page);
    const { installabilityErrors } = await page.session.devtools('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
    const { errors, data } = await page.session.devtools('Page.getAppManifest');
    assert.deepEqual(errors, []);
    assert.match(data, /"shortcuts"/);
  }),
];

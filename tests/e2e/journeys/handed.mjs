// Files that come to the app instead of being fetched by it: dropped on its window, shared with it, opened with it.
import { journey } from '../driver/journey.mjs';
import { WORDS, know, lose, make } from '../scenes/phones.mjs';
import { add, begin } from '../scenes/shop.mjs';

/** Makes a backup of a shop, and forgets the shop. */
async function backup(page) {
  await begin(page);
  await add(page, 'Bruna');
  await know(page);
  const bytes = await make(page);
  await lose(page);
  await page.open();
  await page.find('link', /Restore a backup/);
  return [...bytes];
}

async function takeIn(page) {
  await page.type('textbox', /passphrase/, WORDS);
  await page.click('button', 'Open');
  await page.see('1 new customer');
  await page.click('button', 'Take it in');
  await page.see('Taken in');
  await page.open('#/customers');
  await page.find('link', /Bruna/);
  // It is dealt with, and does not come again.
  await page.open('#/sync/in');
  await page.find('file', /Choose the file/);
  await page.until('nothing waits', async () => {
    const names = (await caches.keys()).filter((name) => name.endsWith('handed'));
    const left = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return left.every((count) => count === 0);
  });
}

/** Waits until the service worker answers for this page. */
async function beServed(page) {
  await page.until('the build is kept', async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');
  await page.reload();
  await page.until('the page is answered by the worker', () => navigator.serviceWorker.controller !== null);
}

export const journeys = [
  journey('takes a file that is dropped anywhere on the window', async ({ page }) => {
    const bytes = await backup(page);
    await page.run((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'bar.age'));
      const drop = (kind) => document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      if (drop('dragover') || drop('drop')) throw new Error('the browser would open the file in place of the app');
    }, bytes);
    await takeIn(page);
  }, { language: 'en' }),

  journey('takes a file that another app shares, and keeps it through a reload', async ({ page, only }) => {
    if (page.engine === 'webkit') only('chromium', 'WebKit has no share target');
    const bytes = await backup(page);
    await beServed(page);
    // What the system does with a shared file: a form of nobody's is posted to the address in the manifest.
    const { action, params } = await page.run(async () => (await (await fetch('./manifest.webmanifest')).json()).share_target);
    const address = new URL(action, `${page.origin}/`).href;
    await page.session.post('url', { url: 'about:blank' });
    await page.run((bytes, address, name) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', enctype: 'multipart/form-data', action: address });
      const field = Object.assign(document.createElement('input'), { type: 'file', name });
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'bar.age'));
      field.files = data.files;
      form.append(field);
      (document.body ?? document.documentElement).append(form);
      form.submit();
    }, bytes, address, params.files[0].name);
    await page.see('The passphrase that opens this file');
    await page.reload();
    await takeIn(page);
  }, { language: 'en' }),

  journey('takes a file that the system opens with it', async ({ page, only }) => {
    only('chromium', 'the others do not open files with an app');
    const bytes = await backup(page);
    // The system hands files over by the launch queue; in a test nobody fills it but this.
    await page.session.devtools('Page.addScriptToEvaluateOnNewDocument', { source: `
      const bytes = new Uint8Array(${JSON.stringify(bytes)});
      const files = [{ getFile: async () => new File([bytes], 'bar.age') }];
      let launched = sessionStorage.getItem('launched');
      sessionStorage.setItem('launched', 'yes');
      Object.defineProperty(window, 'launchQueue', { value: { setConsumer: (take) => launched || take({ files }) } });` });
    await page.reload();
    await takeIn(page);
  }, { language: 'en' }),
];

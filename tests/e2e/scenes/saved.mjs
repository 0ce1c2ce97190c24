// What the app hands out to be saved, read without saving it: WebKit's window grows a line for each download.
import { until } from '../driver/until.mjs';

/** Does a deed and gives back the bytes of the file that it would save. */
export async function caught(page, deed) {
  await page.run(() => {
    window.caught = null;
    navigator.canShare = undefined;
    HTMLAnchorElement.prototype.click = () => {};
    URL.createObjectURL = (blob) => {
      blob.arrayBuffer().then((buffer) => {
        window.caught = btoa(new Uint8Array(buffer).reduce((text, byte) => text + String.fromCharCode(byte), ''));
      });
      return 'blob:none';
    };
  });
  await deed();
  return Buffer.from(await until('the file', () => page.run(() => window.caught), { tolerant: true }), 'base64');
}

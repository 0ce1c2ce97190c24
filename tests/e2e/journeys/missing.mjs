// A browser that lacks what the app needs: a clear page says so, and what to do.
import { journey } from '../driver/journey.mjs';
import { before } from '../scenes/altered.mjs';

/** Runs before the app: takes away what an old browser, a private window or lockdown does not have. */
const LACKS = {
  WebAssembly: () => { delete window.WebAssembly; },
  IndexedDB: () => { Object.defineProperty(window, 'indexedDB', { value: undefined }); },
  'an IndexedDB that opens': () => {
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
  },
  crypto: () => { Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }); },
};

const says = (what, words) => journey(`says what to do where there is no ${what}`, async (stage) => {
  // What cannot start complains, as it should.
  stage.provokes = true;
  before(stage, LACKS[what]);
  await stage.page.open();
  for (const word of words) await stage.page.see(word);
  await stage.page.accessible();
  await stage.page.shot(`no ${what}`);
}, { language: 'en' });

const CANNOT_KEEP = ['This browser cannot keep the data', 'a normal window, not a private one', 'lockdown mode'];

export const journeys = [
  says('WebAssembly', ['Questo browser è troppo vecchio', 'This browser is too old for Il Solito', 'update the browser']),
  says('IndexedDB', CANNOT_KEEP),
  says('an IndexedDB that opens', CANNOT_KEEP),
  says('crypto', CANNOT_KEEP),
];

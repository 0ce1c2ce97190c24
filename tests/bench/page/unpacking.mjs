// Runs in the browser: a sync file unsealed, unpacked and written to the database as it is, and nothing made of it.
import init, { unpack } from './wasm/bench.js';

/** About as much as one page of the app holds. */
const PIECE = 16_384;

const answer = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

globalThis.unpacking = async (file, passphrase) => {
  await init();
  const sealed = new Uint8Array(await (await fetch(file)).arrayBuffer());
  const pieces = [];
  let start = performance.now();
  if (!unpack(sealed, passphrase, (piece) => pieces.push(piece))) throw new Error('the file cannot be read');
  const unpacking = performance.now() - start;
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  const opening = indexedDB.open('unpacked', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('pieces');
  const database = await answer(opening);
  start = performance.now();
  const transaction = database.transaction('pieces', 'readwrite', { durability: 'strict' });
  const written = new Promise((done, fail) => {
    transaction.oncomplete = done;
    transaction.onabort = () => fail(transaction.error);
  });
  const store = transaction.objectStore('pieces');
  for (let from = 0; from < bytes.length; from += PIECE) store.put(bytes.slice(from, from + PIECE), from);
  await written;
  return { unpacking, writing: performance.now() - start, sealed: sealed.length, bytes: bytes.length };
};

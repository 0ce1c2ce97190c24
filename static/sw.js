// Keeps one whole build on the device and answers from it, so that the app opens without a server.
// An update is taken whole or not at all, and waits until the page says that the person agreed.

const BUILD = 'build id'; // written in after the build
const FILES = ['files']; // [address, integrity] of every file of the build, written in after the build

const FAMILY = `il-solito ${self.registration.scope} `;
const CACHE = FAMILY + BUILD;
// Files that other apps shared with this one, until the page has dealt with them: see handed.js.
const HANDED = `${FAMILY}handed`;
const START = new URL('./', self.registration.scope).pathname;
const SHARED = `${START}handed`;

self.addEventListener('install', (event) => event.waitUntil(keepBuild()));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'apply') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== self.location.origin) event.respondWith(Response.error());
  else if (request.method === 'POST' && new URL(request.url).pathname === SHARED) event.respondWith(take(request));
  else if (request.method === 'GET') event.respondWith(answer(request));
});

async function keepBuild() {
  const cache = await caches.open(CACHE);
  // 'reload' passes by the browser's own copies, the integrity refuses a file of another build.
  const requests = FILES.map(([address, integrity]) =>
    new Request(address, { integrity, cache: 'reload', credentials: 'same-origin' }));
  try {
    await cache.addAll(requests);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOthers() {
  const names = await caches.keys();
  // Another copy of the app may live in another folder of the same origin: its caches are not ours.
  const old = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE && name !== HANDED);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Keeps what another app shares, which never goes to the server, and shows the screen that takes it in. */
async function take(request) {
  const files = await request.formData().then((data) => data.getAll('file'), () => []);
  const cache = await caches.open(HANDED);
  const kept = files.filter((file) => file instanceof File)
    .map((file, at) => cache.put(`./handed/${Date.now()}-${at}`, new Response(file)));
  // Where the device is full, the other app still has it: the screen then shows none.
  await Promise.allSettled(kept);
  return Response.redirect('./#/sync/in', 303);
}

async function answer(request) {
  const { pathname } = new URL(request.url);
  const isStart = request.mode === 'navigate' && (pathname === START || pathname === `${START}index.html`);
  const cache = await caches.open(CACHE);
  // Some hosts vary answers by headers that do not matter here.
  const kept = await cache.match(isStart ? START : request, { ignoreSearch: true, ignoreVary: true });
  return kept ?? fetch(request);
}

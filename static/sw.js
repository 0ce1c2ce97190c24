// Keeps one whole build on the device and answers from it, so that the app opens without a server.
// An update is taken whole or not at all, and waits until the page says that the person agreed.

const BUILD = 'build id'; // written in after the build
const FILES = ['files']; // [address, integrity] of every file of the build, written in after the build

const FAMILY = `il-solito ${self.registration.scope} `;
const CACHE = FAMILY + BUILD;
const START = new URL('./', self.registration.scope).pathname;

self.addEventListener('install', (event) => {
  event.waitUntil(keepBuild());
  answerAsleep(event);
});
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'apply') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== self.location.origin) event.respondWith(Response.error());
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

/** Where the browser can, has it answer from what is kept without waking this worker first; what is not kept it asks here. */
function answerAsleep(event) {
  if (!event.addRoutes || !self.URLPattern) return;
  const { protocol, hostname, port } = self.location;
  const condition = {
    requestMethod: 'GET',
    urlPattern: new URLPattern({ protocol, hostname, port, pathname: `${START}*`, search: '' }),
  };
  // A browser that knows no such source answers as it did before.
  event.waitUntil(event.addRoutes({ condition, source: { cacheName: CACHE } }).catch(() => {}));
}

async function dropOthers() {
  const names = await caches.keys();
  // Another copy of the app may live in another folder of the same origin: its caches are not ours.
  const old = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request) {
  const { pathname } = new URL(request.url);
  const isStart = request.mode === 'navigate' && (pathname === START || pathname === `${START}index.html`);
  const cache = await caches.open(CACHE);
  // Some hosts vary answers by headers that do not matter here.
  const kept = await cache.match(isStart ? START : request, { ignoreSearch: true, ignoreVary: true });
  return kept ?? fetch(request);
}

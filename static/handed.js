// Files that reach the app from outside: dropped on the window, or opened with it. They lie in a cache of their own, as
// the shared ones do that the service worker takes (see sw.js), until the page has dealt with them.
const { handed } = document.documentElement.dataset; // the cache's name: see start.js

async function keep(files) {
  const cache = await caches.open(handed);
  await Promise.all(files.map((file, at) => cache.put(`./handed/${Date.now()}-${at}`, new Response(file))));
  location.hash = '#/sync/in';
  window.dispatchEvent(new Event('handed'));
}

// Without this the browser opens a dropped file in place of the app, and what was being typed is gone.
window.addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});
window.addEventListener('drop', (event) => {
  const files = [...(event.dataTransfer?.files ?? [])];
  // Some screens have a place of their own for files.
  if (files.length === 0 || event.defaultPrevented) return;
  event.preventDefault();
  const sealed = files.filter((file) => file.name.endsWith('.age'));
  if (sealed.length > 0) keep(sealed).catch((error) => console.warn(error));
  else location.hash = '#/import';
});
window.launchQueue?.setConsumer(async ({ files }) => {
  if (files?.length > 0) await keep(await Promise.all(files.map((file) => file.getFile())));
});

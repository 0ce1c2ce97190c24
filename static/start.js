// Starts the app from the addresses that the build put into the page, then has the whole build kept for offline use.
const address = (selector) => document.querySelector(selector).href;

// What the cache of files from outside is called: the one place of the page that knows it; the service worker makes the same of its scope.
document.documentElement.dataset.handed = `il-solito ${new URL('./', document.baseURI)} handed`;

try {
  const app = await import(address('link[rel="modulepreload"]'));
  await app.default({ module_or_path: address('link[rel="preload"][as="fetch"]') });
  document.getElementById('start-failed')?.remove();
} catch (error) {
  const words = document.getElementById('start-failed');
  if (words) words.hidden = false;
  replaceBuild();
  throw error;
}
// After the start, so as not to take the line from it; without them the app still runs, the second with the server.
import('./handed.js').catch((error) => console.warn(error));
keepBuild().catch((error) => console.warn(error));

async function keepBuild() {
  return navigator.serviceWorker?.register('./sw.js');
}

/** A build that cannot start cannot offer its successor either: take one that there is, since no entry can be lost. */
async function replaceBuild() {
  const registration = await keepBuild();
  if (!registration?.active) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  const apply = (worker) => {
    if (worker?.state === 'installed') worker.postMessage({ type: 'apply' });
  };
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker.addEventListener('statechange', () => apply(worker));
  });
  apply(registration.waiting);
  await registration.update();
}

// Starts the app from the addresses that the build put into the page, and says so in words when it cannot.
try {
  const js = document.querySelector('link[rel="modulepreload"]').href;
  const wasm = document.querySelector('link[rel="preload"][as="fetch"]').href;
  const app = await import(js);
  await app.default({ module_or_path: wasm });
} catch (error) {
  const words = document.getElementById('start-failed');
  if (words) words.hidden = false;
  throw error;
}

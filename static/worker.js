// Starts the app's own binary in a worker, once the page has said where its script and its binary are.
onmessage = async ({ data }) => {
  onmessage = null;
  const app = await import(data.js);
  await app.default({ module_or_path: data.wasm });
};

// Starts the app's own binary in a worker: worker.js?js=<address>&wasm=<address>, both as in the page's preload links.
const address = (name) => new URL(new URL(location.href).searchParams.get(name), location.href).href;
const app = await import(address('js'));
await app.default({ module_or_path: address('wasm') });

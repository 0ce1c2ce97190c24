// Starts the app's own binary in a worker. The page's first message says where it is: an address of this script's own
// would lose its query where the service worker answers. An empty answer says that it cannot start.
addEventListener('message', async ({ data }) => {
  try {
    const app = await import(data.script);
    await app.default({ module_or_path: data.binary });
  } catch (error) {
    postMessage(null);
    throw error;
  }
}, { once: true });

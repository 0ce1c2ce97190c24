// Serves a finished build with the headers of its own _headers file: for `./dev serve` and for the tests.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.png': 'image/png',
  '.svg': 'image/svg+xml', '.txt': 'text/plain', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const TEXT = /^text\/|json|svg/;

function headersOf(folder) {
  const lines = readFileSync(join(folder, '_headers'), 'utf8').split('\n').filter((line) => line.startsWith('  '));
  return Object.fromEntries(lines.map((line) => /^ +([^:]+): (.*)$/.exec(line).slice(1)));
}

/** A server of one folder at a time; `requests` grows by one entry for everything that is asked of it. */
export class Server {
  requests = [];
  #listener;
  #folder;
  #headers;

  constructor(folder) {
    this.show(folder);
  }

  /** Serves another folder from the next request on. */
  show(folder) {
    this.#headers = headersOf(folder);
    this.#folder = folder;
  }

  /** Listens at `port`, or at a free one, which later starts use again. */
  async start(port = this.port ?? 0) {
    this.#listener = createServer((request, response) => this.#answer(request, response));
    await new Promise((done, failed) => this.#listener.once('error', failed).listen(port, 'localhost', done));
    this.port = this.#listener.address().port;
    this.origin = `http://localhost:${this.port}`;
    return this;
  }

  get running() {
    return this.#listener?.listening === true;
  }

  /** Refuses every connection from now on, as a server that is gone does. */
  async stop() {
    const closed = new Promise((done) => this.#listener.close(done));
    this.#listener.closeAllConnections();
    await closed;
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    this.requests.push({ method: request.method, url: request.url, host: request.headers.host });
    const name = normalize(decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    try {
      const body = await readFile(join(this.#folder, name));
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      response.writeHead(200, { ...this.#headers, 'Content-Type': TEXT.test(type) ? `${type}; charset=utf-8` : type });
      response.end(request.method === 'HEAD' ? undefined : body);
    } catch {
      response.writeHead(404, { ...this.#headers, 'Content-Type': 'text/plain' }).end('not found');
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'dist', port = '8080'] = process.argv.slice(2);
  const { origin } = await new Server(folder).start(Number(port));
  console.log(`Il Solito: ${origin}`);
}

// Stands for the whole world outside the app's own origin: the browsers' proxy, which notes and refuses every request.
import { createServer } from 'node:http';

/** Hosts that the browsers themselves ask for, whatever page is open; nothing in the app names them. */
const BROWSERS_OWN = /(^|\.)(mozilla\.(com|org|net)|firefox\.com|google\.com|googleapis\.com|gvt1\.com)(:\d+)?$/;

export class Outside {
  #asked = [];
  #excused = new Set();
  #listener = createServer((request, response) => {
    this.#asked.push(new URL(request.url, 'http://nowhere').host);
    response.writeHead(403).end();
  }).on('connect', (request, socket) => {
    this.#asked.push(request.url);
    // A browser that is being closed may cut the line first: it was noted all the same.
    socket.on('error', () => {});
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });

  async start() {
    await new Promise((done) => this.#listener.listen(0, 'localhost', done));
    this.address = `localhost:${this.#listener.address().port}`;
    return this;
  }

  /** Hosts asked for since it last forgot that no browser asks for by itself. */
  asked = () => this.#asked.filter((host) => !BROWSERS_OWN.test(host) && !this.#excused.has(host));
  /** Everything asked for, the browsers' own requests as well. */
  everything = () => [...this.#asked];

  /** Begins anew, for the next journey. */
  forget() {
    this.#asked = [];
    this.#excused.clear();
  }

  /** Takes a host out of account that a journey asked for on purpose. */
  excuse = (host) => this.#excused.add(host);

  stop() {
    this.#listener.closeAllConnections();
    this.#listener.close();
  }
}

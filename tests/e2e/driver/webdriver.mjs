// Speaks the W3C WebDriver protocol, the one language that all three engines' drivers understand.

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** An answer of the driver that says no; `kind` is the protocol's word for it, such as "stale element reference". */
export class Refusal extends Error {
  constructor(kind, message) {
    super(`${kind}: ${message}`);
    this.kind = kind;
  }
}

const COMMAND_SECONDS = 90;
const START_SECONDS = 15;

async function call(address, method, body, seconds = COMMAND_SECONDS) {
  const answer = await fetch(address, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    signal: AbortSignal.timeout(seconds * 1000),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Refusal(value.error, value.message.split('\n')[0]);
  return value;
}

/** One browser with a profile of its own, from its start to `end`. */
export class Session {
  #address;

  static async begin(driver, capabilities) {
    const { sessionId } = await call(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } }, START_SECONDS);
    const session = new Session();
    session.#address = `${driver}/session/${sessionId}`;
    return session;
  }

  post = (path, body) => call(`${this.#address}/${path}`, 'POST', body);
  get = (path) => call(`${this.#address}/${path}`, 'GET');
  end = () => call(this.#address, 'DELETE');
  /** Closes the window that is at hand. */
  close = () => call(`${this.#address}/window`, 'DELETE');

  /** Calls `work`, a function or its text, in the page; a promise is waited for. Elements pass both ways. */
  async run(work, ...args) {
    const script = `const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);
      (async () => (${work})(...given))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.post('execute/async', { script, args });
    if (error) throw new Error(`in the page: ${error}`);
    return value ?? null;
  }

  click = (element) => this.post(`element/${element[ELEMENT]}/click`);
  clear = (element) => this.post(`element/${element[ELEMENT]}/clear`);
  keys = (element, text) => this.post(`element/${element[ELEMENT]}/value`, { text });

  /** A DevTools command; Chromium only. */
  devtools = (cmd, params = {}) => this.post('goog/cdp/execute', { cmd, params });
}

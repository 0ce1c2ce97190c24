// Looks in a build for any way out that the policy cannot close, or that the app has no use for:
// `node .build/ways_out.mjs [FOLDER]` fails and names them.
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

const folder = process.argv[2] ?? 'dist';

/** Words of the browser's that send something somewhere; none of them is needed. */
const WAYS = [
  'sendBeacon', 'RTCPeerConnection', 'WebSocket', 'WebTransport', 'EventSource', 'XMLHttpRequest', 'importScripts',
  'window.open', 'document.write', 'showOpenFilePicker', 'PaymentRequest', 'PushManager', 'backgroundFetch',
];
/** Addresses that are names, or stand in an error message of a library, and are never asked for. */
const NAMES = [
  /^http:\/\/www\.w3\.org\//,
  // The names of two licences, in the heads of the catalogues that a library carries.
  /^http:\/\/(?:www\.apache\.org\/licenses\/LICENSE-2\.0|opensource\.org\/licenses\/MIT)/,
  /^https:\/\/developer\.mozilla\.org\/en-US\/docs\/Web\/JavaScript\/Reference\/Operators\/typeof/,
  /^https:\/\/docs\.rs\/getrandom#nodejs-es-module-support/,
];
/** Links that a person follows by their own tap, to send a message that they see; each is a line of the ledger. */
const BY_HAND = [/^https:\/\/wa\.me\//];
/** Letters that end an address in a file. */
const ADDRESS = /\b(?:https?|wss?|ftp):\/\/[a-z0-9.-]+[^\s"'`<>)\\\0]*/gi;
const TEXT = new Set(['.js', '.mjs', '.html', '.css', '.svg', '.webmanifest', '.json', '.txt', '']);

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && (TEXT.has(extname(entry.name)) || extname(entry.name) === '.wasm'))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const found = [];
for (const file of files) {
  const text = readFileSync(file, 'latin1');
  // Licences are texts that nobody runs.
  if (/(?:OFL|licences)\.txt$/.test(file)) continue;
  for (const way of WAYS) if (text.includes(way)) found.push(`${file}: ${way}`);
  for (const [address] of text.matchAll(ADDRESS)) {
    if (![...NAMES, ...BY_HAND].some((name) => name.test(address))) found.push(`${file}: ${address.slice(0, 80)}`);
  }
}
if (files.length === 0) throw new Error(`nothing to look at in ${folder}`);
if (found.length > 0) {
  console.error(`ways out:\n  ${[...new Set(found)].join('\n  ')}`);
  process.exit(1);
}
console.log(`no way out in ${files.length} files of ${folder}`);

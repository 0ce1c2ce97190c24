// Finishes a build once wasm-opt is done: policy, build id, headers, precache list, service worker, and the size gate.
// Trunk runs it as its post-build hook; `node .build/finish.mjs FOLDER` finishes a changed copy again.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { headersFile, metaPolicy } from './policy.mjs';

// The goal is 350 kB. This holds what has been reached (496 kB on 2026-11-24) until it is brought down.
const MAX_FIRST_DOWNLOAD = 500_000;
const SERVICE_WORKER = new URL('../static/sw.js', import.meta.url);
/** Not kept on the device: the worker itself, what only the host or an app list reads. */
const NOT_KEPT = [/^sw\.js$/, /^_headers$/, /^screenshots\//];

const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error('which folder? node .build/finish.mjs FOLDER');
const release = process.env.TRUNK_PROFILE !== 'debug';

const path = (name) => join(folder, name);
const read = (name) => readFileSync(path(name));
const digest = (algorithm, data, encoding) => createHash(algorithm).update(data).digest(encoding);

/** Relative names of every file below `folder`, sorted so that the same build gets the same id. */
function files() {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
}

/** The page without the two tags of a former run. */
function barePage() {
  const ours = /<meta (?:http-equiv="Content-Security-Policy"|name="build") content="[^"]*">/g;
  return read('index.html').toString().replace(ours, '');
}

function withTags(page, build) {
  const tags = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy()}"><meta name="build" content="${build}">`;
  const marked = page.replace(/<head>|(?=<meta charset)/, (head) => head + tags);
  if (marked === page) throw new Error('index.html has no place for the policy');
  return marked;
}

/** Refuses a page or a manifest that names a file which the build does not hold. */
function checkNames(names, present) {
  const missing = names.filter((name) => !present.includes(name));
  if (missing.length > 0) throw new Error(`named but not in the build: ${missing.join(', ')}`);
}

function namedByPage(page) {
  return [...page.matchAll(/(?:href|src)=["']?\.\/([^"'\s>]+)/g)].map((match) => match[1]);
}

function namedByManifest() {
  const { icons, screenshots } = JSON.parse(read('manifest.webmanifest'));
  return [...icons, ...screenshots].map((image) => image.src.replace('./', ''));
}

/** Bytes of each file that the first visit waits for, as a host with brotli sends them. */
function firstDownload(page) {
  const names = new Set(['index.html', ...namedByPage(page), 'icons.svg']);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return [...names].map((name) => [name, brotliCompressSync(read(name), { params }).length]);
}

function reportSize(sizes) {
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  const kilobytes = (size) => (size / 1000).toFixed(1);
  const largest = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 4);
  console.log(`first download: ${kilobytes(sum)} kB brotli of ${kilobytes(MAX_FIRST_DOWNLOAD)} (${
    largest.map(([name, size]) => `${name} ${kilobytes(size)}`).join(', ')})`);
  if (sum > MAX_FIRST_DOWNLOAD) throw new Error('the first download is too large');
}

const bare = barePage();
const worker = readFileSync(SERVICE_WORKER, 'utf8');
const kept = files().filter((name) => !NOT_KEPT.some((pattern) => pattern.test(name)));
checkNames([...namedByPage(bare), ...namedByManifest()], files());

const content = kept.map((name) => `${name} ${digest('sha256', name === 'index.html' ? bare : read(name), 'hex')}`);
const build = digest('sha256', [worker, metaPolicy(), ...content].join('\n'), 'hex').slice(0, 16);
const page = withTags(bare, build);
writeFileSync(path('index.html'), page);
writeFileSync(path('_headers'), headersFile());

// Hosts redirect index.html to the folder, and a redirected answer may not serve a navigation: keep the folder itself.
const list = kept.map((name) => [name === 'index.html' ? './' : `./${name}`, `sha256-${digest('sha256', read(name), 'base64')}`]);
const filled = worker.replace("'build id'", JSON.stringify(build)).replace("['files']", JSON.stringify(list));
writeFileSync(path('sw.js'), filled);

console.log(`build ${build}: ${list.length} files kept for offline use`);
if (release) reportSize(firstDownload(page));

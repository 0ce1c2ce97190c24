// Finishes a build once wasm-opt is done: policy, build id, headers, precache list, service worker, and the size gate.
// Trunk runs it as its post-build hook; `node .build/finish.mjs FOLDER` finishes a changed copy again.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { licences } from './licences.mjs';
import { headersFile, metaPolicy } from './policy.mjs';

const MAX_FIRST_DOWNLOAD = 350_000;
/** Loads the parts that .build/bin/wasm-bindgen cut off. */
const LINK = '__wasm_split.js';
const SOURCE_PAGE = new URL('../index.html', import.meta.url);
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

/** The page without the tags of a former run. */
function barePage() {
  const ours = /<meta (?:http-equiv="Content-Security-Policy"|name="build") content="[^"]*">|<link rel="modulepreload" href="[^"]*__wasm_split[^"]*">/g;
  return read('index.html').toString().replace(ours, '');
}

function withTags(page, build) {
  const tags = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy()}"><meta name="build" content="${build}">`;
  const marked = page.replace(/<head>|(?=<meta charset)/, (head) => head + tags);
  if (marked === page) throw new Error('index.html has no place for the policy');
  // The page's own script asks for this one first thing; it comes second, since the first such tag names the page's script.
  return marked.replace(/<link\b[^>]*\bmodulepreload\b[^>]*>/, (own) => `${own}<link rel="modulepreload" href="./${LINK}">`);
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

/**
 * Brings in the parts that are loaded later, each named after its content, and links them to the page's script. The
 * script that does the loading keeps its name: the page's own script asks for it, and may not change any more.
 */
function bringParts() {
  const from = join(process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../target', import.meta.url)),
    'wasm32-unknown-unknown', release ? 'release' : 'debug', 'parts');
  const flags = readFileSync(SOURCE_PAGE, 'utf8').match(/data-wasm-opt-params="([^"]*)"/)[1].split(' ');
  let link = readFileSync(join(from, LINK), 'utf8').replace('./app.js', script(read('index.html').toString()));
  for (const part of readdirSync(from).filter((name) => name.endsWith('.wasm') && name !== 'app.wasm')) {
    const made = join(from, `${part}.done`);
    if (release) execFileSync('wasm-opt', ['-Oz', ...flags, join(from, part), '-o', made], { stdio: ['ignore', 'ignore', 'ignore'] });
    else copyFileSync(join(from, part), made);
    const bytes = readFileSync(made);
    const named = part.replace('.wasm', `-${digest('sha256', bytes, 'hex').slice(0, 16)}.wasm`);
    writeFileSync(path(named), bytes);
    link = link.replaceAll(`"./${part}"`, `"./${named}"`);
  }
  writeFileSync(path(LINK), link);
}

/** The address of the script that the page starts from. */
function script(page) {
  const tag = page.match(/<link\b[^>]*\bmodulepreload\b[^>]*>/)[0];
  return tag.match(/href=["']?([^"'\s>]+)/)[1];
}

/** Bytes of each file that the first visit waits for, as a host with brotli sends them. */
function firstDownload(page) {
  const names = new Set(['index.html', ...namedByPage(page), LINK]);
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

// Only Trunk's own run has new parts; a copy that is finished again has its parts already.
if (process.env.TRUNK_STAGING_DIR) {
  bringParts();
  writeFileSync(path('licences.txt'), licences());
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

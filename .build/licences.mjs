// Lists what the app is built of and under which licences, as cargo tells it: for `licences.txt` in the build.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TARGET = 'wasm32-unknown-unknown';
/** Of several licences to choose from, the one whose text is shown; the shortest come first. */
const PREFERRED = [/mit/i, /zlib/i, /bsd/i, /apache/i];
const LICENCE_FILE = /^(licen[cs]e|copying|unlicense|copyright|notice)/i;

function metadata() {
  const args = ['metadata', '--locked', '--offline', '--format-version', '1', '--filter-platform', TARGET];
  return JSON.parse(execFileSync('cargo', args, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }));
}

/** The packages whose code is in the build: what only runs while building is not. */
function shipped({ packages, resolve }) {
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (id) => byId.get(id).targets.some(({ kind }) => kind.includes('proc-macro'));
  const found = new Set();
  const follow = (id) => {
    if (found.has(id) || isMacro(id)) return;
    found.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) follow(pkg);
  };
  follow(resolve.root);
  found.delete(resolve.root);
  const named = [...found].map((id) => byId.get(id));
  return named.sort((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1));
}

/** The texts that must go with a package: one of those it may be chosen by, or all where there is no choice. */
function textsOf({ manifest_path: manifest, license }) {
  const folder = dirname(manifest);
  const names = readdirSync(folder).filter((name) => LICENCE_FILE.test(name)).sort();
  const one = PREFERRED.map((licence) => names.find((name) => licence.test(name))).find(Boolean) ?? names[0];
  const needed = /\bAND\b/.test(license) ? names : [one];
  return needed.filter(Boolean).map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r/g, '').trim());
}

/** The whole list: a line for each package, an empty line, then each text once with those that it goes with. */
export function licences() {
  const packages = shipped(metadata());
  const title = ({ name, version, license }) => `${name} ${version}: ${license}`;
  const texts = new Map();
  for (const one of packages) {
    for (const text of textsOf(one)) {
      const same = text.replace(/\s+/g, ' ');
      if (!texts.has(same)) texts.set(same, { text, names: [] });
      texts.get(same).names.push(one.name);
    }
  }
  const blocks = [...texts.values()].map(({ text, names }) => `${'='.repeat(80)}\n${names.join(', ')}\n${'='.repeat(80)}\n\n${text}`);
  return `${packages.map(title).join('\n')}\n\n${blocks.join('\n\n')}\n`;
}

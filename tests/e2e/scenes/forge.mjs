// Files as other phones, other versions and bad hands write them: what is sealed is taken apart and sealed anew by `age`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { WORDS, onDisk } from './phones.mjs';

/** Runs `age`, which asks on a terminal only, and types the passphrase as often as it asks. */
const age = (command, times) => execFileSync('script', ['-qec', `age ${command}`, '/dev/null'],
  { input: `${WORDS}\n`.repeat(times), stdio: ['pipe', 'ignore', 'inherit'] });

/** The lines of a sync file. */
export const unseal = (bytes) => onDisk(bytes, (path) => {
  age(`-d -o ${path}.gz ${path}`, 1);
  return gunzipSync(readFileSync(`${path}.gz`)).toString().trim().split('\n').map((line) => JSON.parse(line));
});

/** Seals bytes, whatever they are. */
export const seal = (bytes) => onDisk(gzipSync(bytes), (path) => {
  age(`-p -o ${path}.again ${path}`, 2);
  return readFileSync(`${path}.again`);
});

/** Seals lines with the hash that they should have. */
export function forge(lines) {
  const text = lines.slice(0, -1).map((line) => `${JSON.stringify(line)}\n`).join('');
  const end = { ...lines.at(-1).end, sha256: createHash('sha256').update(text).digest('hex') };
  return seal(`${text}${JSON.stringify({ end })}\n`);
}

/** Packs and seals a file that unpacks to far more than it is. */
export const bomb = () => seal(Buffer.alloc(1 << 26, ' '));

/** Has the native companion do something with files; gives back what it says. */
export function companion(...words) {
  const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../../../target', import.meta.url));
  const program = process.env.ILSOLITO ?? `${target}/debug/ilsolito`;
  return execFileSync(program, words, { env: { ...process.env, ILSOLITO_PASSPHRASE: WORDS }, stdio: ['ignore', 'pipe', 'inherit'] }).toString();
}

// Looks for words in everything that a browser has written to its profile, in each form in which they may lie there.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of a word as a file may hold them: as it is, in both orders of UTF-16, and in base64 wherever it begins. */
function forms(word) {
  const plain = Buffer.from(word, 'utf8');
  const little = Buffer.from(word, 'utf16le');
  const found = [['plain', plain], ['UTF-16', little], ['UTF-16, turned', Buffer.from(little).swap16()]];
  for (const [name, bytes] of [['base64', plain], ['base64 of UTF-16', little]]) {
    for (const before of [0, 1, 2]) {
      // What stands before and after is not known: only the letters that no neighbour changes are looked for.
      const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replace(/=+$/, '');
      const inner = text.slice(before === 0 ? 0 : before + 1, text.length - 1);
      found.push([`${name}, ${before} in`, Buffer.from(inner, 'latin1')]);
    }
  }
  return found;
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Where in a folder's files words are found, as "file: word (form)"; a file that is gone meanwhile holds nothing. */
export function traces(folder, words) {
  const needles = words.flatMap((word) => forms(word).map(([form, bytes]) => ({ word, form, bytes })));
  const found = [];
  for (const file of files(folder)) {
    let bytes;
    try {
      bytes = readFileSync(file);
    } catch {
      continue;
    }
    for (const needle of needles) {
      if (bytes.includes(needle.bytes)) found.push(`${file.slice(folder.length + 1)}: ${needle.word} (${needle.form})`);
    }
  }
  return found;
}

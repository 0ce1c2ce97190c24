// A Takeout archive as Google gives it, made on the spot: an ordinary year, and three bad weeks of one dish.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

const DAY = 86_400_000;
const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];
const GOOD = [
  'Cornetti caldi e personale gentile.', 'Buonissimo il cappuccino, servizio veloce.', 'Locale accogliente, prezzi onesti.',
  'The best cappuccino in town, friendly staff.', 'Ottima cena, torneremo.', 'Ribollita squisita e ambiente caldo.', '',
];
const LOW = ['Attesa troppo lunga al banco.', 'Prezzi alti per quello che è.', 'Sala rumorosa.', 'Cameriere distratto.'];
const BAD = [
  'Sabato sera le tagliatelle al ragù erano fredde e salatissime.', 'Tagliatelle scotte e ragù bruciato, sabato a cena.',
  'Cena di sabato: tagliatelle fredde, ragù acquoso.', 'Le tagliatelle di sabato sera erano immangiabili, troppo salate.',
  'Delusione sabato sera: tagliatelle gommose e fredde.', 'Sabato a cena tagliatelle crude al centro e ragù unto.',
  'Mai più le tagliatelle di sabato sera, un blocco freddo.', 'Tagliatelle salate da non finirle, sabato sera.',
  'Ragù senza sapore e tagliatelle fredde, cena di sabato.',
];

/** Reviews of a year and the bad weeks, the newest last; `count` ordinary ones. */
export function reviews(count = 90, now = Date.now()) {
  const all = [];
  const add = (daysAgo, stars, comment, author) => all.push({
    name: `accounts/1/locations/2/reviews/r${all.length}`,
    reviewer: { displayName: author },
    starRating: STARS[stars - 1],
    ...(comment ? { comment } : {}),
    createTime: new Date(now - daysAgo * DAY).toISOString(),
  });
  for (let at = 0; at < count; at += 1) {
    const low = at % 9 === 4;
    add(360 - (at * 335) / count, low ? 2 : 4 + (at % 2), low ? LOW[at % LOW.length] : GOOD[at % GOOD.length], `Guest ${at}`);
  }
  BAD.forEach((comment, at) => {
    add(20 - at * 2, 1 + (at % 2), comment, `Saturday ${at}`);
    if (at % 3 === 0) add(20 - at * 2, 5, GOOD[at % 4], `Happy ${at}`);
  });
  return all;
}

/** Writes the archive to a folder of its own and gives back its path. */
export function takeout(list = reviews()) {
  const folder = 'Takeout/Google Business Profile/account-1/location-2/';
  const half = Math.ceil(list.length / 2);
  const files = [
    [`${folder}reviews.json`, JSON.stringify({ reviews: list.slice(0, half) })],
    // The same review stands in both files, as it does in Google's.
    [`${folder}reviews-abc.json`, JSON.stringify({ reviews: list.slice(half - 1) })],
    [`${folder}data.json`, '{"locationName": "Bar"}'],
  ];
  const path = join(mkdtempSync(join(tmpdir(), 'takeout-')), 'takeout.zip');
  writeFileSync(path, zip(files));
  return path;
}

function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    [20, 0, 8, 0, 33].forEach((number, at) => head.writeUInt16LE(number, at * 2));
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, tail, path]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

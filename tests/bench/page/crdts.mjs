// The peers of merging, each with the same few verbs: begin, change, save, merge. Bundled before it is served.
import * as Automerge from '@automerge/automerge';
import { LoroDoc, LoroMap } from 'loro-crdt/base64';
import * as Y from 'yjs';

/** Whether a text is in bytes as it stands, in UTF-8. */
function holds(bytes, text) {
  const wanted = new TextEncoder().encode(text);
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

/** Words that are written whole, as ours are: its plain strings keep every letter by itself. */
const whole = (text) => new Automerge.ImmutableString(text);
const automerge = {
  begin: (people) => Automerge.from({
    people: Object.fromEntries(people.map(({ id, ...fields }) =>
      [id, Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, whole(value)]))])),
  }),
  fork: (doc) => Automerge.clone(doc),
  rename: (doc, id, to) => Automerge.change(doc, (draft) => { draft.people[id].nickname = whole(to); }),
  erase: (doc, id) => Automerge.change(doc, (draft) => { delete draft.people[id]; }),
  nickname: (doc, id) => String(doc.people[id]?.nickname ?? ''),
  save: (doc) => Automerge.save(doc),
  merge: (doc, bytes) => Automerge.merge(doc, Automerge.load(bytes)),
  remains: (bytes, text) => Automerge.getAllChanges(Automerge.load(bytes))
    .some((change) => JSON.stringify(Automerge.decodeChange(change).ops).includes(text)),
};

const yjs = {
  begin: (people) => {
    const doc = new Y.Doc();
    doc.transact(() => {
      const all = doc.getMap('people');
      for (const { id, ...fields } of people) all.set(id, new Y.Map(Object.entries(fields)));
    });
    return doc;
  },
  fork: (doc) => {
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    return other;
  },
  rename: (doc, id, to) => (doc.getMap('people').get(id).set('nickname', to), doc),
  erase: (doc, id) => (doc.getMap('people').delete(id), doc),
  nickname: (doc, id) => doc.getMap('people').get(id)?.get('nickname') ?? '',
  save: (doc) => Y.encodeStateAsUpdate(doc),
  merge: (doc, bytes) => (Y.applyUpdate(doc, bytes), doc),
  remains: (bytes, text) => holds(bytes, text),
};

const loro = {
  begin: (people) => {
    const doc = new LoroDoc();
    const all = doc.getMap('people');
    for (const { id, ...fields } of people) {
      const person = all.setContainer(id, new LoroMap());
      for (const [field, value] of Object.entries(fields)) person.set(field, value);
    }
    doc.commit();
    return doc;
  },
  fork: (doc) => doc.fork(),
  rename: (doc, id, to) => (doc.getMap('people').get(id).set('nickname', to), doc.commit(), doc),
  erase: (doc, id) => (doc.getMap('people').delete(id), doc.commit(), doc),
  nickname: (doc, id) => doc.getMap('people').get(id)?.get('nickname') ?? '',
  save: (doc) => doc.export({ mode: 'snapshot' }),
  merge: (doc, bytes) => (doc.import(bytes), doc),
  remains: (bytes, text) => {
    const doc = new LoroDoc();
    doc.import(bytes);
    return JSON.stringify(doc.exportJsonUpdates()).includes(text);
  },
};

export const crdts = { automerge, loro, yjs };

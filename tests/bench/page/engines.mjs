// The four others, each set up for the same task as its documentation advises: all fields, beginnings of words, accents off.
import Fuse from '/node_modules/fuse.js/dist/fuse.min.mjs';
import FlexSearch from '/node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs';
import MiniSearch from '/node_modules/minisearch/dist/es/index.js';
import uFuzzy from '/node_modules/@leeoniya/ufuzzy/dist/uFuzzy.mjs';

const FIELDS = ['name', 'nickname', 'look', 'phone', 'email', 'tags', 'notes'];
const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export const engines = {
  minisearch(people, limit) {
    const index = new MiniSearch({ fields: FIELDS, processTerm: plain });
    index.addAll(people);
    const options = { prefix: true, combineWith: 'AND', boost: { name: 4, nickname: 4 } };
    const ids = (query) => {
      let hits = index.search(query, options);
      // As ours: wrong letters are forgiven only where there is little else.
      if (hits.length < 5) hits = index.search(query, { ...options, fuzzy: 0.2 });
      return hits.slice(0, limit).map((hit) => hit.id);
    };
    return { find: ids, ids };
  },

  flexsearch(people, limit) {
    const index = new FlexSearch.Document({
      tokenize: 'forward', encoder: FlexSearch.Charset.LatinBalance, document: { id: 'id', index: FIELDS },
    });
    for (const person of people) index.add(person);
    const ids = (query) => [...new Set(index.search(query, { limit, enrich: false }).flatMap((field) => field.result))].slice(0, limit);
    return { find: ids, ids };
  },

  ufuzzy(people, limit) {
    const texts = people.map((person) => plain(FIELDS.map((field) => person[field]).join(' ')));
    const names = people.map((person) => person.id);
    const fuzzy = new uFuzzy({ intraMode: 1 });
    const ids = (query) => {
      const [found, info, order] = fuzzy.search(texts, query, 1, 1000);
      if (!found) return [];
      return (order ? order.slice(0, limit).map((place) => info.idx[place]) : found.slice(0, limit)).map((place) => names[place]);
    };
    return { find: ids, ids };
  },

  fuse(people, limit) {
    const index = new Fuse(people, { keys: FIELDS, ignoreLocation: true, ignoreDiacritics: true, threshold: 0.3 });
    const ids = (query) => index.search(query, { limit }).map((hit) => hit.item.id);
    return { find: ids, ids };
  },
};

// A page that is not as it usually is: a script of the journey's runs before the app, at every opening, in every engine.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Serves a build in which `work`, a function, runs first thing on the page; what is shown next is that build. */
export function before(stage, work, ...given) {
  const build = stage.nextBuild((folder) => {
    writeFileSync(join(folder, 'before.js'), `(${work})(...${JSON.stringify(given)});`);
    const page = join(folder, 'index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace('<title>', '<script src="./before.js"></script><title>'));
  });
  stage.server.show(build);
}

/** Lets the clock of the page be put forward, by `pass` below or, as if the app had been closed, by `sleep`. */
export const withClock = (stage) => before(stage, () => {
  const now = Date.now.bind(Date);
  const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
  const ahead = () => Number(localStorage.getItem('ahead') ?? 0);
  const waits = new Map();
  Date.now = () => now() + ahead();
  // Whoever waits for minutes is woken when they have passed on this clock; what is shorter is let be, and so is the minute
  // for which a WebKit driver waits for a script.
  window.setTimeout = (work, wait = 0, ...rest) => {
    if (wait <= 60_000) return set(work, wait, ...rest);
    const id = set(() => {
      waits.delete(id);
      work(...rest);
    }, wait);
    waits.set(id, { due: Date.now() + wait, wake: () => work(...rest) });
    return id;
  };
  window.clearTimeout = (id) => {
    waits.delete(id);
    clear(id);
  };
  window.putForward = (by) => {
    localStorage.setItem('ahead', String(ahead() + by));
    for (const [id, { due, wake }] of [...waits]) {
      if (due > Date.now()) continue;
      window.clearTimeout(id);
      wake();
    }
  };
});

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Puts the clock of an open page forward by so many milliseconds: whoever waited for that is woken. */
export const pass = (page, by) => page.run((by) => window.putForward(by), by);

/** Puts the clock forward as if nobody had looked at the phone: the app knows nothing of it until it is opened. */
export const sleep = async (page, by) => {
  await page.run((by) => localStorage.setItem('ahead', String(Number(localStorage.getItem('ahead') ?? 0) + by)), by);
  await page.reload();
};

// Long work, for the benchmarks: waiting for it, and what holds up the screen meanwhile, as Chromium tells it.

/** How long one part may take on a machine with other work. */
const SECONDS = 600;

/** Waits as `page.until` does, but as long as large things take. */
export async function untilLate(page, what, condition) {
  const end = Date.now() + SECONDS * 1000;
  for (;;) {
    try {
      return await page.until(what, condition);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Runs in every new page: notes tasks over 50 ms. */
function watch() {
  if (location.protocol !== 'http:') return;
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((it) => [it.startTime, it.duration])))
    .observe({ type: 'longtask', buffered: true });
}

/** The tasks over 50 ms since this was last asked, after the first paint of the page: by the clock on the wall. */
const slowTasks = (page) => page.run(async () => {
  // A task is told of once it is over, and the observer once more after that.
  await new Promise((done) => { setTimeout(done, 100); });
  const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  return window.longTasks.splice(0).filter(([start]) => start > paint).map(([, time]) => Math.round(time));
});

/** The tasks of the page's thread that took more than 50 ms of the processor's time, so that what else a shared machine
    does is left out; Chromium's own trace tells it. */
async function ownTasks(page) {
  const entries = await page.session.post('se/log', { type: 'performance' });
  const events = entries.map(({ message }) => JSON.parse(message).message).filter(({ method }) => method === 'Tracing.dataCollected')
    .map(({ params }) => params);
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const paint = Math.max(0, ...events.filter(({ name }) => name === 'firstContentfulPaint').map(({ ts }) => ts));
  return events.filter(({ ph, name, ts, tdur, pid, tid }) => ph === 'X' && /RunTask$/.test(name) && tdur > 50_000 && ts > paint && main.has(`${pid} ${tid}`))
    .map(({ tdur }) => Math.round(tdur / 1000));
}

/** Both, by the wall's clock and by the processor's. */
export const longTasks = async (page) => ({ wall: await slowTasks(page), own: await ownTasks(page) });

export const counted = ({ wall, own }) => `${own.length}${own.length ? ` (${own.join(', ')} ms)` : ''} of ${wall.length}`;

/** Has every page that is opened from now on note its long tasks. */
export async function watchTasks(page) {
  await page.session.devtools('Page.enable', {});
  await page.session.devtools('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
}

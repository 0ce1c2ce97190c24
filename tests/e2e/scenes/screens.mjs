// The screens, as the journeys look at them: all addresses, and what does not fit.

/** Every screen that needs no preparation. */
export const SCREENS = [
  '#/', '#/find', '#/new/', '#/customers', '#/history', '#/more', '#/settings', '#/install', '#/keeping', '#/import',
  '#/care', '#/care/gifts', '#/care/offers', '#/care/groups', '#/reviews', '#/menu', '#/menu/import', '#/orders', '#/loyalty',
  '#/demand', '#/sync', '#/sync/words', '#/sync/leave', '#/trust', '#/trust/lock', '#/trust/ledger', '#/trust/retention', '#/trust/requests', '#/trust/consents',
];

/** Opens a screen and waits until it is drawn. */
export async function show(page, screen) {
  const before = await page.run(() => (document.querySelector('main') ? [location.hash, document.querySelector('main').innerText] : null));
  await page.open(screen);
  await page.until(`${screen} is drawn`, (before) => {
    const main = document.querySelector('main');
    const drawn = main?.querySelector('h1, h2') && !document.querySelector('.opening');
    const counter = /^(#\/(find)?)?$/;
    const same = before && (before[0] === location.hash || (counter.test(before[0]) && counter.test(location.hash)));
    return drawn && (!before || same || before[1] !== main.innerText);
  }, before);
}

/** Runs in the page: what is wider than the screen, or whose text is cut. */
export function misfits() {
  const width = document.documentElement.clientWidth;
  const name = (it) => `${it.tagName.toLowerCase()}.${[...it.classList].join('.')} "${(it.innerText ?? '').trim().slice(0, 40)}"`;
  const shown = (it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.visually-hidden, .skip-link, [aria-hidden=true]');
  const scrolls = (it) => it !== null && (/auto|scroll/.test(getComputedStyle(it).overflowX) && !it.matches('.page, .sheet__body') || scrolls(it.parentElement));
  const faults = [];
  for (const it of document.querySelectorAll('html, .page, .sheet')) {
    // What cannot be scrolled shows below whether something sticks out of it.
    if (it.scrollWidth > it.clientWidth + 1 && !/hidden|clip/.test(getComputedStyle(it).overflowX)) faults.push(`scrolls sideways: ${name(it)} by ${it.scrollWidth - it.clientWidth}`);
  }
  for (const it of document.querySelectorAll('main *, nav *, header *, dialog[open] *')) {
    if (!(it instanceof HTMLElement) || !shown(it)) continue;
    if (![...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
    const box = it.getBoundingClientRect();
    if (box.width < 2) continue;
    if ((box.right > width + 1 || box.left < -1) && !scrolls(it)) faults.push(`sticks out: ${name(it)}`);
    const style = getComputedStyle(it);
    // What is meant to show its first lines only is no fault.
    if (style.webkitLineClamp !== 'none' && style.webkitLineClamp !== '') continue;
    if (style.overflowX !== 'visible' && !scrolls(it) && it.scrollWidth > it.clientWidth + 1) faults.push(`cut: ${name(it)}`);
  }
  return faults.slice(0, 6);
}

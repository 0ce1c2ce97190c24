// Finds things in the page the way a person or a screen reader names them: by role and name, or by text.
// `find` runs inside the page: it is sent there as text and may use nothing from outside itself.

/** Elements with `role` whose accessible name is, or else contains, `name` (text or {source, flags}); visible ones only. */
export function find(role, name, scopeText) {
  const ROLES = {
    alert: '', article: 'article', banner: 'header', button: 'button,summary,input[type=button],input[type=submit]',
    cell: 'td', checkbox: 'input[type=checkbox]', columnheader: 'th', combobox: 'select,input[list]', dialog: 'dialog',
    file: 'input[type=file]', form: 'form', group: 'fieldset,details', heading: 'h1,h2,h3,h4,h5,h6', img: 'img', link: 'a[href]',
    list: 'ul,ol', listitem: 'li', main: 'main', navigation: 'nav', option: 'option', progressbar: 'progress',
    radio: 'input[type=radio]', region: 'section', row: 'tr', searchbox: 'input[type=search]', slider: 'input[type=range]',
    spinbutton: 'input[type=number]', status: 'output', switch: '', tab: '', table: 'table',
    textbox: 'textarea,input:not([type]),input[type=text],input[type=tel],input[type=email],input[type=url],input[type=date],input[type=password]',
  };
  const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const hidden = (element) => element.closest('[aria-hidden=true],[hidden]') !== null;
  const visible = (element) =>
    element.type === 'file' || (!hidden(element) && element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true }));
  const spoken = (element) => {
    if (element.nodeType === Node.TEXT_NODE) return element.data;
    if (element.nodeType !== Node.ELEMENT_NODE || hidden(element)) return '';
    if (element.getAttribute('aria-label')) return ` ${element.getAttribute('aria-label')} `;
    if (element.tagName === 'IMG') return ` ${element.alt} `;
    const inner = [...element.childNodes].map(spoken).join('');
    return getComputedStyle(element).display.startsWith('inline') ? inner : ` ${inner} `;
  };
  const nameOf = (element) => {
    const by = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const labels = by.map((id) => document.getElementById(id)).filter(Boolean);
    if (labels.length > 0) return tidy(labels.map(spoken).join(' '));
    if (element.getAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
    if (element.labels?.length > 0) return tidy([...element.labels].map(spoken).join(' '));
    const caption = element.querySelector(':scope > legend, :scope > caption');
    if (caption) return tidy(spoken(caption));
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)) return tidy(element.title || element.placeholder || element.value);
    return tidy(spoken(element)) || tidy(element.title);
  };

  // What lies behind an open dialog cannot be reached by a person either.
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
  let roots = [modal ?? document];
  if (scopeText) {
    const boxes = [...roots[0].querySelectorAll('li,tr,article,section,fieldset,dialog,form,nav,[role]')].filter(visible);
    const said = boxes.map((box) => [box, tidy(spoken(box))]).filter(([, text]) => text.toLowerCase().includes(scopeText.toLowerCase()));
    roots = said.sort((a, b) => a[1].length - b[1].length).map(([box]) => box);
  }
  const selector = [`[role=${role}]`, ...ROLES[role].split(',').filter(Boolean).map((one) => `${one}:not([role])`)].join(',');
  const inner = roots.map((root) => [...root.querySelectorAll(selector)].filter(visible)).filter((some) => some.length > 0);
  const candidates = [...new Set(inner.flat())].map((element) => [element, nameOf(element)]);
  if (name === null || name === undefined) return candidates.map(([element]) => element);
  const pick = (test) => candidates.filter(([, text]) => test(text)).map(([element]) => element);
  if (typeof name === 'object') return pick((text) => new RegExp(name.source, name.flags).test(text));
  const wanted = tidy(name).toLowerCase();
  const exact = pick((text) => text.toLowerCase() === wanted);
  return exact.length > 0 ? exact : pick((text) => text.toLowerCase().includes(wanted));
}

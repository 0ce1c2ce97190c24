// A small menu, brought in by pasting: what some journeys need before anybody can be warned.

export const MENU = 'Coffee\nEspresso 1.20\nCappuccino 1.50\ncoffee, milk\nMystery roll 2.00\n';

/** Puts a text of several lines into the field at once, as pasting does: keys for line ends mean something else in WebKit. */
export async function paste(page, text) {
  const field = await page.find('textbox', 'Paste the menu');
  await page.run((it, pasted) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(it, pasted);
    it.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, field, text);
}

/** Pastes a menu and takes it in. */
export async function bring(page, menu = MENU) {
  await page.open('#/menu/import');
  await paste(page, menu);
  await page.click('button', /^Bring \d+ items? in/);
  await page.see('Menu updated');
  await page.find('heading', 'The menu');
}

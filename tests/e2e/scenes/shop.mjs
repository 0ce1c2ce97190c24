// What the journeys of the app begin with: a shop of one's own, or the one to try.

/** Begins a shop of one's own, in English. */
export async function begin(page, { shop = 'Bar Sport', staff = 'Marta' } = {}) {
  await page.open();
  await page.click('button', /^Begin/);
  await page.type('textbox', 'What the place is called', shop);
  await page.type('textbox', 'Who uses this phone', staff);
  await page.click('button', 'Open the counter');
  await page.see('Nobody yet today');
}

/** Writes somebody new down, from the counter. */
export async function add(page, name) {
  await page.open('#/');
  await page.click('link', 'New customer');
  await page.type('textbox', 'Name', name);
  await page.click('button', /^Add/);
  await page.find('heading', name);
}

/** Opens the shop to try, in the language that the page speaks. */
export async function tryDemo(page, { door = /^Look at a demo shop/, open = 'Open the demo shop', title = 'Likely now' } = {}) {
  await page.open();
  await page.click('button', door);
  await page.click('button', open);
  await page.see(title);
}

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

/** Writes somebody new down who has had the same three times: that is their usual then. Stays on their page. */
export async function addRegular(page, name, item) {
  await add(page, name);
  for (let visit = 1; visit <= 3; visit += 1) {
    await page.click('link', /^Record the visit/);
    await page.type('textbox', 'Or type it', item);
    await page.click('button', /^Record the visit/);
    await page.see(visit === 1 ? '1 visit' : `${visit} visits`);
  }
}

/** Writes somebody new down who has their birthday today. */
export async function addBirthday(page, name) {
  const now = new Date();
  await add(page, name);
  await page.click('link', 'Change');
  await page.type('textbox', 'Birthday', `${now.getDate()}/${now.getMonth() + 1}`);
  await page.press('Tab');
  await page.see('Saved: Birthday.');
}

/** Starts the points programme, with one reward that costs a point. */
export async function startPoints(page) {
  await page.open('#/loyalty');
  await page.click('switch', /Points programme/);
  await page.type('spinbutton', 'How many points the next reward costs', '1');
  await page.type('textbox', 'New reward', 'A coffee on us');
  await page.press('Enter');
  await page.see('Reward added');
}

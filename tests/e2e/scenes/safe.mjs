// What keeps a book safe, and a person: a passcode, a code for the staff, an allergy that was told.

/** Sets a passcode. */
export async function lock(page, passcode) {
  await page.open('#/trust/lock');
  await page.type('textbox', 'The new passcode', passcode);
  await page.click('button', 'Lock with this passcode');
  await page.click('button', 'I have written them down');
}

/** Sets a passcode, and a code with which the staff open the counter. */
export async function lockForStaff(page, passcode, code) {
  await lock(page, passcode);
  await page.type('textbox', 'The passcode of today', passcode);
  await page.type('textbox', 'The service code', code);
  await page.click('button', 'Set the service code');
  await page.see('the phone can be handed to the staff now');
}

/** Writes down that the person on screen cannot have milk; the app then asks whether that may be kept. */
export async function tellMilk(page) {
  await page.click('button', 'Add a preference');
  await page.click('button', /allergy/i);
  await page.click('button', 'Milk');
  await page.see('Allergy written: Milk');
  await page.click('button', 'Close');
}

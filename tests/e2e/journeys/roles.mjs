// Roles: the staff hold the phone and see the counter and the customers; the rest stays behind the owner's passcode.
import { journey } from '../driver/journey.mjs';
import { lockForStaff } from '../scenes/safe.mjs';
import { add, begin } from '../scenes/shop.mjs';

const PASSCODE = 'sun on the wall';
const CODE = '482913';

/** A shop with a person who has a phone number, a passcode and a code for service. */
async function handOver(page) {
  await begin(page);
  await add(page, 'Giulia Ferraro');
  const id = (await page.address()).split('/').pop();
  await page.open(`#/edit/${id}`);
  await page.type('textbox', 'Phone', '3479922188');
  await page.press('Tab');
  await page.see('Saved: Phone');
  await lockForStaff(page, PASSCODE, CODE);
  return id;
}

export const journeys = [
  journey('hands the phone to the staff, who see the counter and nothing of the rest until the passcode is typed', async ({ page }) => {
    const id = await handOver(page);
    await page.accessible();
    await page.shot('service-set');
    await page.open('#/more');
    await page.click('button', 'Hand to the staff');
    await page.find('searchbox', 'Find a customer');
    await page.lacks('link', 'Reviews');
    await page.lacks('link', 'Care');
    await page.open(`#/customer/${id}`);
    await page.find('heading', 'Giulia Ferraro');
    await page.gone('3479922188');
    await page.lacks('button', 'Other actions');
    await page.accessible();
    await page.shot('service-profile');
    // What the staff hear at the counter they write down.
    await page.type('textbox', 'A new note', 'Window table, please');
    await page.press('Tab');
    await page.see('Note saved');
    for (const path of [`edit/${id}`, 'sync/leave', 'history', 'reviews', 'care/groups', 'trust/lock', `trust/known/${id}`, 'keeping']) {
      await page.open(`#/${path}`);
      await page.see('The phone is with the staff');
      await page.gone('3479922188');
    }
    await page.accessible();
    await page.shot('service-more');
    // A start of the app keeps it so: the staff's own code opens it, for the counter.
    await page.reload();
    await page.see('The service code');
    await page.accessible();
    await page.shot('service-closed');
    await page.type('textbox', 'The service code', CODE);
    await page.press('Enter');
    await page.see('The phone is with the staff');
    await page.click('button', 'Owner');
    await page.type('textbox', 'The words', CODE);
    await page.press('Enter');
    await page.see('That is not it');
    await page.type('textbox', 'The words', PASSCODE);
    await page.press('Enter');
    await page.open('#/more');
    await page.see('Backup and phones');
    await page.open(`#/customer/${id}`);
    await page.see('3479922188');
    await page.see('Window table, please');
    await page.open('#/trust/lock');
    await page.click('button', 'Take the service code away');
    await page.see('Service code taken away');
    await page.click('button', 'Lock now');
    await page.see('The words');
    await page.lacks('button', 'Open for service');
  }, { language: 'en' }),
];

// Being recognised: the phone opens the book by one tap, for whoever it knows, and the passcode goes on to open it.
import { journey } from '../driver/journey.mjs';
import { lock } from '../scenes/safe.mjs';
import { add, begin } from '../scenes/shop.mjs';

const PASSCODE = 'sun on the wall';

export const journeys = [
  journey('opens by fingerprint or face, until that is taken away, and by the passcode all the while', async (stage) => {
    stage.only('chromium', 'the other drivers have no authenticator that gives a secret');
    const { page, session } = stage;
    const phone = await session.post('webauthn/authenticator', {
      protocol: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserConsenting: true,
      isUserVerified: true, extensions: ['prf'],
    });
    await begin(page);
    await add(page, 'Giulia Ferraro');
    await lock(page, PASSCODE);
    await page.type('textbox', 'The passcode of today', 'another one');
    await page.click('button', 'Open by fingerprint or face');
    await page.see('That is not the passcode of today');
    await page.type('textbox', 'The passcode of today', PASSCODE);
    await page.click('button', 'Open by fingerprint or face');
    await page.see('from now on one tap is enough');
    await page.accessible();
    await page.shot('known-set');
    await page.click('button', 'Lock now');
    await page.find('button', 'Open by fingerprint or face');
    await page.accessible();
    await page.shot('known-closed');
    await page.click('button', 'Open by fingerprint or face');
    await page.see('The passcode is set');
    await page.open('#/customers');
    await page.see('Giulia Ferraro');
    await page.reload();
    // Somebody else's finger opens nothing.
    await session.post(`webauthn/authenticator/${phone}/uv`, { isUserVerified: false });
    await page.click('button', 'Open by fingerprint or face');
    await page.see('Not recognised. Try again, or use the passcode.');
    await page.type('textbox', 'The words', PASSCODE);
    await page.press('Enter');
    await page.see('Giulia Ferraro');
    await page.open('#/trust/lock');
    await page.click('button', 'Take fingerprint and face away');
    await page.see('the passcode alone opens it');
    await page.click('button', 'Lock now');
    await page.find('textbox', 'The words');
    await page.lacks('button', 'Open by fingerprint or face');
  }, { language: 'en' }),
];

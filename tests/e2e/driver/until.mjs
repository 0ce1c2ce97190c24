// Waits for a condition and never for a time: every wait of the suite is this one.

const PAUSE = 40; // ms between two looks

/** Looks until `look` gives something true, and gives it back; `tolerant` takes an error as "not yet". */
export async function until(what, look, { seconds = 30, tolerant = false } = {}) {
  const end = Date.now() + seconds * 1000;
  let trouble = '';
  for (;;) {
    try {
      const seen = await look();
      if (seen) return seen;
    } catch (error) {
      if (!tolerant) throw error;
      trouble = ` (${error.message})`;
    }
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}${trouble}`);
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

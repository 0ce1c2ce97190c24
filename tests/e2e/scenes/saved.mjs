// What a journey reads of a file that the app hands out to be saved.

/** Catches what the next download would save. */
export async function caught(page, deed) {
  await page.run(() => {
    window.caught = null;
    navigator.canShare = undefined;
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      blob.text().then((text) => { window.caught = text; });
      return create(blob);
    };
  });
  await deed();
  return page.until('the file', () => window.caught);
}

/** A picture that takes longer comes out as its empty place. */
const PATIENCE_MS = 8_000;

/** Pictures that nobody has scrolled to yet belong on paper, too. */
export function fetchPicturesToPrint(): HTMLImageElement[] {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('main article img')];
  for (const picture of pictures) picture.loading = 'eager';
  return pictures;
}

/** Prints the article or album on the screen once its pictures are here: the browser's own command waits for none. */
export async function printPage(): Promise<void> {
  const pictures = fetchPicturesToPrint().map((picture) =>
    picture.decode().catch(() => {
      // It fails, or is not to be had now: the sheet comes without it.
    }),
  );
  await Promise.race([Promise.all(pictures), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  print();
}

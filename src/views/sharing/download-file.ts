/** Long enough for the slowest phone to have begun the download. */
const KEPT_MS = 60_000;

/** Has the browser save a file where it saves downloads. */
export function downloadFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

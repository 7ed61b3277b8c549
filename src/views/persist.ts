/**
 * Asks the browser to keep what is stored for good, as DESIGN has it when the reader saves something; it may ask the
 * reader, or simply refuse. Gives its answer, `false` where it cannot be asked.
 */
export async function askToPersist(): Promise<boolean> {
  const storage = (navigator as { storage?: StorageManager }).storage;
  try {
    return (await storage?.persisted?.()) || ((await storage?.persist?.()) ?? false);
  } catch {
    // Some browsers throw where storage is denied: nothing is promised.
    return false;
  }
}

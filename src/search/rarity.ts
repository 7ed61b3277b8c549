/** How much it tells that a document has what `having` of all documents have. */
export function rarity(having: number, documents: number): number {
  return Math.log(1 + documents / (having + 0.5));
}

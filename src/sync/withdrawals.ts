/** Up to this many at once are an editor's doing, on however small a portal. */
const FEW_ARTICLES = 10;
const MOST = 0.5;

/**
 * Whether a feed takes back so much of what is stored that it is nearly always an accident, or the work of somebody
 * who got into the editor's account: such withdrawals wait until the reader agrees to them in the settings.
 */
export function isMassWithdrawal(withdrawnArticles: number, storedArticles: number): boolean {
  return withdrawnArticles > FEW_ARTICLES && withdrawnArticles > storedArticles * MOST;
}

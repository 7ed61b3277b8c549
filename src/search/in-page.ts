import { answer, followStore, relatedTo } from './answer.ts';
import type { SearchReply } from './messages.ts';
import type { RelatedRequest, SearchRequest } from './types.ts';

followStore();

/** Answers as the worker does, in the page: a store in memory is no other context's. Throws as the worker's reply tells. */
export async function answerHere(
  question: { request: SearchRequest } | { related: RelatedRequest },
  signal: AbortSignal,
): Promise<SearchReply> {
  if ('related' in question) return { id: 0, related: await relatedTo(question.related) };
  return { id: 0, response: await answer(question.request, signal) };
}

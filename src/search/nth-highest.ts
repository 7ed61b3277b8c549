/**
 * The `nth` highest of some scores, from 1 on: only the side of each pivot that may hold it is looked at again. To sort
 * them all was a tenth of the slowest queries.
 */
export function nthHighest(scores: Float32Array, nth: number): number {
  const values = scores.slice();
  const target = values.length - nth;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] as number;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] as number) < pivot) left++;
      while ((values[right] as number) > pivot) right--;
      if (left > right) break;
      const value = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = value;
    }
    if (target <= right) high = right;
    else if (target >= left) low = left;
    else break;
  }
  return values[target] as number;
}

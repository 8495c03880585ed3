import { isObject, type Json, quote, showValue } from '../../../json/json.ts';
import { defineKeyword, type Problem } from './keyword.ts';

/**
 * `x-unique-ids`: no two items of the list have the same `id`. The editor keeps items by id as text, so 1 and
 * "1" are the same.
 */
export const uniqueIds = defineKeyword('x-unique-ids', 'array', () => findEqualIds);

function findEqualIds(items: Json[]): Problem[] | undefined {
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  items.forEach((item, index) => {
    const id = isObject(item) ? item.id : undefined;
    if (typeof id !== 'string' && typeof id !== 'number') return;
    const first = seen.get(showValue(id));
    if (first === undefined) seen.set(showValue(id), index);
    else problems.push(toProblem(showValue(id), first, index));
  });
  return problems.length > 0 ? problems : undefined;
}

function toProblem(id: string, first: number, index: number): Problem {
  return { code: 'duplicate-item-id', args: { id: quote(id), first, second: index }, below: `/${index}/id` };
}

import { isObject, showValue } from '../../json/json.ts';
import type { CocoCategory } from './file-index.ts';
import { type CocoId, showId } from './id.ts';

/** What the labels of a category are called. */
export interface Category {
  name: string;
  /** Names of its keypoints, in the order of their coordinates. */
  keypoints: readonly string[];
  /** Its supercategory. */
  above: string | undefined;
}

/** The categories of a COCO file by their ids; `fail` is told which one is none, and why. */
export function readCategories(
  list: readonly CocoCategory[],
  fail: (index: number, problem: string) => void,
): Map<CocoId, Category> {
  const categories = new Map<CocoId, Category>();
  for (const [i, { value: category, id }] of list.entries()) {
    if (category === undefined) continue;
    if (!isObject(category) || id === undefined || typeof category.name !== 'string') {
      fail(i, 'it has no "id" or "name"');
    } else if (categories.has(id)) {
      fail(i, `its id, ${showId(id)}, is already used`);
    } else {
      const { keypoints, supercategory } = category;
      const names = Array.isArray(keypoints) ? keypoints.map(showValue) : [];
      const above = typeof supercategory === 'string' ? supercategory : undefined;
      categories.set(id, { name: category.name, keypoints: names, above });
    }
  }
  return categories;
}

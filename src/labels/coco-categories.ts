import { isObject, type Json } from '../json/json.ts';

/** What the labels of a category are called. */
export interface Category {
  name: string;
  /** Names of its keypoints, in the order of their coordinates. */
  keypoints: readonly string[];
}

/** The categories of a COCO file by their ids; `fail` is told which one is none, and why. */
export function readCategories(
  list: readonly Json[],
  fail: (index: number, problem: string) => void,
): Map<Json, Category> {
  const categories = new Map<Json, Category>();
  for (const [i, category] of list.entries()) {
    if (!isObject(category) || category.id === undefined || typeof category.name !== 'string') {
      fail(i, 'it has no "id" or no "name"');
    } else if (categories.has(category.id)) {
      fail(i, `an earlier one has its id, ${JSON.stringify(category.id)}`);
    } else {
      const { keypoints } = category;
      const names = Array.isArray(keypoints) ? keypoints.map(String) : [];
      categories.set(category.id, { name: category.name, keypoints: names });
    }
  }
  return categories;
}

import type { Tag } from './model.ts';

/**
 * True where Label Studio's servers check a tag: they know tags by their exact names, and look for them only directly in `View` tags
 * from the root down. What they do not see, only the editor judges.
 */
export function isSeenByServer(tag: Tag): boolean {
  return tag.written === tag.type && isInViews(tag.parent);
}

/** True where the servers check a label: directly, or in `View` tags, in a set of labels that they see. */
export function isLabelSeenByServer(label: Tag, labelSet: 'Choices' | 'Labels'): boolean {
  if (label.written !== label.type) return false;
  let around = label.parent;
  while (around?.written === 'View') around = around.parent;
  return around?.written === labelSet && isSeenByServer(around);
}

function isInViews(tag: Tag | undefined): boolean {
  if (tag?.written !== 'View') return false;
  return tag.parent === undefined || isInViews(tag.parent);
}

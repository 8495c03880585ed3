import { oddJson, oddKeys } from './odd-values.ts';
import type { Random } from './random.ts';

/** A JSON text as a tree that keeps the texts of its values, and members with one name twice. */
type Tree = { text: string } | { items: Tree[] } | { members: [key: string, value: Tree][] };

/** Changes a JSON text at one to three places; undefined when it is not JSON. */
export function mutateJson(text: string, random: Random): string | undefined {
  let tree: Tree;
  try {
    tree = treeOf(JSON.parse(text));
  } catch {
    return undefined;
  }
  for (let changes = 1 + random.below(3); changes > 0; changes--) tree = change(tree, random);
  return print(tree);
}

function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { items: value.map(treeOf) };
  if (typeof value !== 'object' || value === null) return { text: JSON.stringify(value) };
  return { members: Object.entries(value).map(([key, value]) => [key, treeOf(value)]) };
}

function print(tree: Tree): string {
  if ('text' in tree) return tree.text;
  if ('items' in tree) return `[${tree.items.map(print).join(', ')}]`;
  return `{${tree.members.map(([key, value]) => `${JSON.stringify(key)}: ${print(value)}`).join(', ')}}`;
}

/** Goes down to some place and changes what is there. */
function change(tree: Tree, random: Random): Tree {
  if ('text' in tree || random.once(6)) return replace(tree, random);
  const size = 'items' in tree ? tree.items.length : tree.members.length;
  if (size === 0 || random.once(4)) return rearrange(tree, random);
  const at = random.below(size);
  if ('items' in tree) tree.items[at] = change(tree.items[at]!, random);
  else tree.members[at]![1] = change(tree.members[at]![1], random);
  return tree;
}

function replace(tree: Tree, random: Random): Tree {
  switch (random.below(6)) {
    case 0:
      return { items: [tree] };
    case 1:
      return { members: [[random.pick(oddKeys), tree]] };
    default:
      return { text: random.pick(oddJson) };
  }
}

/** Takes out, doubles, repeats, swaps or renames a part. */
function rearrange(tree: Exclude<Tree, { text: string }>, random: Random): Tree {
  const parts: unknown[] = 'items' in tree ? tree.items : tree.members;
  const at = random.below(parts.length);
  const to = random.below(parts.length);
  switch (random.below(6)) {
    case 0:
      parts.splice(at, 1);
      break;
    case 1:
      if (parts.length > 0) parts.splice(to, 0, parts[at]);
      break;
    case 2:
      if (parts.length > 0) parts.push(...Array.from({ length: 30 }, () => parts[at]));
      break;
    case 3:
      if (parts.length > 0) [parts[at], parts[to]] = [parts[to], parts[at]];
      break;
    case 4:
      if ('items' in tree) tree.items.splice(at, 0, { text: random.pick(oddJson) });
      else tree.members.splice(at, 0, [random.pick(oddKeys), { text: random.pick(oddJson) }]);
      break;
    default:
      if ('members' in tree && tree.members[at])
        tree.members[at] = [random.pick(oddKeys), tree.members[at][1]];
  }
  return structuredClone(tree);
}

import { isObject, type Json, showValue } from '../../json/json.ts';
import type { Answer } from '../../regions/answers.ts';
import { countMembers, type MemberCounter } from '../labelled/count-members.ts';
import type { Meta } from './meta.ts';

/** Members of a tag; the ids are those of the database, and the name says the same. */
export const membersOfTag: ReadonlySet<string> = new Set(['id', 'tagId', 'name', 'value']);

/**
 * The tags of an image or an object as answers, each by its name; those without a value, which are only there or not, are the choices of one
 * that is called "tag". `describe` is the text beside them. A text says what is wrong.
 */
export function readTags(
  tags: Json | undefined,
  describe: Json | undefined,
  meta: Meta,
  count: MemberCounter,
): { answers: Answer[]; problems: { position: number; problem: string }[] } {
  const bare: string[] = [];
  const named = new Map<string, { kind: Answer['kind']; values: string[] }>();
  const problems: { position: number; problem: string }[] = [];
  for (const [position, tag] of (Array.isArray(tags) ? tags : []).entries()) {
    // Old versions have nothing but the name.
    const { name, value = null } = isObject(tag) ? tag : { name: tag };
    countMembers(count, tag);
    if (typeof name !== 'string' || name === '') problems.push({ position, problem: 'it has no "name"' });
    else if (value === null || value === '') bare.push(name);
    else if (typeof value === 'object')
      problems.push({ position, problem: `its "value" is neither a text nor a number` });
    else {
      const kind = typeof value === 'number' ? 'number' : (meta.tagKind(name) ?? 'text');
      const found = named.get(name) ?? { kind, values: [] };
      named.set(name, found);
      found.values.push(showValue(value));
    }
  }
  const answers: Answer[] = [...named].map(([name, { kind, values }]) => ({
    name,
    // No tag takes two numbers.
    kind:
      kind === 'number' && (values.length > 1 || values.some((value) => !isNumber(value))) ? 'text' : kind,
    values,
  }));
  if (bare.length > 0)
    answers.push({ name: 'tag', kind: 'choice', values: [...new Set(bare)], alone: named.size === 0 });
  if (typeof describe === 'string' && describe.trim() !== '')
    answers.push({ name: 'description', kind: 'text', values: [describe] });
  return { answers, problems };
}

function isNumber(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}

import type { Report } from '../../diagnostics/diagnostic.ts';
import { describe, isObject, type Json, type JsonObject } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { LabelConfig, Tag } from '../../label-config/model.ts';
import { parseDataSource } from '../../label-config/variables.ts';

/** Tags whose `value="$key"` the server of Label Studio 1.x takes for text, whatever the editor does with it. */
const textTags = new Set(['TextArea', 'Number', 'Rating', 'DateTime', 'Filter', 'Markdown', 'Dialog']);

interface TypedKey {
  key: string;
  tag: Tag;
  takes: (value: Json) => boolean;
}

/**
 * Prepares the check of data by the types that the server of Label Studio 1.x wants for the keys of a label config: for one value of
 * another type it refuses the whole import. What the schemas of the data refuse anyway is not looked at again.
 */
export function compileTypes1x(
  config: LabelConfig | undefined,
): (data: JsonObject, root: string, report: Report) => void {
  const typed = (config?.tags ?? []).flatMap(typedKey);

  return (data, root, report) => {
    for (const { key, tag, takes } of typed) {
      const value = data[key];
      if (value === undefined || takes(value)) continue;
      const problem = `"${key}" is ${describe(value)}, but <${tag.written}> takes only text`;
      report({
        code: 'refused-by-server',
        args: { problem },
        path: `${root}/${escapePointer(key)}`,
        tag: tag.ref,
      });
    }
  };
}

function typedKey(tag: Tag): TypedKey[] {
  const attribute = attributeOf(tag, 'value');
  if (!attribute || !attributeOf(tag, 'name')) return [];
  const { kind, variables } = parseDataSource(attribute);
  const [first] = variables;
  const key = first?.steps.length === 1 ? first.steps[0] : undefined;
  if (kind === 'constant' || typeof key !== 'string') return [];
  if (textTags.has(tag.type)) return [{ key, tag, takes: (value) => typeof value === 'string' }];
  const isShownText = tag.type === 'Header' || (tag.type === 'Text' && kind === 'template');
  if (!isShownText || !attribute.value.includes(`$${key}`)) return [];
  const takesLists = tag.type === 'Text';
  return [
    { key, tag, takes: (value) => (Array.isArray(value) ? takesLists : value !== null && !isObject(value)) },
  ];
}

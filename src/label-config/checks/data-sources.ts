import type { LabelConfig, ObjectTag } from '../model.ts';
import type { ReportAt } from './report-at.ts';

/** Object tags that show a word instead of data; text tags often show fixed text on purpose. */
const fixedTextTags = new Set(['Text', 'HyperText', 'ReactCode', 'Chat']);
const word = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Values that are likely not meant: empty ones, a lone or doubled dollar sign, a data key without its dollar sign. */
export function checkDataSources({ objects }: LabelConfig, report: ReportAt): void {
  for (const object of objects) {
    const source = object.source;
    if (!source) continue;
    const { value, at } = source.attribute;
    const args = { tag: object.tag.written, value };
    if (showsNothing(object)) report({ code: 'config-empty-variable', args }, at);
    else if (value.startsWith('$$')) report({ code: 'config-doubled-dollar', args }, at);
    else if (missesDollar(object) && !fixedTextTags.has(object.tag.type)) {
      report({ code: 'config-missing-dollar', args }, at);
    }
  }
}

/** Whether the value of a tag is a word that may be a data key, without the dollar sign that makes it one. */
export function missesDollar({ source }: ObjectTag): boolean {
  return source?.kind === 'constant' && word.test(source.attribute.value);
}

function showsNothing({ tag, source }: ObjectTag): boolean {
  const value = source?.attribute.value.trim();
  return value === '$' || (value === '' && tag.text.trim() === '');
}

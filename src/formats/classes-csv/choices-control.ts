import { attributeOf } from '../../label-config/attribute.ts';
import { keyOf } from '../../label-config/data-key.ts';
import type { AnswerControl } from '../../regions/answers.ts';
import type { Input } from '../format.ts';

/** What the label config to be written calls its Choices, as the templates of Label Studio do. */
const NAME = 'choice';

/**
 * The Choices about whole images that take some classes: the first that has all of them, else the first that has one, else the first. Undefined
 * where the label config has none.
 */
export function choicesControl(
  { config, dataKey }: Input,
  classes: readonly string[],
): AnswerControl | undefined {
  if (!config) return { from: dataKey === NAME ? `${NAME}_` : NAME, to: dataKey, type: 'choices' };
  const objects = new Set(
    config.objects.filter(({ source }) => source && keyOf(source) === dataKey).map(({ name }) => name),
  );
  const able = config.controls.filter(
    ({ tag, toName }) =>
      tag.type === 'Choices' &&
      attributeOf(tag, 'perRegion')?.value !== 'true' &&
      toName.some((name) => objects.has(name)),
  );
  const control =
    able.find(({ labels }) => classes.every((name) => labels.has(name))) ??
    able.find(({ labels }) => classes.some((name) => labels.has(name))) ??
    able[0];
  return (
    control && {
      from: control.name,
      to: control.toName.find((name) => objects.has(name))!,
      type: 'choices',
    }
  );
}

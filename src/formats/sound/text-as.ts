import type { FormatOptions } from '../format.ts';
import type { SoundControls } from './controls.ts';
import type { Stretch } from './draft.ts';

/**
 * What the text of a stretch is: what is said in it, by one called `name`, or its label. As `--text-as` says; else a label only where the
 * label config has that label and not the name. Spaces around it belong to what is said, and not to a label.
 */
export function readAs(
  controls: SoundControls,
  textAs: FormatOptions['textAs'],
  name: string | undefined,
  text: string,
): Pick<Stretch, 'label' | 'text'> {
  const plain = text.trim();
  const isLabel =
    textAs === undefined
      ? name !== undefined && !controls.has(name) && controls.has(plain)
      : textAs === 'label';
  return isLabel ? { label: plain || name, text: undefined } : { label: name, text: plain && text };
}

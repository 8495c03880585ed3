import type { LabelControls } from '../../regions/controls.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';

/** Only those of a Text: in the markup of a HyperText places are XPaths, and the editor shows no region with offsets there. */
export function controlsOfText(input: Input): LabelControls {
  const controls = controlsOf(input);
  const isText = (name: string) =>
    input.config?.objects.find((object) => object.name === name)?.tag.type === 'Text';
  return input.config ? { ...controls, span: controls.span.filter(({ to }) => isText(to)) } : controls;
}

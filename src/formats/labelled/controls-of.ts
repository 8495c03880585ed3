import { controlsToBe, findControls, type LabelControls } from '../../regions/controls.ts';
import type { Input } from '../format.ts';

/** The control tags that take an input's labels; stand-ins while the label config is yet to be written from them. */
export function controlsOf({ config, dataKey }: Input): LabelControls {
  return config ? findControls(config, dataKey) : controlsToBe(dataKey);
}

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { messageOf } from '../../diagnostics/message-of.ts';
import { showTag } from '../../diagnostics/show-tag.ts';
import { plainText } from './plain-text.ts';

/** How a place in a user's file becomes a `physicalLocation`. */
export type Locate = (file: string, line?: number, column?: number) => object;

/** One finding as a SARIF `result`, whose rule stands at `ruleIndex`; the tag of the label config that asks for it is a related place, where its file is known. */
export function toResult(
  diagnostic: Diagnostic,
  ruleIndex: number,
  locate: Locate,
  configFile: string | undefined,
) {
  const { finding, severity, place, task } = diagnostic;
  const { code, tag, path } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: plainText(messageOf(finding)),
    locations: [{ physicalLocation: locate(place.file, place.line, place.column) }],
    ...(tag &&
      task !== undefined &&
      configFile !== undefined && {
        relatedLocations: [
          {
            message: plainText(`Required by ${showTag(tag.written)}.`),
            physicalLocation: locate(configFile, tag.at.line, tag.at.column),
          },
        ],
      }),
    properties: { ...(task !== undefined && { task }), ...(path !== undefined && { path }) },
  };
}

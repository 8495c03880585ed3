import type { Finding, Place } from './diagnostic.ts';
import { helpOf, messageOf } from './message-of.ts';
import { messages } from './messages.ts';

/** A finding as `--json` and rejected.jsonl show it (docs/json-output.md). */
export function toJson(finding: Finding, place: Place, task?: number) {
  const { code, path, tag } = finding;
  return {
    severity: messages[code].severity,
    code,
    message: messageOf(finding),
    help: helpOf(finding, place),
    file: place.file,
    ...(place.line !== undefined && { line: place.line }),
    ...(place.column !== undefined && { column: place.column }),
    ...(task !== undefined && { task }),
    ...(path !== undefined && { path }),
    ...(tag && { tag: { type: tag.type, name: tag.name, ...tag.at } }),
  };
}

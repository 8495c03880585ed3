import type { Finding, Spot } from './diagnostic.ts';
import { messageOf } from './message-of.ts';
import { messages } from './messages.ts';

/** A finding as `--json` and rejected.jsonl show it (docs/json-output.md). */
export function toJson(finding: Finding, spot: Spot, task?: number) {
  const { code, path, tag } = finding;
  return {
    severity: messages[code].severity,
    code,
    message: messageOf(finding),
    help: messages[code].help,
    file: spot.file,
    ...(spot.line !== undefined && { line: spot.line }),
    ...(spot.column !== undefined && { column: spot.column }),
    ...(task !== undefined && { task }),
    ...(path !== undefined && { path }),
    ...(tag && { tag: { type: tag.type, name: tag.name, ...tag.at } }),
  };
}

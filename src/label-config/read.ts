import type { Finding } from '../diagnostics/diagnostic.ts';
import { declaredEncoding } from '../xml/declaration.ts';
import { parseTags } from '../xml/parse.ts';
import { positionFinder } from '../xml/positions.ts';
import { checkXml } from '../xml/well-formed.ts';
import { buildConfig } from './build-config.ts';
import { checkConfig } from './checks/check-config.ts';
import { decodeConfig } from './decode.ts';
import type { LabelConfig, Position } from './model.ts';

/**
 * Reads a label config and checks it. Every finding is reported with its place in the file. Returns undefined when the bytes are no
 * well-formed XML, else the model, even when there are errors in it.
 */
export function readLabelConfig(
  bytes: Uint8Array,
  file: string,
  report: (finding: Finding, at: Position) => void,
): LabelConfig | undefined {
  const text = decodeConfig(bytes);
  if (typeof text !== 'string') {
    report(text.finding, text.position);
    return undefined;
  }
  const positionAt = positionFinder(text);
  const problem = checkXml(text, positionAt);
  if (problem) {
    report(problem.finding, positionAt(problem.at));
    return undefined;
  }
  const encoding = declaredEncoding(text);
  if (encoding) report({ code: 'config-encoding-declaration', args: { encoding } }, positionAt(0));
  const config = buildConfig(file, text, parseTags(text, positionAt));
  checkConfig(config, report);
  return config;
}

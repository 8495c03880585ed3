import type { Finding } from '../diagnostics/diagnostic.ts';
import { quote } from '../json/json.ts';
import { declaredEncoding } from '../xml/declaration.ts';
import { maximumDepth } from '../xml/nesting.ts';
import { parseXml } from '../xml/parse-xml.ts';
import type { Position } from '../xml/positions.ts';
import { isProblem, type XmlProblem } from '../xml/problem.ts';
import { buildConfig } from './build-config.ts';
import { checkConfig } from './checks/check-config.ts';
import { decodeConfig } from './decode.ts';
import { findExcess } from './find-excess.ts';
import type { LabelConfig } from './model.ts';
import { toTags } from './to-tags.ts';

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
  const encoding = declaredEncoding(text);
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
    const problem = `it declares the encoding ${quote(encoding)}`;
    report({ code: 'config-not-utf8', args: { problem } }, { line: 1, column: 1 });
    return undefined;
  }
  const other = whatElse(text);
  if (other !== undefined) {
    report({ code: 'config-not-xml', args: { problem: other } }, { line: 1, column: 1 });
    return undefined;
  }
  const xml = parseXml(text);
  if (isProblem(xml)) {
    report(toFinding(xml), xml.positionAt(xml.at));
    return undefined;
  }
  if (encoding) report({ code: 'config-encoding-declaration', args: { encoding } }, { line: 1, column: 1 });
  const config = buildConfig(file, text, toTags(xml));
  const excess = findExcess(config);
  if (excess) {
    report({ code: 'config-too-large', args: { problem: excess.problem } }, excess.tag.at);
    return undefined;
  }
  checkConfig(config, report);
  return config;
}

/** What a file is that cannot be meant as XML, such as data in the place of the label config. */
function whatElse(text: string): string | undefined {
  const [first = ''] = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .split(/[\r\n]/, 1);
  if (first === '') return 'is empty';
  return first.startsWith('<') ? undefined : `starts with ${quote(first.trimEnd())}, not with a tag`;
}

function toFinding({ kind, problem }: XmlProblem): Finding {
  switch (kind) {
    case 'doctype':
      return { code: 'config-doctype', args: {} };
    case 'xinclude':
      return { code: 'config-xinclude', args: {} };
    case 'too-deep':
      return { code: 'config-too-deep', args: { limit: maximumDepth } };
    case 'too-large':
      return { code: 'config-too-large', args: { problem } };
    case 'malformed':
      return { code: 'config-not-well-formed', args: { problem } };
  }
}

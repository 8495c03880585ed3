import { commandOn, endingInCommands } from '../command-on.ts';
import { outputFor } from '../output-name.ts';

/** What to do about an XML file whose encoding is read by iconv only; the name is changed as well, as other programs go by it. */
export function convertDeclared(encoding: string, file: string): string {
  const declare = `sed '1s/${encoding}/utf-8/'`;
  return `Convert it to UTF-8: ${commandOn(`iconv -f ${encoding} -t utf-8`, file)} | ${declare} > ${outputFor(`NEW${endingInCommands(file)}`, file)}`;
}

/** What to do about an XML file that is not in the encoding that it declares. */
export function declareUtf8(encoding: string, file: string): string {
  return `Declare the encoding that it has. If that is UTF-8: ${declareAsUtf8(encoding, file)}`;
}

/** The command that writes an XML file that declares another encoding as one of UTF-8, which its bytes are. */
export function declareAsUtf8(encoding: string, file: string): string {
  return `${commandOn(`sed '1s/${encoding}/utf-8/'`, file)} > ${outputFor(`NEW${endingInCommands(file)}`, file)}`;
}

import { zRemover } from './sed-command.ts';

/** What to do about times with fractions of a second and a Z, which are read without it in the format `plain`; undefined without one. */
export function withoutZ(plain: string | undefined, file: string): string | undefined {
  if (plain === undefined) return undefined;
  const command = zRemover(file);
  const inFile = command === '' ? '' : ` In the file: ${command}`;
  return `Remove the Z behind the times, and set timeFormat="${plain}" in the TimeSeries tag, which Label Studio 1.x reads.${inFile}`;
}

/** The arguments that convert an input with `-l auto` for Label Studio 1.x, to t.json, with the label config in c.xml. */
export function autoArguments(input: string): string[] {
  const named = ['-l', 'auto', '--to', 'tasks-1.x', '-o', 't.json', '--write-config', 'c.xml', '--json'];
  return ['convert', input, ...named];
}

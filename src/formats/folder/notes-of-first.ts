/** Says of the files of one input, each by its name, what is the same for all of them of the first only: there may be very many. */
export function notesOfFirst(note: (text: string) => void): (file: string, text: string) => void {
  const said = new Set<string>();
  return (file, text) => {
    if (said.has(text)) return;
    said.add(text);
    note(`${file}: ${text}`);
  };
}

/** Gives the cells of lines the names of their columns; of columns with the same name the first counts. */
export function namedCells(columns: readonly string[]): {
  cellsOf(cells: readonly string[]): Record<string, string>;
  /** The names of the columns that came before. */
  repeated: string[];
} {
  const own = columns.map((name, at) => columns.indexOf(name) === at);
  return {
    cellsOf: (cells) =>
      Object.fromEntries(columns.flatMap((name, at) => (own[at] ? [[name, cells[at]!]] : []))),
    repeated: columns.filter((_, at) => !own[at]),
  };
}

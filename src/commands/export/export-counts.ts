/** What an export came to. */
export interface ExportCounts {
  /** Tasks in the project, and written. */
  tasks: number;
  written: number;
  annotations: number;
  predictions: number;
  /** Tasks with a file of completions. */
  withFile: number;
  /** Spans of texts whose offsets were converted to code points. */
  spansConverted: number;
  /** How many of what was skipped. */
  skipped: Map<string, number>;
}

export function exportCounts(): ExportCounts {
  return {
    tasks: 0,
    written: 0,
    annotations: 0,
    predictions: 0,
    withFile: 0,
    spansConverted: 0,
    skipped: new Map(),
  };
}

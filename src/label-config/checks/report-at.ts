import type { Finding } from '../../diagnostics/diagnostic.ts';
import type { Position } from '../../xml/positions.ts';

/** Takes one finding in the label config and its place in the file. */
export type ReportAt = (finding: Finding, at: Position) => void;

import { type Output, writeWhole } from '../json/output.ts';
import { pieceOf, writePiece } from '../json/piece.ts';

const firstTask = pieceOf('\n  "');
const nextTask = pieceOf(',\n  "');
const idMember = pieceOf('": {\n    "id": ');

/**
 * Begins a task in the dictionary of tasks.json: `"7": {"id": 7`, indented as the reference does. Its members follow, each as `,` line
 * break, key, value, and then END_OF_TASK.
 */
export function writeStartOfTask(out: Output, id: number, first: boolean): void {
  writePiece(out, first ? firstTask : nextTask);
  writeWhole(out, id);
  writePiece(out, idMember);
  writeWhole(out, id);
}

export const END_OF_TASK = '\n  }';

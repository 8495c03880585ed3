import { type Output, writeAscii } from '../json/output.ts';
import { pieceOf, writePiece } from '../json/piece.ts';

const firstTask = pieceOf('\n  "');
const nextTask = pieceOf(',\n  "');
const idMember = pieceOf('": {\n    "id": ');

/**
 * Begins a task in the dictionary of tasks.json: `"7": {"id": 7`, indented as the reference does. Its members follow, each as `,` line
 * break, key, value, and then END_OF_TASK.
 */
export function writeStartOfTask(out: Output, id: number, first: boolean): void {
  const digits = String(id);
  writePiece(out, first ? firstTask : nextTask);
  writeAscii(out, digits);
  writePiece(out, idMember);
  writeAscii(out, digits);
}

export const END_OF_TASK = '\n  }';

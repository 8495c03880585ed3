/**
 * How a task begins in the dictionary of tasks.json: `"7": {"id": 7`, indented as the reference does. Its members follow, each as `,` line
 * break, key, value, and then END_OF_TASK.
 */
export function startOfTask(id: number, first: boolean): string {
  return `${first ? '\n' : ',\n'}  "${id}": {\n    "id": ${id}`;
}

export const END_OF_TASK = '\n  }';

/**
 * How a task stands in the dictionary of tasks.json: `"7": {"id": 7, ...members...}`, indented as the reference does. The members come
 * between these two, each as `,` line break, key, value.
 */
export function startOfTask(id: number, first: boolean): string {
  return `${first ? '\n' : ',\n'}  "${id}": {\n    "id": ${id}`;
}

export const END_OF_TASK = '\n  }';

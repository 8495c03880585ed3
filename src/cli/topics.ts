/** What `lsimport help` explains besides commands. */
export const topics = ['formats', 'templates'] as const;

export type Topic = (typeof topics)[number];

export function isTopic(name: string | undefined): name is Topic {
  return topics.some((topic) => topic === name);
}

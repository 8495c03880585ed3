/** The lists of a task that hold results. */
export const resultLists = ['predictions', 'completions', 'annotations'] as const;

export type ResultList = (typeof resultLists)[number];

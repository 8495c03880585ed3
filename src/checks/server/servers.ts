/** The Label Studios that tasks can be meant for. */
export const servers = ['0.9', '1.x'] as const;

export type TargetServer = (typeof servers)[number];

import { answerKinds } from './answers.ts';
import type { Kind, ObjectKind } from './kind.ts';
import { shapeKinds } from './shapes.ts';
import { spanKinds } from './spans.ts';
import { videoKinds } from './videos.ts';

/** Every control tag whose values Label Studio documents, each on an object tag that it is for. */
export const kinds: readonly Kind[] = [...shapeKinds, ...spanKinds, ...videoKinds, ...answerKinds];

export const objectKinds: readonly ObjectKind[] = [...new Set(kinds.map(({ object }) => object))];

import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';

/** Whether a text starts like a manifest of SageMaker Ground Truth with boxes or classes of images. */
export function isGroundTruth(head: string): boolean {
  return (
    /"source-ref"\s*:\s*"/.test(head) &&
    /"type"\s*:\s*"groundtruth\/(?:object-detection|image-classification)/.test(head)
  );
}

export const groundTruth: Importer = {
  name: 'ground-truth',
  summary: 'a manifest of SageMaker Ground Truth: one task per image, with its boxes and classes',
  input: 'file',
  extensions: ['.manifest'],
  // Manifests of texts and masks have the same name.
  suits: ({ head }) => isGroundTruth(head),
  ownContent: true,
  sniff: ({ head }) => (isGroundTruth(head) ? 'it has labels of SageMaker Ground Truth' : undefined),
  ...labelledImages,
  emptyMessage: 'it has no lines with "source-ref"',
  ...loadedLater(() => import('./read-manifest.ts')),
};

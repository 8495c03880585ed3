import type { TestProject } from 'vitest/node';
import { installLabelStudio } from './install/install-label-studio.ts';
import { prepareData1x } from './install/prepare-data-1x.ts';
import { release1x, release09 } from './install/releases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The `label-studio` commands of the two installations. */
    labelStudio09: string;
    labelStudio1x: string;
    /** A data folder of 1.x after its first start. To be copied, never to be started on. */
    data1x: string;
  }
}

/** Makes both installations before the first test. What cannot be made fails the whole run: no test is skipped for want of a server. */
export default async function setup(project: TestProject): Promise<void> {
  const labelStudio1x = await installLabelStudio(release1x);
  project.provide('labelStudio09', await installLabelStudio(release09));
  project.provide('labelStudio1x', labelStudio1x);
  project.provide('data1x', await prepareData1x(labelStudio1x));
}

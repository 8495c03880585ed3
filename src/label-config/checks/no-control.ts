import type { LabelConfig } from '../model.ts';
import type { ReportAt } from './report-at.ts';

/** A label config that shows something, and nothing can be done with it: Label Studio takes it, and the editor of 1.x opens no task. */
export function checkNoControl({ objects, controls, root }: LabelConfig, report: ReportAt): void {
  if (objects.length === 0 || controls.length > 0) return;
  report({ code: 'config-no-control', args: {} }, root.at);
}

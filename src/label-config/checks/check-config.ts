import type { LabelConfig } from '../model.ts';
import { checkAttributeCase } from './attribute-case.ts';
import { checkAttributeTypos } from './attribute-typos.ts';
import { checkClosedValues } from './closed-values.ts';
import { checkColors } from './colors.ts';
import { checkDataSources } from './data-sources.ts';
import { checkDuplicateNames } from './duplicate-names.ts';
import { checkMissingAttributes } from './missing-attributes.ts';
import { checkMissingLabels } from './missing-labels.ts';
import { checkMissingTargets } from './missing-targets.ts';
import { checkNoControl } from './no-control.ts';
import { checkNumericNames } from './numeric-names.ts';
import { checkParents } from './parents.ts';
import { checkRepeatedLabels, checkStars } from './repeated-labels.ts';
import { checkRepeatedNames } from './repeated-names.ts';
import type { ReportAt } from './report-at.ts';
import { checkTargets } from './targets.ts';
import { checkTimeFormats } from './time-formats.ts';
import { checkUnknownTags } from './unknown-tags.ts';
import { checkVideoSpeeds } from './video-speeds.ts';

const checks = [
  checkUnknownTags,
  checkParents,
  checkMissingAttributes,
  checkAttributeCase,
  checkAttributeTypos,
  checkDuplicateNames,
  checkRepeatedNames,
  checkNumericNames,
  checkTargets,
  checkMissingTargets,
  checkNoControl,
  checkMissingLabels,
  checkRepeatedLabels,
  checkStars,
  checkClosedValues,
  checkColors,
  checkTimeFormats,
  checkVideoSpeeds,
  checkDataSources,
];

/** Runs all checks of docs/rules.md, "Label config", on a well-formed label config. */
export function checkConfig(config: LabelConfig, report: ReportAt): void {
  for (const check of checks) check(config, report);
}

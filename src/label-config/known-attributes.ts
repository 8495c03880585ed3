import type { TagRule } from './tag-rule.ts';

/*
 * Attributes as the tag pages of Label Studio's documentation and the models of its editors (0.9.1 and 1.23) have them. Those that are
 * suggested stand below the kind of tag that has them; which tag of that kind it is makes no difference for a typo.
 */

const words = (text: string) => text.trim().split(/\s+/);

const everywhere =
  words(`name value className style visibleWhen whenTagName whenLabelValue whenChoiceValue whenRole
  visible idAttr hotkey`);

const ofControls =
  words(`toName required requiredMessage perRegion perItem choice showInline layout hint maxUsages
  allowEmpty allowNested apiUrl opacity fillColor fillOpacity strokeColor strokeWidth canRotate snap pointSize pointStyle
  pointSizeEnabled pointSizeDisabled smart smartOnly maxRating icon size defaultValue placeholder rows maxSubmissions
  editable transcription displayMode showSubmitButton allowSubmit skipDuplicates label format only leafsOnly
  showFullPath pathSeparator minWidth maxWidth dropdownWidth labeling legacy closable curves skeleton minPoints maxPoints
  defaultThreshold blurRadius selectionStyle leftClass rightClass readonly slider`);

const ofLabels =
  words(`alias selected background selectedColor maxUsages showAlias aliasStyle size granularity category
  html hint readonly`);

const ofObjects = words(`valueList valueType saveTextResult encoding granularity showLabels highlightColor
  selectionEnabled clickableLinks inline width maxWidth height zoom zoomBy negativeZoom zoomControl brightnessControl
  contrastControl rotateControl selectionControl crosshair smoothing gridSize gridColor rotation resize
  horizontalAlignment verticalAlignment defaultZoom crossOrigin lazyOff volume speed muted cursorColor cursorWidth
  defaultSpeed defaultScale defaultVolume showScores autoCenter scrollParent splitChannels spectrogram decoder player
  waveHeight frameRate timelineHeight defaultPlaybackSpeed minPlaybackSpeed audioUrl showPlayer nameKey textKey
  contextScroll timeColumn timeFormat timeDisplayFormat overviewChannels overviewWidth separator defaultWidth fixedScale
  multiAxis sync`);

const ofOthers =
  words(`column displayFormat legend units interpolation showAxis showYAxis strokeColor strokeWidth
  markerSize markerColor markerSymbol fixedScale dataRange timeRange height size underline background alias indexFlag
  bordered accordion open`);

const byKind: Readonly<Record<TagRule['kind'], readonly string[]>> = {
  control: [...everywhere, ...ofControls],
  label: [...everywhere, ...ofLabels],
  object: [...everywhere, ...ofObjects],
  other: [...everywhere, ...ofOthers],
};

/** Attributes that are nobody's typo: those of some tag only, of HTML, or of what reads the label config besides the editor. */
const neverTypos =
  words(`on in mode min max step src href target class id title type key color default data date time
  labels choices options items list lists rules message messages roles messageRoles minMessages maxMessages llm outputs
  reactCode sharedStore version score scores text content html note display displayName field filter minLength axis lockAxis
  index sort sortable sortedHighlightColor ranked group groups groupDepth coordsType caseSensitive caseSensetive grid
  shortcut explore border margin markdown tooltip description variant collapsible direction mask brightness contrast
  hidden highlighted threshold controls sep predictions annotations points rle role
  selection maxHeight source rating agreement disabled autoplay loop preload alt lang dir tabindex`);

const known: ReadonlySet<string> = new Set(
  [...Object.values(byKind).flat(), ...neverTypos].map((name) => name.toLowerCase()),
);

/** Whether any tag has an attribute, in any case, or it is not one to be judged: ML backends read their own. */
export function isKnownAttribute(name: string): boolean {
  return known.has(name.toLowerCase()) || !/^[a-z]{5,30}$/i.test(name);
}

/** The attributes that tags of a kind may have, by their documented names. */
export function attributesOfKind(kind: TagRule['kind']): readonly string[] {
  return byKind[kind];
}

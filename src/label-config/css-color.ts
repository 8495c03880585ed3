const names = new Set(
  (
    'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue ' +
    'chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey ' +
    'darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray ' +
    'darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen ' +
    'fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki ' +
    'lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen ' +
    'lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime ' +
    'limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue ' +
    'mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive ' +
    'olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum ' +
    'powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver ' +
    'skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white ' +
    'whitesmoke yellow yellowgreen'
  ).split(' '),
);
/** Words that follow the page or the system. */
const words = new Set(
  (
    'transparent currentcolor inherit initial unset revert revert-layer accentcolor accentcolortext activetext buttonborder ' +
    'buttonface buttontext canvas canvastext field fieldtext graytext highlight highlighttext linktext mark marktext ' +
    'selecteditem selecteditemtext visitedtext activeborder activecaption appworkspace background buttonhighlight buttonshadow ' +
    'captiontext inactiveborder inactivecaption inactivecaptiontext infobackground infotext menu menutext scrollbar ' +
    'threeddarkshadow threedface threedhighlight threedlightshadow threedshadow window windowframe windowtext'
  ).split(' '),
);
const hexadecimal = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
const plainFunction = /^(?:rgba?|hsla?)\((?!\s*from\s)([^()]*)\)?$/;
const component = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?(?:%|deg|grad|rad|turn)?|none)$/;
/** Functions whose arguments are not looked at, also those with others inside: browsers take many spellings. */
const otherFunction =
  /^(?:(?:rgba?|hsla?)\((?:\s*from\s|[^)]*\()|(?:hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|device-cmyk|var|env|contrast-color)\(.)/;
const vendorColor = /^-[a-z]+-/;

/** True for what a browser takes for a CSS colour. In doubt true. */
export function isCssColor(value: string): boolean {
  const color = value.trim().toLowerCase();
  if (names.has(color) || words.has(color) || hexadecimal.test(color) || vendorColor.test(color)) return true;
  const components = plainFunction.exec(color)?.[1];
  return components === undefined ? otherFunction.test(color) : areComponents(components);
}

/** Three numbers, or four with opacity, separated by commas, spaces or a slash. */
function areComponents(text: string): boolean {
  const components = text.split(/[\s,/]+/).filter((part) => part !== '');
  const isRightCount = components.length === 3 || components.length === 4;
  return isRightCount && components.every((part) => component.test(part));
}

/** Numbers or percentages, separated by commas. */
const mixable =
  /^(?:rgb|hsl)a?\((?:\s*-?(?:\d+(?:\.\d+)?|\.\d+)%?\s*,){2,3}\s*-?(?:\d+(?:\.\d+)?|\.\d+)%?\s*\)$/;

/** True for a colour that the editor of 1.x can mix for the regions of a label; with another CSS colour its page stays blank. */
export function isRegionColor(value: string): boolean {
  const color = value.toLowerCase();
  return names.has(color) || hexadecimal.test(color) || mixable.test(color);
}

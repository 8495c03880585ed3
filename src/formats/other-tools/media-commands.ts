import type { Command } from './commands.ts';

/** COCO of what `body` makes of the files of a folder; .key is the number of the one that .value has. */
function asCoco(files: string, ending: string, each: string, body: string) {
  return {
    run: `jq -n '[inputs | {file: (input_filename | sub("${ending}"; ".jpg")), ${each}}] | to_entries | {images: map({id: .key, file_name: .value.file}), ${body} | to_entries | map(.value + {id: .key}))}' ${files} > coco.json`,
    needs: 'jq',
    takes: files,
    makes: 'coco.json',
  } as const;
}

/** A table for boxes-csv of the rows that a program makes of a file: the image, two corners and the label. */
function asBoxes(program: string) {
  return {
    run: `(echo filename,xmin,ymin,xmax,ymax,label; jq -r '${program} | @csv' FILE) > boxes.csv`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'boxes.csv',
  } as const;
}

/** COCO of a list of rows, some of which may be of one image; `annotation` and `categories` are of the rows. */
function rowsAsCoco(image: string, categories: string, annotations: string) {
  return {
    run: `jq '(map(.${image}) | unique | to_entries) as $f | ($f | map({key: .value, value: .key}) | from_entries) as $n | {images: ($f | map({id: .key, file_name: .value})), categories: ${categories}, annotations: ([.[] | $n[.${image}] as $k | ${annotations}] | to_entries | map(.value + {id: .key}))}' FILE > coco.json`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'coco.json',
  } as const;
}

/** VIA 3, by its attribute of free text, of a list of videos with all segments of each. */
const toVia = `to_entries | map({id: "\\(.key + 1)"} + .value) | {project: {pid: "1", vid_list: map(.id)}, config: {file: {loc_prefix: {"1": "", "2": "", "3": "", "4": ""}}}, attribute: {"1": {aname: "label", anchor_id: "FILE1_Z2_XY0", type: 1, options: { }}}, file: (map({key: .id, value: {fid: .id, fname: .name, type: 4, loc: 1, src: .name}}) | from_entries), view: (map({key: .id, value: {fid_list: [.id]}}) | from_entries), metadata: ([.[] | .id as $v | .all | to_entries[] | {key: "\\($v)_\\(.key)", value: {vid: $v, flg: 0, z: .value.segment, xy: [], av: {"1": .value.label}}}] | from_entries)}`;

/** The same of rows with a video, a start, an end and a label each. */
function rowsToVia(name: string): string {
  return `group_by(.[0]) | map({name: ${name}, all: map({segment: (.[1:3] | map(tonumber)), label: .[3]})}) | ${toVia}`;
}

const joints =
  'r_ankle r_knee r_hip l_hip l_knee l_ankle pelvis thorax upper_neck head_top r_wrist r_elbow r_shoulder l_shoulder l_elbow l_wrist';

/** Commands for labels of images and videos. */
export const mediaCommands = {
  /** Frame, track, box, score, category, truncation and occlusion; category 0 and score 0 are regions to ignore. */
  visDroneTracks: {
    run: `for f in annotations/*.txt; do s="sequences/$(basename "$f" .txt)/gt"; mkdir -p "$s"; awk -F, -v OFS=, '{print $1,$2,$3,$4,$5,$6,$7,$8,1}' "$f" > "$s/gt.txt"; printf '%s\\n' pedestrian people bicycle car van truck tricycle awning-tricycle bus motor others > "$s/labels.txt"; done`,
    needs: 'awk',
    takes: 'annotations/*.txt',
    makes: 'sequences/*/gt/gt.txt',
  },
  /** A box a line, or the four corners of one; nothing, zeros or NaN where the object is not seen. */
  oneTrack: {
    run: String.raw`find . -name 'groundtruth*.txt' | while IFS= read -r f; do s="$(dirname "$f")/gt"; mkdir -p "$s"; awk -F'[, \t\r]+' -v OFS=, 'NF>7{l=r=$1+0; t=b=$2+0; for(i=3;i<8;i+=2){x=$i+0; y=$(i+1)+0; if(x<l)l=x; if(x>r)r=x; if(y<t)t=y; if(y>b)b=y} $1=l; $2=t; $3=r-l; $4=b-t} $3+0>0&&$4+0>0{print NR,1,$1,$2,$3,$4,1,1,1}' "$f" > "$s/gt.txt"; echo object > "$s/labels.txt"; done`,
    needs: 'awk',
    takes: '*/groundtruth*.txt',
    makes: '*/gt/gt.txt',
  },
  /** Points that count from 1, as in Matlab. */
  points: {
    run: String.raw`for f in *.pts; do for i in "${'$'}{f%.pts}".[jJpP]*g; do jq -Rn --arg i "$i" '[inputs | [scan("\\S+") | tonumber?] | select(length == 2)] | {imagePath: $i, shapes: (to_entries | map({label: "\(.key + 1)", shape_type: "point", points: [.value | map(. - 1)]}))}' < "$f" > "${'$'}{f%.pts}.json"; done; done`,
    needs: 'jq',
    takes: '*.pts',
    makes: '*.json',
  },
  xView: asBoxes(
    '.features[].properties | [.image_id, (.bounds_imcoords | split(",")[] | tonumber), .type_id]',
  ),
  openPose: asCoco(
    '*_keypoints.json',
    String.raw`_keypoints\\.json$`,
    'people: [.people[].pose_keypoints_2d]',
    'categories: [{id: 1, name: "person", keypoints: [range((map(.value.people[] | length) | max // 0) / 3) | tostring]}], annotations: ([.[] | .key as $k | .value.people[] as $p | {image_id: $k, category_id: 1, keypoints: [range(0; $p | length; 3) | $p[.], $p[. + 1], (if $p[. + 2] > 0 then 2 else 0 end)]}]',
  ),
  activityNet: {
    run: `jq '[.database | to_entries[] | select(.value.annotations != []) | {name: "v_\\(.key).mp4", all: .value.annotations}] | ${toVia}' FILE > via_project.json`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'via_project.json',
  },
  /** Moments in each half of a game, in milliseconds. */
  soccerNet: {
    run: `find . -name Labels-v2.json -exec jq -n '[inputs | (input_filename | sub("^\\\\./"; "") | sub("[^/]*$"; "")) as $d | .annotations | group_by(.gameTime[:1])[] | {name: "\\($d)\\(.[0].gameTime[:1])_224p.mkv", all: map({segment: [(.position | tonumber / 1000)], label: .label})}] | sort_by(.name) | ${toVia}' {} + > via_project.json`,
    needs: 'jq',
    takes: '*/*/Labels-v2.json',
    makes: 'via_project.json',
  },
  thumos: {
    run: `jq -Rn '[inputs | [scan("\\\\S+")] + [input_filename | sub("_[a-z]+\\\\.txt$"; "")] | select(length == 4)] | ${rowsToVia('"\\(.[0][0]).mp4"')}' *.txt > via_project.json`,
    needs: 'jq',
    takes: '*.txt',
    makes: 'via_project.json',
  },
  /** Rows of a stretch of frames with one label each are made of them first. */
  framewise: {
    run: String.raw`awk -v r=FPS -v OFS='\t' -v OFMT=%.4f 'function put() {if (n > s) print f, s / r, n / r, l} {sub(/[ \t\r]+$/, "")} FNR == 1 {put(); f = FILENAME; s = n = 0; l = $0} $0 != l {put(); s = n; l = $0} {n++} END {put()}' *.txt | jq -Rn '[inputs | split("\t")] | ${rowsToVia('(.[0][0] | sub("txt$"; "avi"))')}' > via_project.json`,
    needs: 'jq',
    takes: '*.txt',
    makes: 'via_project.json',
  },
  /** Centers; the name of an image is found without its ending. */
  roboflow: {
    run: `(echo filename,x_center,y_center,width,height,class,confidence; for f in *.json; do jq -r --arg f "\${f%.json}" '.predictions[] | [$f, .x, .y, .width, .height, .class, .confidence] | @csv' < "$f"; done) > boxes.csv`,
    needs: 'jq',
    takes: '*.json',
    makes: 'boxes.csv',
  },
  namedBoxes: {
    run: String.raw`(echo filename,xmin,ymin,xmax,ymax,label; for f in *.txt; do awk -v OFS=, -v f="${'$'}{f%.txt}" '{sub(/[ \t\r]+$/, "")} NF > 4 {n = $1; for (i = 2; i < NF - 3; i++) n = n " " $i; print "\"" f "\"", $(NF-3), $(NF-2), $(NF-1), $NF, "\"" n "\""}' "$f"; done) > boxes.csv`,
    needs: 'awk',
    takes: '*.txt',
    makes: 'boxes.csv',
  },
  rekognition: {
    run: `(echo filename,xmin,ymin,xmax,ymax,label; for f in *.json; do jq -r --arg f "\${f%.json}.jpg" '.Labels[] | .Name as $n | .Instances[].BoundingBox | [$f, .Left, .Top, .Left + .Width, .Top + .Height, $n] | @csv' < "$f"; done) > boxes.csv`,
    needs: 'jq',
    takes: '*.json',
    makes: 'boxes.csv',
  },
  deepFashion: asCoco(
    '*.json',
    String.raw`\\.json$`,
    'items: [.[] | objects | select(.bounding_box)]',
    'categories: ([.[].value.items[] | {id: .category_id, name: .category_name}] | unique), annotations: ([.[] | .key as $k | .value.items[] | {image_id: $k, category_id, segmentation, bbox: (.bounding_box | [.[0], .[1], .[2] - .[0], .[3] - .[1]])}]',
  ),
  /** The path of an image without its ending, a number, and so many ellipses: the radii, the angle, the center and a 1. */
  fddb: {
    run: String.raw`awk '{sub(/\r$/, "")} NF>4{printf "%s{\"shape_attributes\":{\"name\":\"ellipse\",\"cx\":%s,\"cy\":%s,\"rx\":%s,\"ry\":%s,\"theta\":%s},\"region_attributes\":{\"label\":\"face\"}}", q,$4,$5,$1,$2,$3; q=","} NF==1&&/[^0-9]/{printf "%s\"%s\":{\"filename\":\"%s.jpg\",\"size\":-1,\"file_attributes\":{},\"regions\":[", s?"]},":"{",$1,$1; s=1; q=""} END{print s?"]}}":"{}"}' FDDB-folds/*ellipseList.txt > via.json`,
    needs: 'awk',
    takes: 'FDDB-folds/*ellipseList.txt',
    makes: 'via.json',
  },
  captions: {
    run: String.raw`awk -F'\t' -v OFS='\t' 'BEGIN{print "image","caption"} {sub(/#[0-9]+$/,"",$1)} 1' FILE > captions.tsv`,
    needs: 'awk',
    takes: 'FILE',
    makes: 'captions.tsv',
  },
  vqa: {
    run: `jq -c --slurpfile a ANNOTATIONS 'INDEX($a[0].annotations[]; .question_id) as $of | .data_subtype as $part | .questions[] | {image: "COCO_\\($part)_\\("00000000000\\(.image_id)"[-12:]).jpg", question, answer: $of["\\(.question_id)"].multiple_choice_answer}' QUESTIONS > questions.jsonl`,
    needs: 'jq',
    takes: 'QUESTIONS ANNOTATIONS',
    makes: 'questions.jsonl',
  },
  mpii: rowsAsCoco(
    'image',
    `[{id: 1, name: "person", keypoints: ("${joints}" | split(" "))}]`,
    '{image_id: $k, category_id: 1, keypoints: ([.joints, .joints_vis] | transpose | map(.[0] + [.[1] * 2]) | add)}',
  ),
  /** With bbox_mode 0 for two corners, 1 for a corner and the size. */
  detectron: rowsAsCoco(
    'file_name',
    '(map(.annotations[].category_id) | unique | map({id: ., name: tostring}))',
    '.annotations[] | {image_id: $k, category_id, bbox: (if .bbox_mode == 0 then .bbox | [.[0], .[1], .[2] - .[0], .[3] - .[1]] else .bbox end)} + if .segmentation then {segmentation} else {} end',
  ),
  /** An image for each frame. */
  youTubeVis: {
    run: `jq '{categories, images: [.videos[] | .id as $v | {width, height} as $size | .file_names | to_entries[] | {id: ($v * 100000 + .key), file_name: .value} + $size], annotations: ([.annotations[] as $a | $a.segmentations | to_entries[] | select(.value) | {image_id: ($a.video_id * 100000 + .key), category_id: $a.category_id, segmentation: .value, bbox: $a.bboxes[.key]}] | to_entries | map(.value + {id: .key}))}' FILE > coco.json`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'coco.json',
  },
  /** Boxes in fractions, as Open Images has them. */
  megaDetector: {
    run: `(echo ImageID,LabelName,Confidence,XMin,XMax,YMin,YMax; jq -r '.detection_categories as $c | .images[] | .file as $f | .detections[]? | .bbox as [$x, $y, $w, $h] | [$f, $c[.category], .conf, $x, $x + $w, $y, $y + $h] | @csv' FILE) > detections.csv`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'detections.csv',
  },
  visualGenome: asBoxes(
    '.[] | .image_id as $i | .objects[] | ["\\($i).jpg", .x, .y, .x + .w, .y + .h, .names[0]]',
  ),
  listedBoxes: asBoxes(
    '.[] | (.image // .file_name // .filename) as $f | .boxes[] | [$f, .x, .y, .x + (.w // .width), .y + (.h // .height), .label]',
  ),
  /** The id, start and end of a video, of which its name is made. */
  kinetics: {
    run: String.raw`awk -F, '{sub(/\r$/, "")} NR==1{print "video," $0; next} {printf "%s_%06d_%06d.mp4,%s\n", $(NF-3), $(NF-2), $(NF-1), $0}' FILE > videos.csv`,
    needs: 'awk',
    takes: 'FILE',
    makes: 'videos.csv',
  },
  somethingSomething: {
    run: `jq 'map({video: "\\(.id).webm"} + .)' FILE > videos.json`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'videos.json',
  },
  msrVtt: {
    run: `jq '[.sentences[] | {video: "\\(.video_id).mp4", caption}]' FILE > videos.json`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'videos.json',
  },
  /** What is below the name of each image, as it is or as its label. */
  byNames: {
    run: `jq 'to_entries | map({image: .key} + if .value | type == "object" then .value else {label: .value} end)' FILE > rows.json`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'rows.json',
  },
  /** Three rows of names, then the path of an image, as one cell or as three, and two coordinates of each point. */
  deepLabCut: {
    run: String.raw`awk -F, '{sub(/\r$/,"")} $1=="bodyparts"{for(p=2;$p=="";p++); for(i=p;i<NF;i+=2)k=k (k==""?"":",") "\"" $i "\""} NR>3{f=$1; for(i=2;i<p;i++)f=f "/" $i; c=n++?",":""; a=a c "{\"id\":" n ",\"file_name\":\"" f "\"}"; v=""; for(i=p;i<NF;i+=2)v=v (v==""?"":",") ($i==""?"0,0,0":$i "," $(i+1) ",2"); b=b c "{\"id\":" n ",\"image_id\":" n ",\"category_id\":1,\"keypoints\":[" v "]}"} END{print "{\"images\":[" a "],\"categories\":[{\"id\":1,\"name\":\"animal\",\"keypoints\":[" k "]}],\"annotations\":[" b "]}"}' FILE > coco.json`,
    needs: 'awk',
    takes: 'FILE',
    makes: 'coco.json',
  },
} as const satisfies Record<string, Command>;

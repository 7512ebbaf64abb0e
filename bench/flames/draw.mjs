/** `node bench/flames/draw.mjs FILE.cpuprofile > FILE.svg`: a flame graph of what was busy; idle time is left out. */
import { readFileSync } from 'node:fs';

const colours = { ours: '#8fce7a', package: '#f3c27c', other: '#c9c4bb' };
const [width, rowHeight, leastShare] = [1200, 15, 0.0015];
const profile = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const byId = new Map(profile.nodes.map((node) => [node.id, node]));
const own = new Map();
profile.samples.forEach((id, at) => own.set(id, (own.get(id) ?? 0) + profile.timeDeltas[at]));

const root = merged('busy', [profile.nodes[0]]);
const total = root.time;
const boxes = [];
place(root, 0, 0);
const deep = Math.max(...boxes.map(({ row }) => row)) + 1;
console.log(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${deep * rowHeight}" font-family="monospace" font-size="10">`,
);
for (const { name, kind, x, row, wide, share } of boxes) {
  const [left, top, across] = [
    x.toFixed(1),
    (deep - 1 - row) * rowHeight,
    Math.max(0.5, wide - 0.5).toFixed(1),
  ];
  const letters = Math.floor(wide / 6.2);
  const shown = letters < 3 ? '' : name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
  const words = shown && `<text x="${(x + 2).toFixed(1)}" y="${top + 11}">${escaped(shown)}</text>`;
  const title = `<title>${escaped(name)}: ${(100 * share).toFixed(1)} %</title>`;
  console.log(
    `<g><rect x="${left}" y="${top}" width="${across}" height="${rowHeight - 1}" fill="${colours[kind]}">${title}</rect>${words}</g>`,
  );
}
console.log('</svg>');

/** Nodes of one name and place are one box, whichever optimisation they were in. */
function merged(name, nodes, kind = 'other') {
  const kids = nodes.flatMap((node) => (node.children ?? []).map((id) => byId.get(id)));
  const groups = new Map();
  for (const kid of kids) {
    const { functionName, url } = kid.callFrame;
    if (functionName === '(idle)') continue;
    const label = `${functionName || '(anonymous)'} ${placeOf(url)}`.trim();
    groups.set(label, [...(groups.get(label) ?? []), kid]);
  }
  const children = [...groups].map(([label, group]) => merged(label, group, kindOf(group[0].callFrame.url)));
  const self = nodes.reduce((sum, { id }) => sum + (own.get(id) ?? 0), 0);
  return { name, kind, children, time: children.reduce((sum, { time }) => sum + time, self) };
}

function place({ name, kind, time, children }, from, row) {
  const share = time / total;
  if (share < leastShare) return;
  boxes.push({ name, kind, x: (from / total) * width, row, wide: share * width, share });
  let at = from;
  for (const child of [...children].sort((one, other) => other.time - one.time)) {
    place(child, at, row + 1);
    at += child.time;
  }
}

function placeOf(url) {
  const [, inPackages] = /node_modules\/(.*)$/.exec(url) ?? [];
  return inPackages ?? url.replace(/^file:.*\/(apps|libs)\//, '$1/').replace('/dist/', '/');
}

function kindOf(url) {
  if (url.includes('node_modules')) return 'package';
  return url.startsWith('file:') ? 'ours' : 'other';
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

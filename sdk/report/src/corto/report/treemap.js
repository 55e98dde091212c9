'use strict';
// A node: n name, c children or b bytes of a leaf, o bytes of a leaf before. `prepare` adds the rest:
// parent, now, old (sums), lib (its library), path (all names below the image, for the search), hit (0 no match inside, 1 some, 2 all).
const data = JSON.parse(document.getElementById('data').textContent);
const root = data.tree;
const compares = data.other !== undefined;
const $ = id => document.getElementById(id);
const canvas = $('map'), search = $('search');
const system = matchMedia('(prefers-color-scheme: dark)');
const MOST_LISTED = 150;

const number = n => n.toLocaleString('en');
const signed = n => (n > 0 ? '+' : n < 0 ? '−' : '±') + number(Math.abs(n));
const share = (part, all) => all ? (100 * part / all).toFixed(part / all < 0.001 ? 3 : 1) + ' %' : '';
const parts = count => number(count) + (count === 1 ? ' part' : ' parts');
const change = node => node.now - node.old;
const trail = node => node.parent ? [...trail(node.parent), node] : [];
const placeOf = node => trail(node.parent).map(outer => outer.n).join(' › ');

function prepare(node, parent, library) {
  node.parent = parent;
  node.lib = library;
  node.path = parent && parent.path ? parent.path + '.' + node.n : parent ? node.n : '';
  node.lower = node.path.toLowerCase();
  node.now = node.b || 0;
  node.old = node.o || 0;
  for (const child of node.c || []) {
    prepare(child, node, library || child);
    node.now += child.now;
    node.old += child.old;
  }
}
prepare(root, null, null);

// ---- the state, which is the address: #zoom=java.base/java.lang&search=tcp&area=change&theme=dark

const state = { zoom: root, search: '', area: 'size', theme: '' };

// An address that somebody typed may be malformed; then its text counts as it is.
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readAddress() {
  const values = {};
  for (const part of location.hash.slice(1).split('&')) {
    const [key, value] = part.split('=');
    values[key] = value || '';
  }
  state.zoom = (values.zoom || '').split('/').reduce((node, name) => node.c.find(child => child.c && child.n === decoded(name)) || node, root);
  state.search = decoded(values.search || '');
  state.area = compares && values.area === 'change' ? 'change' : 'size';
  state.theme = ['light', 'dark'].includes(values.theme) ? values.theme : '';
}

function address() {
  const parts = [];
  if (state.zoom !== root) parts.push('zoom=' + trail(state.zoom).map(node => encodeURIComponent(node.n)).join('/'));
  if (state.search) parts.push('search=' + encodeURIComponent(state.search));
  if (state.area !== 'size') parts.push('area=' + state.area);
  if (state.theme) parts.push('theme=' + state.theme);
  return '#' + parts.join('&');
}

// Each zoom is a step of the browser's history; the rest replaces the address.
function go(values, isStep) {
  Object.assign(state, values);
  history[isStep ? 'pushState' : 'replaceState'](null, '', address());
  update();
}
const zoom = node => { chosen = null; if (node.c && node !== state.zoom) go({ zoom: node }, true); };

// ---- colours: a hue for each layer of libraries, shades for the libraries in it, paler for data than for code

const HUES = { application: 5, 'java.base': 85, lang: 45, runtime: 60, jdk: 70, memory: 125, heap: 150, block: 165, fs: 182, drivers: 210, net: 250, platform: 285, sched: 312, posix: 340, elf: 330 };
const layer = name => name.startsWith('corto.') ? name.split('.')[1] : name;
const hash = text => [...text].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 3600, 7);

function paint(library) {
  if (library.n.startsWith('(')) return { hue: 0, chroma: 0, shade: 0 };
  const same = root.c.filter(other => layer(other.n) === layer(library.n)), at = same.indexOf(library);
  const middle = (same.length - 1) / 2, step = Math.min(7, 24 / same.length);
  return { hue: (HUES[layer(library.n)] ?? hash(layer(library.n)) % 360) + (at - middle) * step, chroma: 0.075, shade: (at % 3 - 1) * 0.018 };
}
for (const library of root.c || []) library.paint = paint(library);

let isDark = false;
// `role`: 0 leaf of code, 1 leaf of data, 2 head of a group
function colour(node, role) {
  if (compares) return changeColour(node, role);
  const { hue, chroma, shade } = (node.lib || node).paint || { hue: 0, chroma: 0, shade: 0 };
  const light = isDark ? [0.40, 0.33, 0.47][role] : [0.87, 0.93, 0.79][role];
  return `oklch(${light + shade} ${chroma * (role === 1 ? 0.6 : 1)} ${hue})`;
}

function changeColour(node, role) {
  const delta = change(node), part = Math.abs(delta) / Math.max(node.now, node.old, 1);
  const strength = delta === 0 ? 0 : 0.3 + 0.7 * Math.sqrt(part);
  const light = isDark ? 0.30 + 0.13 * strength : 0.93 - 0.16 * strength;
  return `oklch(${role === 2 ? light + (isDark ? 0.04 : -0.03) : light} ${0.13 * strength} ${delta > 0 ? 25 : 150})`;
}

// ---- layout

const area = node => state.area === 'change' ? node.delta : Math.max(node.now, node.grown || 0);

// In a comparison a rectangle has room for the larger of both sizes, or for the changes inside.
function measure(node) {
  if (!node.c) {
    node.grown = Math.max(node.now, node.old);
    node.delta = Math.abs(change(node));
    return;
  }
  node.grown = node.delta = 0;
  for (const child of node.c) {
    measure(child);
    node.grown += child.grown;
    node.delta += child.delta;
  }
}
measure(root);

// Bruls, Huizing, van Wijk: Squarified Treemaps. Calls place(child, x, y, w, h) for the children of `node`, as square as may be.
function squarify(node, x, y, w, h, place) {
  const children = node.c.filter(child => area(child) > 0).sort((a, b) => area(b) - area(a));
  const scale = w * h / children.reduce((sum, child) => sum + area(child), 0);
  let from = 0;
  while (from < children.length && w > 0.5 && h > 0.5) {
    const side = Math.min(w, h), first = area(children[from]) * scale;
    let sum = 0, to = from, worst = Infinity;
    for (; to < children.length; to++) {
      const next = area(children[to]) * scale, all = sum + next;
      const ratio = Math.max(side * side * first / (all * all), all * all / (side * side * next));
      if (ratio > worst) break;
      worst = ratio;
      sum = all;
    }
    const thick = sum / side;
    let along = 0;
    for (; from < to; from++) {
      const long = area(children[from]) * scale / thick;
      if (w >= h) place(children[from], x, y + along, thick, long); else place(children[from], x + along, y, long, thick);
      along += long;
    }
    if (w >= h) { x += thick; w -= thick; } else { y += thick; h -= thick; }
  }
}

const HEAD = [20, 18, 16, 15];           // height of a group's name by depth below what is zoomed into
let boxes = [];                          // {node, x, y, w, h, head, depth}, outer before inner

function place(node, x, y, w, h, depth) {
  if (w < 1 || h < 1) return;
  const size = HEAD[Math.min(depth, HEAD.length - 1)];
  const head = node.c && w >= 44 && h >= size + 14 ? size : 0;
  boxes.push({ node, x, y, w, h, head, depth });
  if (!node.c) return;
  const edge = head ? 2 : Math.min(1, w / 8, h / 8);
  if (w - 2 * edge < 2 || h - head - 2 * edge < 2) return;
  squarify(node, x + edge, y + head + (head ? 0 : edge), w - 2 * edge, h - head - edge - (head ? 0 : edge), (child, cx, cy, cw, ch) => place(child, cx, cy, cw, ch, depth + 1));
}

function layout() {
  boxes = [];
  const { clientWidth: w, clientHeight: h } = canvas;
  if (state.zoom.c && area(state.zoom) > 0) {
    squarify(state.zoom, 0, 0, w, h, (child, x, y, cw, ch) => place(child, x, y, cw, ch, 0));
  }
}

// ---- drawing

let chosen = null;                       // what keyboard or pointer is at

const widths = new Map();
function width(text) {
  const key = pen.font + text;
  let value = widths.get(key);
  if (value === undefined) widths.set(key, value = pen.measureText(text).width);
  return value;
}

// A name, then shorter ways to say it: no `corto.`, no package (but for `api`, which says nothing), no parameters.
function forms(name) {
  const all = [name];
  if (name.startsWith('corto.')) all.push(name.slice(6));
  if (/^[\w$]+(\.[\w$]+)+(\[\])*$/.test(name) && !name.endsWith('.api')) all.push(name.slice(name.lastIndexOf('.') + 1));
  const open = name.indexOf('(');
  if (open > 0 && name.endsWith(')')) all.push(name.slice(0, open) + '(…)', name.slice(0, open));
  return all;
}

// The longest form in at most `room` pixels, or a shorter one cut with an ellipsis; empty if not even four letters fit.
function fitted(name, room) {
  const all = forms(name), fits = all.find(form => width(form) <= room);
  if (fits) return fits;
  const text = all[all.length - 1];
  let low = 0, high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (width(text.slice(0, middle) + '…') <= room) low = middle; else high = middle - 1;
  }
  return low < 4 ? '' : text.slice(0, low) + '…';
}

const sizeText = node => compares && change(node) ? signed(change(node)) : number(node.now);

const picture = document.createElement('canvas'), pen = picture.getContext('2d');     // all boxes; only what is chosen is drawn anew

function draw() {
  const ratio = devicePixelRatio || 1, w = canvas.clientWidth, h = canvas.clientHeight;
  for (const each of [canvas, picture]) {
    each.width = Math.round(w * ratio);
    each.height = Math.round(h * ratio);
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.textBaseline = 'middle';
  const outlines = [];                    // of the outermost matches of a search
  const ink = isDark ? '#f4f3ee' : '#16160f', gap = isDark ? '#161615' : '#fbfbfa';
  for (const { node, x, y, w, h, head, depth } of boxes) {
    const isData = !node.c && data.kinds[node.k] !== 'method';
    const isFaint = state.search && !node.hit;
    pen.globalAlpha = 1;
    if (isFaint) {
      pen.globalAlpha = 1;
      pen.fillStyle = gap;
      pen.fillRect(x, y, w, h);
      pen.globalAlpha = 0.22;
    }
    pen.fillStyle = colour(node, node.c ? 2 : isData ? 1 : 0);
    const thin = w < 4 || h < 4 ? 0.25 : depth === 0 && node.c ? 1 : 0.5;
    pen.fillRect(x + thin, y + thin, Math.max(w - 2 * thin, 0.5), Math.max(h - 2 * thin, 0.5));
    pen.fillStyle = ink;
    pen.globalAlpha = isFaint ? 0.55 : 1;
    if (head) {
      pen.font = (depth === 0 ? '600 12.5px' : depth === 1 ? '600 11.5px' : '11px') + ' system-ui, sans-serif';
      label(node, x + 5, y + head / 2 + 0.5, w - 10);
    } else if (!node.c && h >= 12 && w >= 30) {
      pen.font = '11px system-ui, sans-serif';
      const text = fitted(node.n, w - 6);
      if (h >= 28 && text) {
        pen.fillText(text, x + 3, y + 9);
        const bytes = sizeText(node);
        if (width(bytes) <= w - 6) pen.fillText(bytes, x + 3, y + 22);
      } else if (text) {
        pen.fillText(text, x + 3, y + Math.min(h / 2, 9) + 0.5);
      }
    }
    if (state.search && node.hit === 2 && (!node.parent || node.parent.hit !== 2 || node.parent === state.zoom)) outlines.push([x, y, w, h]);
  }
  pen.globalAlpha = 1;
  pen.strokeStyle = ink;
  pen.lineWidth = 1.5;
  for (const [x, y, w, h] of outlines) pen.strokeRect(x + 1, y + 1, Math.max(w - 2, 0.5), Math.max(h - 2, 0.5));
  if (!boxes.length) {
    pen.fillStyle = ink;
    pen.font = '14px system-ui, sans-serif';
    pen.fillText(state.area === 'change' ? 'Nothing changed here.' : 'Nothing here.', 12, 24);
  }
  drawChosen();
}

function drawChosen() {
  const screen = canvas.getContext('2d'), ratio = devicePixelRatio || 1, box = boxes.find(box => box.node === chosen);
  screen.setTransform(1, 0, 0, 1, 0, 0);
  screen.clearRect(0, 0, canvas.width, canvas.height);
  if (picture.width && picture.height) screen.drawImage(picture, 0, 0);
  if (!box) return;
  screen.setTransform(ratio, 0, 0, ratio, 0, 0);
  screen.lineWidth = 2;
  screen.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue('--accent');
  screen.strokeRect(box.x + 1, box.y + 1, Math.max(box.w - 2, 1), Math.max(box.h - 2, 1));
}

// A group's name at the left, its size at the right if both fit.
function label(node, x, y, room) {
  const bytes = sizeText(node), full = width(node.n) + width(bytes) + 10;
  if (full <= room) {
    pen.fillText(node.n, x, y);
    pen.textAlign = 'right';
    pen.fillText(bytes, x + room, y);
    pen.textAlign = 'left';
  } else {
    pen.fillText(fitted(node.n, room), x, y);
  }
}

// ---- what is around the map

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function head() {
  $('title').textContent = data.image;
  const facts = $('facts');
  facts.replaceChildren(element('b', '', number(root.now) + ' bytes'));
  if (root.now !== data.fileBytes) facts.append(` (but the file has ${number(data.fileBytes)})`);
  if (compares) {
    const delta = change(root);
    facts.append(', ', element('b', delta > 0 ? 'grown' : delta < 0 ? 'shrunk' : '', delta ? `${signed(delta)} (${share(Math.abs(delta), root.old)})` : 'as many'), ` compared with ${data.other}, ${number(root.old)}`);
  } else {
    facts.append(' in the file: ' + data.sections.map(([name, bytes]) => `${name} ${number(bytes)}`).join(' · '));
  }
}

function breadcrumb() {
  const path = $('path');
  path.replaceChildren();
  [root, ...trail(state.zoom)].forEach((node, i) => {
    if (i) path.append(element('span', '', '›'));
    const button = element('button', '', i ? node.n : 'all');
    if (node === state.zoom) button.setAttribute('aria-current', 'location');
    button.onclick = () => zoom(node);
    path.append(button);
  });
  path.append(element('span', '', `${number(state.zoom.now)} bytes` + (state.zoom === root ? '' : `, ${share(state.zoom.now, root.now)} of the file`)));
}

// Marks the nodes below the one that is shown which `state.search` matches; returns the outermost ones.
function find() {
  const wanted = state.search.toLowerCase(), found = [];
  const mark = node => { node.hit = 2; (node.c || []).forEach(mark); };
  const visit = node => {
    if (node.lower.includes(wanted)) {
      mark(node);
      found.push(node);
      return true;
    }
    node.hit = (node.c || []).map(visit).includes(true) ? 1 : 0;
    return node.hit > 0;
  };
  if (wanted) state.zoom.c.forEach(visit);
  return found;
}

function leaves(node, into) {
  if (!node.c) into.push(node); else node.c.forEach(child => leaves(child, into));
  return into;
}

function list(found) {
  let nodes, heading, note = '';
  if (state.search) {
    nodes = found;
    const sum = nodes.reduce((all, node) => all + node.now, 0), delta = nodes.reduce((all, node) => all + change(node), 0);
    heading = nodes.length ? `“${state.search}”: ${number(nodes.length)} ${nodes.length === 1 ? 'match' : 'matches'}` : `Nothing is called “${state.search}”`;
    note = nodes.length ? `${number(sum)} bytes, ${share(sum, root.now)} of the file` + (compares ? `, ${signed(delta)}` : '') : state.zoom === root ? '' : 'in what is shown; “all” above shows the rest';
  } else if (compares) {
    nodes = leaves(state.zoom, []).filter(node => change(node));
    const grown = nodes.reduce((all, node) => all + Math.max(change(node), 0), 0), shrunk = nodes.reduce((all, node) => all + Math.min(change(node), 0), 0);
    heading = nodes.length ? 'Largest changes' : 'Nothing changed here';
    note = nodes.length ? `${number(nodes.length)} in all: ${signed(grown)} and ${signed(shrunk)} bytes` : '';
  } else {
    nodes = state.zoom.c || [];
    heading = state.zoom === root ? 'Libraries' : state.zoom.n;
    note = `${parts(nodes.length)}, ${number(state.zoom.now)} bytes`;
  }
  const weight = node => compares ? Math.abs(change(node)) : node.now;
  nodes = [...nodes].sort((a, b) => weight(b) - weight(a));
  $('heading').textContent = heading;
  $('note').textContent = note;
  const largest = nodes.length ? Math.max(weight(nodes[0]), 1) : 1;
  $('list').replaceChildren(...nodes.slice(0, MOST_LISTED).map(node => entry(node, weight(node) / largest)));
  if (nodes.length > MOST_LISTED) $('list').append(element('li', 'rest', `… and ${number(nodes.length - MOST_LISTED)} smaller ones`));
}

function entry(node, part) {
  const line = element('li'), button = element('button'), name = element('span', 'name', node.n);
  button.style.setProperty('--share', (100 * part).toFixed(1) + '%');
  if (!compares) {
    const swatch = element('span', 'swatch');
    swatch.style.background = colour(node, 2);
    button.append(swatch);
  }
  if ((compares || state.search) && node.parent !== root) name.append(element('span', 'place', placeOf(node)));
  const delta = change(node), bytes = element('span', 'bytes' + (compares ? delta > 0 ? ' grown' : delta < 0 ? ' shrunk' : '' : ''), sizeText(node));
  if (compares && delta && (!node.old || !node.now)) bytes.textContent += node.old ? ' gone' : ' new';
  button.append(name, bytes);
  button.title = trail(node).map(outer => outer.n).join(' › ');
  button.onclick = () => { if (node.c) zoom(node); else { if (node.parent !== state.zoom) zoom(node.parent); choose(node); } };
  button.onmouseenter = () => choose(node, true);
  line.append(button);
  return line;
}

function legend() {
  const keys = [['/', 'searches'], ['arrows', 'move'], ['Enter', 'goes in'], ['Backspace', 'out']];
  const legend = $('legend');
  legend.replaceChildren(compares ? 'Red has grown, green has shrunk, grey is as before. ' : 'Pale rectangles are data, the others code. ');
  keys.forEach(([key, what]) => legend.append(element('kbd', '', key), ` ${what} `));
}

function update() {
  isDark = state.theme ? state.theme === 'dark' : system.matches;
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  $('theme').textContent = { '': 'Auto', light: 'Light', dark: 'Dark' }[state.theme];
  $('area').hidden = !compares;
  $('area').textContent = state.area === 'size' ? 'Area: size' : 'Area: change';
  if (search.value !== state.search) search.value = state.search;
  breadcrumb();
  list(find());
  legend();
  layout();
  draw();
}

// ---- pointer and keyboard

function choose(node, isQuiet) {
  if (node === chosen) return;
  chosen = node;
  drawChosen();
  if (node && !isQuiet) $('live').textContent = `${node.n}, ${number(node.now)} bytes, ${share(node.now, root.now)}`;
}

const at = (x, y) => boxes.findLast(box => x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h);

function tell(node, x, y) {
  const tip = $('tip');
  tip.hidden = !node;
  if (!node) return;
  tip.replaceChildren(element('b', '', node.n), element('small', '', node.parent === root ? 'library' : placeOf(node)));
  const facts = [`${number(node.now)} bytes`, `${share(node.now, root.now)} of the file`];
  if (state.zoom !== root) facts.push(`${share(node.now, state.zoom.now)} of what is shown`);
  tip.append(facts.join(' · '));
  if (compares) tip.append(element('span', change(node) > 0 ? 'grown' : 'shrunk', change(node) ? ` ${signed(change(node))} from ${number(node.old)}` : ' as before'));
  const details = node.c ? [parts(leaves(node, []).length)] : [data.kinds[node.k]];
  if (node.x) details.push(`${number(node.x)} of them`);
  if (node.s !== undefined) details.push(data.sections[node.s][0]);
  tip.append(element('small', '', details.join(' · ')));
  const { offsetWidth: w, offsetHeight: h } = tip;
  tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - w - 6)) + 'px';
  tip.style.top = Math.max(4, y + 18 + h > innerHeight ? y - h - 10 : y + 18) + 'px';
}

canvas.onpointermove = event => {
  const box = at(event.offsetX, event.offsetY);
  choose(box ? box.node : null, true);
  tell(box && event.pointerType === 'mouse' ? box.node : null, event.clientX, event.clientY);
};
canvas.onpointerleave = event => { if (event.pointerType === 'mouse') { choose(null, true); tell(null); } };
canvas.onclick = event => {
  const box = at(event.offsetX, event.offsetY);
  if (!box) return;
  const steps = trail(box.node).slice(trail(state.zoom).length);
  const onName = box.head && event.offsetY < box.y + box.head;
  const target = onName ? box.node : steps[0];
  tell(null);
  if (target.c) zoom(target); else { choose(box.node); tell(box.node, event.clientX, event.clientY); }
};

// The box beside `from` in a direction, among those of the same depth: the nearest beyond its edge, and rather one straight ahead.
function beside(from, dx, dy) {
  const least = (a, b, c, d) => Math.max(a - d, c - b, 0);                    // between the ranges a–b and c–d
  let best = from, distance = Infinity;
  for (const box of boxes) {
    const ahead = dx > 0 ? box.x - from.x - from.w : dx < 0 ? from.x - box.x - box.w : dy > 0 ? box.y - from.y - from.h : from.y - box.y - box.h;
    if (box.depth !== from.depth || box === from || ahead < -2) continue;
    const aside = dx ? least(box.y, box.y + box.h, from.y, from.y + from.h) : least(box.x, box.x + box.w, from.x, from.x + from.w);
    const off = dx ? Math.abs(box.y + box.h / 2 - from.y - from.h / 2) : Math.abs(box.x + box.w / 2 - from.x - from.w / 2);
    const far = ahead + 3 * aside + off / 4;
    if (far < distance) { distance = far; best = box; }
  }
  return best;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
canvas.onkeydown = event => {
  const box = boxes.find(box => box.node === chosen) || null;
  if (ARROWS[event.key]) {
    const next = box ? beside(box, ...ARROWS[event.key]) : boxes[0];
    if (next) {
      choose(next.node);
      const frame = canvas.getBoundingClientRect();
      tell(next.node, frame.left + next.x + next.w / 2, frame.top + next.y + Math.min(next.h / 2, 40));
    }
  } else if (event.key === 'Enter' && chosen) {
    tell(null);
    zoom(chosen.c ? chosen : chosen.parent);
  } else {
    return;
  }
  event.preventDefault();
};

addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && document.activeElement !== search) {
    search.focus();
    search.select();
  } else if (event.key === 'Escape' && (state.search || document.activeElement === search)) {
    go({ search: '' });
    canvas.focus();
  } else if ((event.key === 'Escape' || event.key === 'Backspace') && document.activeElement !== search) {
    tell(null);
    const left = state.zoom;
    if (left.parent) {
      zoom(left.parent);
      choose(left);
    }
  } else {
    return;
  }
  event.preventDefault();
});

search.oninput = () => go({ search: search.value.trim() });
$('theme').onclick = () => go({ theme: { '': 'light', light: 'dark', dark: '' }[state.theme] });
$('area').onclick = () => go({ area: state.area === 'size' ? 'change' : 'size' });
system.onchange = update;
const follow = () => { chosen = null; readAddress(); update(); };
addEventListener('hashchange', follow);
addEventListener('popstate', follow);
new ResizeObserver(() => { layout(); draw(); }).observe($('frame'));

readAddress();
head();
update();

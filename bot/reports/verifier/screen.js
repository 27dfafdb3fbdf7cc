// What is on the screen. Whatever a bulletin says is put there as text, never as HTML.

const MOST_BYTES = 32 * 1024 * 1024;
const BREATH = 40;
const AT_ONCE = 200;

const state = {phase: 'none', notice: null, step: 0, reading: null, checks: [], receipt: null, print: null, again: null};

/** Return an element with attributes and children; texts become text. */
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const name of Object.keys(attributes || {})) {
    if (typeof attributes[name] === 'function') made.addEventListener(name, attributes[name]);
    else made.setAttribute(name, attributes[name]);
  }
  for (const child of children) if (child !== null) made.append(child);
  return made;
}

/** Return the checks as they stand once the fingerprint from the room was compared. */
function checksNow() {
  if (!state.print || !['charter', 'key', 'none'].includes(state.print.kind)) return state.checks;
  return state.checks.map((check) => {
    if (check.name !== 'charter' || !check.holds) return check;
    const {kind, digits} = state.print;
    if (kind === 'none') return {name: 'charter', holds: false, detail: ['verify-charter-other', {seen: grouped(digits)}]};
    return {name: 'charter', holds: true, detail: ['verify-charter-same', check.detail[1]]};
  });
}

/** Tell whether a part can be read; what cannot is left off the screen. */
function readable(part) {
  try {
    return state.reading ? part(state.reading) : null;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function verdict(kind, sign, words, ...more) {
  const line = el('p', {class: 'verdict'}, el('span', {class: 'sign', 'aria-hidden': 'true'}, sign), el('span', {}, words));
  return el('section', {class: 'answer ' + kind, role: 'status', id: 'answer'}, line, ...more);
}

function answerPart() {
  if (state.phase === 'none') return verdict('waiting', '?', say('answer-none'));
  if (state.phase === 'working') {
    const step = say('answer-working-step', {step: state.step, steps: Object.keys(CHECKS).length + 1});
    return verdict('waiting', '…', say('answer-working'), el('p', {}, step));
  }
  if (state.phase === 'broken') return verdict('waiting', '!', say('answer-broken'), el('p', {}, say('answer-broken-why')));
  const checks = checksNow();
  const failing = checks.filter((check) => !check.holds);
  if (!state.reading) {
    return verdict('fails', '✘', say('answer-not-bulletin'), el('p', {}, findingTold(checks[0].detail)), el('p', {}, say('choose-how')));
  }
  if (failing.length) {
    return verdict(
      'fails', '✘', say('answer-fails'),
      el('p', {}, say('answer-fails-why', {count: failing.length})),
      el('ul', {}, ...Array.from(new Set(failing.map(({detail}) => findingTold(detail))), (said) => el('li', {}, said))),
      el('p', {class: 'next'}, say('answer-fails-do'))
    );
  }
  const why = state.reading.isSums ? 'answer-holds-sums' : 'answer-holds-why';
  const isCompared = state.print && ['charter', 'key', 'head'].includes(state.print.kind);
  const next = say(isCompared ? 'answer-compared' : 'answer-next');
  return verdict('holds', '✔', say('answer-holds'), el('p', {}, say(why, {steps: checks.length})), el('p', {class: 'next'}, next));
}

/** Return the counts of the options in a table. */
function countsPart(charter, again) {
  const tag = (id) => {
    if (again.tied_for.includes(id)) return el('span', {class: 'tag'}, say('vote-tied'));
    return again.winners.includes(id) ? el('span', {class: 'tag'}, say('vote-winner')) : null;
  };
  const cells = (id) => [again.counts, again.areas].map((counts, at) => {
    if (counts === null || !(id in counts)) return null;
    return el('td', {class: 'number'}, at ? areaTold(counts[id], charter) : plain(counts[id]));
  });
  const head = el('tr', {},
    el('th', {scope: 'col'}, say('vote-option')),
    Object.keys(again.counts).length ? el('th', {scope: 'col', class: 'number'}, say('vote-count')) : null,
    again.areas ? el('th', {scope: 'col', class: 'number'}, say('vote-area')) : null);
  const rows = charter.options.map(({id, label}) => el('tr', {}, el('td', {}, plain(label), tag(id)), ...cells(id)));
  return el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows));
}

function objectionsPart(objections) {
  if (!objections || !objections.length) return null;
  const lines = objections.map((each) => {
    const met = each.state === 'met';
    return el('li', {},
      say('vote-objection', each), el('br'),
      el('span', {class: met ? 'right' : 'wrong'}, say(met ? 'vote-objection-met' : 'vote-objection-stands', each)));
  });
  return el('div', {}, el('h3', {}, say('vote-objections')), el('ul', {class: 'plain'}, ...lines));
}

function votePart() {
  const charter = readable((reading) => reading.charter);
  if (!charter) return null;
  const {again} = state;
  const marks = readable((reading) => reading.marks) || [];
  const took = {electors: marks.length, count: marks.filter((mark) => mark.took_part).length};
  const head = [
    el('h2', {}, say('vote-number', {number: charter.number}) + ' ' + plain(charter.title)),
    el('p', {class: 'soft'}, plain(charter.community.name) + ' · ' +
      say('vote-period', {opens: told(charter.opens_at), closes: told(charter.closes_at)})),
    el('p', {}, say(charter.base === 'households' ? 'vote-took-part-doors' : 'vote-took-part', took)),
  ];
  if (!again) return el('section', {class: 'card', id: 'vote'}, ...head);
  const tests = again.tests.map((test) =>
    el('li', {class: test.holds ? 'right' : 'wrong'}, (test.holds ? '✔ ' : '✘ ') + testTold(test)));
  return el('section', {class: 'card', id: 'vote'}, ...head,
    checksNow().every((check) => check.holds) ? null : el('p', {class: 'wrong next'}, say('vote-fails')),
    el('p', {class: 'soft'}, say('vote-recounted')),
    el('p', {class: 'state'}, say('state-' + again.decision)),
    countsPart(charter, again),
    again.seed ? el('p', {}, say('vote-seed', {seed: again.seed})) : null,
    el('ul', {class: 'plain'}, ...tests),
    objectionsPart(readable((reading) => reading.objections)));
}

/** Return a card with one field, a button, and what came of it. */
function entryCard(name, {how, value, outcome}, act) {
  const input = el('input', {id: name, type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', value: value || ''});
  const go = () => {
    act(input.value);
    paint(name + '-go');
  };
  input.addEventListener('keydown', (event) => event.key === 'Enter' && go());
  return el('section', {class: 'card', id: name + '-card'},
    el('h2', {}, say(name + '-title')),
    how,
    el('label', {class: 'field', for: name}, say(name + '-label')),
    el('div', {class: 'entry'}, input, el('button', {type: 'button', id: name + '-go', click: go}, say(name === 'print' ? 'print-compare' : 'receipt-find'))),
    el('div', {role: 'status'}, ...outcome));
}

function receiptPart() {
  if (!readable((reading) => reading.rows.concat(reading.sealed, reading.superseded, reading.withdrawn))) return null;
  const outcome = [];
  const {receipt} = state;
  if (receipt && !receiptKey(receipt)) outcome.push(el('p', {}, say('receipt-empty')));
  else if (receipt) {
    const {kind, row, changes} = findReceipt(state.reading, receipt);
    const ballot = kind === 'found' ? ballotTold(row.ballot, state.reading.charter) : '';
    const good = kind === 'found' || kind === 'sealed';
    outcome.push(el('p', {class: 'found ' + (good ? 'right' : 'wrong')}, (good ? '✔ ' : '✘ ') + say('receipt-' + kind, {ballot})));
    if (row && changes) outcome.push(el('p', {}, say('receipt-changed', {count: changes, version: row.version})));
    if (checksNow().some((check) => !check.holds)) outcome.push(el('p', {class: 'wrong next'}, say('receipt-fails')));
  }
  return entryCard('receipt', {how: null, value: receipt, outcome}, (text) => (state.receipt = text.trim() || ' '));
}

function printPart() {
  const reading = readable((each) => each.charter && each.heads && each);
  if (!reading) return null;
  const {print} = state;
  const outcome = [];
  if (print) {
    const good = ['charter', 'key', 'head'].includes(print.kind);
    const said = (good ? '✔ ' : '✘ ') + say('print-' + print.kind, print);
    outcome.push(el('p', {class: 'found ' + (good ? 'right' : 'wrong')}, said));
  }
  const how = el('p', {}, say('print-how'));
  return entryCard('print', {how, value: print && print.text, outcome}, (text) => {
    state.print = text.trim() ? Object.assign({text}, findPrint(reading, text)) : null;
  });
}

function checksPart() {
  if (!state.checks.length) return null;
  const lines = checksNow().map(({name, holds, detail}) =>
    el('li', {class: holds ? 'holds' : 'fails', 'data-check': name},
      el('span', {class: 'sign', 'aria-hidden': 'true'}, holds ? '✔' : '✘'),
      el('div', {class: 'what'},
        el('strong', {}, say('check-' + name) + ['：', ': '][language] + say(holds ? 'check-holds' : 'check-fails')),
        el('span', {}, findingTold(detail)))));
  return el('section', {class: 'card', id: 'checks'}, el('h2', {}, say('checks-title')), el('ol', {class: 'plain checks'}, ...lines));
}

/** Return a list that is filled when it is opened, some lines at a time. */
function listPart(title, lines, show) {
  const body = el('tbody');
  const more = el('button', {type: 'button', class: 'quiet', click: () => fill()});
  const fill = () => {
    const from = body.childElementCount;
    body.append(...lines.slice(from, from + AT_ONCE).map(show));
    const left = Math.min(AT_ONCE, lines.length - body.childElementCount);
    more.hidden = left <= 0;
    more.textContent = say('more', {count: left});
  };
  const opened = (event) => event.target.open && !body.childElementCount && fill();
  return el('details', {class: 'card', toggle: opened}, el('summary', {}, title), el('table', {}, body), more);
}

function listsPart() {
  const {reading} = state;
  const charter = readable((each) => each.charter);
  if (!charter || !readable((each) => each.rows && each.marks && each.cast)) return null;
  const line = (...cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, cell)));
  const rows = listPart(say('rows-title', {count: reading.rows.length}), reading.rows, (row) =>
    line(el('span', {class: 'digits'}, plain(row.receipt)), ballotTold(row.ballot, charter), plain(row.label || ''), say('row-version', row)));
  const sums = listPart(say('sums-title'), reading.cast.heads, ({ballot, weight}) => line(ballotTold(ballot, charter), String(weight)));
  const took = reading.marks.filter((mark) => mark.took_part).length;
  const marks = listPart(say('marks-title', {took, count: reading.marks.length}), reading.marks, (mark) =>
    line(mark.label ? plain(mark.label) : el('span', {class: 'digits'}, grouped(mark.digest.slice(0, 12))), say(mark.took_part ? 'mark-took' : 'mark-not')));
  return el('div', {id: 'lists'}, reading.isSums ? sums : rows, marks);
}

function filePart() {
  const input = el('input', {type: 'file', id: 'file', accept: '.json,application/json', change: () => input.files.length && take(input.files[0])});
  const words = say(state.phase === 'none' ? 'choose' : 'choose-other');
  const notice = state.notice ? el('p', {class: 'wrong next', role: 'alert'}, '✘ ' + say(state.notice[0], state.notice[1])) : null;
  return el('section', {class: 'card drop', id: 'choosing'}, notice, el('label', {class: 'file'}, words, input), el('p', {class: 'soft'}, say('choose-how')));
}

/** Put everything on the screen, and the focus back on what was used. */
function paint(focus) {
  document.documentElement.lang = ['zh-CN', 'en'][language];
  document.title = say('title');
  const turn = () => {
    language = 1 - language;
    paint('turn');
  };
  const isDone = state.phase === 'done';
  const parts = [
    el('div', {class: 'top'}, el('button', {type: 'button', class: 'quiet', id: 'turn', lang: ['en', 'zh-CN'][language], click: turn}, say('other-language'))),
    el('h1', {}, say('title')),
    answerPart(),
    state.phase === 'none' || state.notice ? filePart() : null,
    isDone ? votePart() : null,
    isDone ? receiptPart() : null,
    isDone ? printPart() : null,
    isDone ? checksPart() : null,
    isDone ? listsPart() : null,
    state.phase === 'none' || state.notice || state.phase === 'working' ? null : filePart(),
    el('p', {class: 'soft'}, say('lead')),
    el('p', {class: 'soft'}, say('foot')),
  ];
  const page = document.getElementById('page');
  while (page.firstChild) page.removeChild(page.firstChild);
  page.append(...parts.filter((part) => part !== null));
  const focused = focus && document.getElementById(focus);
  if (focused) focused.focus();
}

/** Return what lets the screen be painted whenever it has stood still for a while. */
function breathing() {
  let last = Date.now();
  return function () {
    if (Date.now() - last < BREATH) return null;
    return new Promise((done) => setTimeout(() => {
      last = Date.now();
      done();
    }));
  };
}

/** Check the bytes of a file, and show what was found. */
async function show(bytes) {
  Object.assign(state, {phase: 'working', notice: null, step: 0, reading: null, checks: [], receipt: null, print: null, again: null});
  paint();
  await new Promise((done) => setTimeout(done, BREATH));
  try {
    const {reading, checks, again} = await verify(bytes, {key: '', charter: '', head: ''}, breathing(), (step) => {
      state.step = step;
      paint();
    });
    Object.assign(state, {phase: 'done', reading, checks, again});
    paint();
  } catch (error) {
    state.phase = 'broken';
    paint();
    throw error;
  }
}

/** Read a file that was chosen or dropped; one that is far too large is not. */
function take(file) {
  if (file.size > MOST_BYTES) {
    state.notice = ['file-large', {size: Math.round(file.size / 1024 / 1024)}];
    paint('file');
    return;
  }
  const reader = new FileReader();
  reader.onload = () => show(new Uint8Array(reader.result));
  reader.onerror = () => {
    state.notice = ['file-unread'];
    paint('file');
  };
  reader.readAsArrayBuffer(file);
}

/** Begin: with the bulletin that came with the page, or by asking for one. */
function begin() {
  const asked = String(navigator.language || 'zh').toLowerCase();
  language = asked.startsWith('zh') ? 0 : 1;
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
  });
  const within = JSON.parse(document.getElementById('bulletin').textContent);
  if (within === null) paint();
  else show(utf8(within));
}

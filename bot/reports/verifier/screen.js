// The screen as a whole: painting it, and taking files.

const MOST_BYTES = 32 * 1024 * 1024;
const BREATH = 40;

function filePart() {
  const input = el('input', {
    type: 'file',
    id: 'file',
    accept: '.json,application/json',
    change: () => input.files.length && take(input.files[0]),
  });
  const words = say(state.phase === 'none' ? 'choose' : 'choose-other');
  const notice = state.notice
    ? el('p', {class: 'wrong next', role: 'alert'}, '✘ ' + say(state.notice[0], state.notice[1]))
    : null;
  return el(
    'section',
    {class: 'card drop', id: 'choosing'},
    notice,
    el('label', {class: 'file'}, words, input),
    el('p', {class: 'soft'}, say('choose-how'))
  );
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
    el(
      'div',
      {class: 'top'},
      el(
        'button',
        {type: 'button', class: 'quiet', id: 'turn', lang: ['en', 'zh-CN'][language], click: turn},
        say('other-language')
      )
    ),
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
    return new Promise((done) =>
      setTimeout(() => {
        last = Date.now();
        done();
      })
    );
  };
}

/** Check the bytes of a file, and show what was found. */
async function show(bytes) {
  Object.assign(state, fresh('working'));
  paint();
  await new Promise((done) => setTimeout(done, BREATH));
  try {
    const {reading, checks, again} = await verify(
      bytes,
      {key: '', charter: '', head: ''},
      breathing(),
      (step) => {
        state.step = step;
        paint();
      }
    );
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

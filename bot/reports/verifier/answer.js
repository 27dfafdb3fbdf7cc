// What the screen shows: its state, and the answer on top. Whatever a bulletin says becomes text
// on it, never HTML.

/** Return the state before anything was found. */
const fresh = (phase) => ({
  phase,
  notice: null,
  step: 0,
  reading: null,
  checks: [],
  receipt: null,
  print: null,
  again: null,
});

const state = fresh('none');

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
    if (kind === 'none')
      return {
        name: 'charter',
        holds: false,
        detail: ['verify-charter-other', {seen: grouped(digits)}],
      };
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
  const line = el(
    'p',
    {class: 'verdict'},
    el('span', {class: 'sign', 'aria-hidden': 'true'}, sign),
    el('span', {}, words)
  );
  return el('section', {class: 'answer ' + kind, role: 'status', id: 'answer'}, line, ...more);
}

function answerPart() {
  if (state.phase === 'none') return verdict('waiting', '?', say('answer-none'));
  if (state.phase === 'working') {
    const step = say('answer-working-step', {
      step: state.step,
      steps: Object.keys(CHECKS).length + 1,
    });
    return verdict('waiting', '…', say('answer-working'), el('p', {}, step));
  }
  if (state.phase === 'broken')
    return verdict('waiting', '!', say('answer-broken'), el('p', {}, say('answer-broken-why')));
  const checks = checksNow();
  const failing = checks.filter((check) => !check.holds);
  if (!state.reading) {
    return verdict(
      'fails',
      '✘',
      say('answer-not-bulletin'),
      el('p', {}, findingTold(checks[0].detail)),
      el('p', {}, say('choose-how'))
    );
  }
  if (failing.length) {
    return verdict(
      'fails',
      '✘',
      say('answer-fails'),
      el('p', {}, say('answer-fails-why', {count: failing.length})),
      el(
        'ul',
        {},
        ...Array.from(new Set(failing.map(({detail}) => findingTold(detail))), (said) =>
          el('li', {}, said)
        )
      ),
      el('p', {class: 'next'}, say('answer-fails-do'))
    );
  }
  const why = state.reading.isSums ? 'answer-holds-sums' : 'answer-holds-why';
  const isCompared = state.print && ['charter', 'key', 'head'].includes(state.print.kind);
  const next = say(isCompared ? 'answer-compared' : 'answer-next');
  return verdict(
    'holds',
    '✔',
    say('answer-holds'),
    el('p', {}, say(why, {steps: checks.length})),
    el('p', {class: 'next'}, next)
  );
}

// The fields: one's own receipt, and the fingerprint from the room.

/** Return a card with one field, a button, and what came of it. */
function entryCard(name, {how, value, outcome}, act) {
  const input = el('input', {
    id: name,
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    value: value || '',
  });
  const go = () => {
    act(input.value);
    paint(name + '-go');
  };
  input.addEventListener('keydown', (event) => event.key === 'Enter' && go());
  return el(
    'section',
    {class: 'card', id: name + '-card'},
    el('h2', {}, say(name + '-title')),
    how,
    el('label', {class: 'field', for: name}, say(name + '-label')),
    el(
      'div',
      {class: 'entry'},
      input,
      el(
        'button',
        {type: 'button', id: name + '-go', click: go},
        say(name === 'print' ? 'print-compare' : 'receipt-find')
      )
    ),
    el('div', {role: 'status'}, ...outcome)
  );
}

function receiptPart() {
  if (
    !readable((reading) =>
      reading.rows.concat(reading.sealed, reading.superseded, reading.withdrawn)
    )
  )
    return null;
  const outcome = [];
  const {receipt} = state;
  if (receipt && !receiptKey(receipt)) outcome.push(el('p', {}, say('receipt-empty')));
  else if (receipt) {
    const {kind, row, changes} = findReceipt(state.reading, receipt);
    const ballot = kind === 'found' ? ballotTold(row.ballot, state.reading.charter) : '';
    const good = kind === 'found' || kind === 'sealed';
    outcome.push(
      el(
        'p',
        {class: 'found ' + (good ? 'right' : 'wrong')},
        (good ? '✔ ' : '✘ ') + say('receipt-' + kind, {ballot})
      )
    );
    if (row && changes)
      outcome.push(el('p', {}, say('receipt-changed', {count: changes, version: row.version})));
    if (checksNow().some((check) => !check.holds))
      outcome.push(el('p', {class: 'wrong next'}, say('receipt-fails')));
  }
  return entryCard(
    'receipt',
    {how: null, value: receipt, outcome},
    (text) => (state.receipt = text.trim() || ' ')
  );
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

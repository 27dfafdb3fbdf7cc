// The vote as this page counted it.

/** Return the counts of the options in a table. */
function countsPart(charter, again) {
  const tag = (id) => {
    if (again.tied_for.includes(id)) return el('span', {class: 'tag'}, say('vote-tied'));
    return again.winners.includes(id) ? el('span', {class: 'tag'}, say('vote-winner')) : null;
  };
  const cells = (id) =>
    [again.counts, again.areas].map((counts, at) => {
      if (counts === null || !(id in counts)) return null;
      return el('td', {class: 'number'}, at ? areaTold(counts[id], charter) : plain(counts[id]));
    });
  const head = el(
    'tr',
    {},
    el('th', {scope: 'col'}, say('vote-option')),
    Object.keys(again.counts).length
      ? el('th', {scope: 'col', class: 'number'}, say('vote-count'))
      : null,
    again.areas ? el('th', {scope: 'col', class: 'number'}, say('vote-area')) : null
  );
  const price = (cost) => (cost ? el('div', {class: 'soft'}, say('vote-cost', {cost})) : null);
  const rows = charter.options.map(({id, label, cost}) =>
    el('tr', {}, el('td', {}, plain(label), tag(id), price(cost)), ...cells(id))
  );
  return el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows));
}

function objectionsPart(objections) {
  if (!objections || !objections.length) return null;
  const lines = objections.map((each) => {
    const met = each.state === 'met';
    return el(
      'li',
      {},
      say('vote-objection', each),
      el('br'),
      el(
        'span',
        {class: met ? 'right' : 'wrong'},
        say(met ? 'vote-objection-met' : 'vote-objection-stands', each)
      )
    );
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
    el(
      'p',
      {class: 'soft'},
      plain(charter.community.name) +
        ' · ' +
        say('vote-period', {opens: told(charter.opens_at), closes: told(charter.closes_at)})
    ),
    el(
      'p',
      {},
      say(charter.base === 'households' ? 'vote-took-part-doors' : 'vote-took-part', took)
    ),
  ];
  if (!again) return el('section', {class: 'card', id: 'vote'}, ...head);
  const tests = again.tests.map((test) =>
    el('li', {class: test.holds ? 'right' : 'wrong'}, (test.holds ? '✔ ' : '✘ ') + testTold(test))
  );
  return el(
    'section',
    {class: 'card', id: 'vote'},
    ...head,
    checksNow().every((check) => check.holds)
      ? null
      : el('p', {class: 'wrong next'}, say('vote-fails')),
    el('p', {class: 'soft'}, say('vote-recounted')),
    el('p', {class: 'state'}, say('state-' + again.decision)),
    countsPart(charter, again),
    charter.terms.budget ? el('p', {}, say('vote-budget', {budget: charter.terms.budget})) : null,
    again.seed ? el('p', {}, say('vote-seed', {seed: again.seed})) : null,
    el('ul', {class: 'plain'}, ...tests),
    objectionsPart(readable((reading) => reading.objections))
  );
}

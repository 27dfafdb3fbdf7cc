// The checks one by one, every ballot, and who took part.

const AT_ONCE = 200;

function checksPart() {
  if (!state.checks.length) return null;
  const lines = checksNow().map(({name, holds, detail}) =>
    el(
      'li',
      {class: holds ? 'holds' : 'fails', 'data-check': name},
      el('span', {class: 'sign', 'aria-hidden': 'true'}, holds ? '✔' : '✘'),
      el(
        'div',
        {class: 'what'},
        el(
          'strong',
          {},
          say('check-' + name) + ['：', ': '][language] + say(holds ? 'check-holds' : 'check-fails')
        ),
        el('span', {}, findingTold(detail))
      )
    )
  );
  return el(
    'section',
    {class: 'card', id: 'checks'},
    el('h2', {}, say('checks-title')),
    el('ol', {class: 'plain checks'}, ...lines)
  );
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
  return el(
    'details',
    {class: 'card', toggle: opened},
    el('summary', {}, title),
    el('table', {}, body),
    more
  );
}

/** Return the marks as people look for their door: 1-2 before 1-10; sorted once. */
function doors(reading) {
  const {compare} = new Intl.Collator('zh-CN', {numeric: true});
  const sorted = () => reading.marks.slice().sort((one, other) => compare(one.label, other.label));
  if (!reading.doors) reading.doors = sorted();
  return reading.doors;
}

function listsPart() {
  const {reading} = state;
  const charter = readable((each) => each.charter);
  if (!charter || !readable((each) => each.rows && each.marks && each.cast)) return null;
  const line = (...cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, cell)));
  const rows = listPart(say('rows-title', {count: reading.rows.length}), reading.rows, (row) =>
    line(
      el('span', {class: 'digits'}, plain(row.receipt)),
      ballotTold(row.ballot, charter),
      plain(row.label || ''),
      say('row-version', row)
    )
  );
  const sums = listPart(say('sums-title'), reading.cast.heads, ({ballot, weight}) =>
    line(ballotTold(ballot, charter), String(weight))
  );
  const took = reading.marks.filter((mark) => mark.took_part).length;
  const marks = listPart(
    say('marks-title', {took, count: reading.marks.length}),
    doors(reading),
    (mark) =>
      line(
        mark.label
          ? plain(mark.label)
          : el('span', {class: 'digits'}, grouped(mark.digest.slice(0, 12))),
        say(mark.took_part ? 'mark-took' : 'mark-not')
      )
  );
  return el('div', {id: 'lists'}, reading.isSums ? sums : rows, marks);
}

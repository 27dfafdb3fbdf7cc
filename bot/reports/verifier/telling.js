// What the bulletin says, told in words: ballots, counts, moments, findings.

/** Return a moment as clocks here show it. */
function told(at) {
  const moment = new Date(at);
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  };
  return moment.toLocaleString(['zh-CN', 'en-GB'][language], options);
}

/** Return what a ballot says, by the words of its options. */
function ballotTold(ballot, charter) {
  const labels = new Map(charter.options.map((option) => [option.id, option.label]));
  const named = (ids) => ids.map((id) => labels.get(id) || id).join('、');
  const parts = [];
  if (ballot.choices.length) parts.push(named(ballot.choices));
  if (ballot.ranking.length) {
    const tiers = ballot.ranking.map((tier, at) =>
      say('ballot-rank', {place: at + 1, labels: named(tier)})
    );
    parts.push(tiers.join(['；', '; '][language]));
  }
  if (ballot.scores.length) {
    const given = ballot.scores.map(([id, score]) =>
      say('ballot-score', {label: named([id]), score})
    );
    parts.push(given.join(['；', '; '][language]));
  }
  const label = parts.join(['；', '; '][language]) || say('ballot-blank');
  return ballot.reason ? say('ballot-reason', {label, reason: ballot.reason}) : plain(label);
}

/** Return a count by area: square metres where choices were made, as it is elsewhere. */
function areaTold(count, charter) {
  const {form} = METHODS.get(charter.method);
  const metres = form === 'one' || form === 'some';
  if (!metres || !/^\d+$/.test(count)) return plain(count);
  return say('vote-square-metres', {area: squareMetres(BigInt(count))});
}

/** Return an area given in 0.01 m². */
function squareMetres(area) {
  const [whole, rest] = [area / 100n, String(area % 100n).padStart(2, '0')];
  return rest === '00' ? String(whole) : whole + '.' + rest;
}

/** Return the sentence of what a check found. */
function findingTold([key, values]) {
  const shown = Object.assign({}, values);
  if (key === 'verify-decision-holds') shown.state = say('state-' + values.state);
  if (key === 'verify-result-differs') shown.part = say('part-' + values.part);
  if (key === 'verify-heads-early')
    Object.assign(shown, {at: told(values.at), closes: told(values.closes)});
  return say(key, shown);
}

/** Return the line of a test of quorum or majority. */
function testTold(test) {
  const inBase = (weight) =>
    test.base === 'area' ? say('vote-square-metres', {area: squareMetres(BigInt(weight))}) : weight;
  const values = {
    name: say('test-' + test.name),
    base: say('test-' + test.base),
    needed: inBase(test.needed),
    reached: inBase(test.reached),
  };
  return say(test.name === 'majority' && !test.needed ? 'test-most' : 'test-line', values);
}

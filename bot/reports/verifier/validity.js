// What a ballot of each form may say, in the order of the options.

/** Tell whether ids are some of those known, each once and in their order. */
function areInOrder(ids, known) {
  const places = ids.map((id) => known.indexOf(id));
  return places.every((place, at) => place >= 0 && (at === 0 || places[at - 1] < place));
}

function isBetween(number, most) {
  return number >= 1 && number <= most;
}

function isStripped(text) {
  const ends = [text.slice(0, 1), text.slice(-1)];
  return text === '' || ends.every((end) => NOT_BLANK.test(end));
}

const VALID = {
  one: ({choices}, known) => choices.length === 1 && areInOrder(choices, known),
  some: ({choices}, known, {most}) => isBetween(choices.length, most) && areInOrder(choices, known),
  consent: ({choices}, known) => choices.length === 1 && areInOrder(choices, known),
  scores: ({scores}, known, {highest}) =>
    isBetween(scores.length, known.length) &&
    areInOrder(
      scores.map(([id]) => id),
      known
    ) &&
    scores.every(([, score]) => score <= highest),
  ranking: ({ranking}, known, {most}) => {
    const named = ranking.reduce((all, tier) => all.concat(tier), []);
    return (
      isBetween(named.length, most) &&
      new Set(named).size === named.length &&
      ranking.every((tier) => tier.length > 0 && areInOrder(tier, known))
    );
  },
  nothing: () => false,
};

const PARTS = {
  one: 'choices',
  some: 'choices',
  consent: 'choices',
  scores: 'scores',
  ranking: 'ranking',
};

/** Tell whether a ballot says what it may in a poll, and nothing else. */
function isValid(ballot, charter) {
  const {form} = METHODS.get(charter.method);
  const known = charter.options.map((option) => option.id);
  const {most, highest} = charter.terms;
  const limits = {highest, most: most === null ? known.length : Math.min(most, known.length)};
  const others = ['choices', 'ranking', 'scores'].filter((part) => part !== PARTS[form]);
  const reason = form === 'consent' ? isStripped(ballot.reason) : ballot.reason === '';
  return (
    reason && others.every((part) => !ballot[part].length) && VALID[form](ballot, known, limits)
  );
}

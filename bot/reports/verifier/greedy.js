// The budget goes to the most wanted projects that it still pays for.

/** Return how strongly a ballot supports each option: 0, 1 for a choice, or its points. */
function supportOn(ballot, options) {
  const points = new Map(ballot.scores);
  return options.map(({id}) => {
    if (points.has(id)) return Math.max(points.get(id), 0);
    return ballot.choices.includes(id) ? 1 : 0;
  });
}

/** Return the points of each option: its electors, or what they gave it. */
function supportCounted(levels, ballots) {
  const sums = levels.length ? levels[0].map(() => 0n) : [];
  levels.forEach((row, group) => {
    row.forEach((level, at) => {
      if (level) sums[at] += BigInt(level) * ballots[group].weight;
    });
  });
  return sums;
}

function countGreedy(ballots, options, terms) {
  const levels = ballots.map(({ballot}) => supportOn(ballot, options));
  const sums = supportCounted(levels, ballots);
  const points = new Map(options.map(({id}, at) => [id, sums.length ? sums[at] : 0n]));
  const order = precedence(options, terms);
  const following = (state) => {
    const open = options.filter(
      ({id}) =>
        !state.seen.includes(id) &&
        points.get(id) > 0n &&
        points.get(id) >= BigInt(terms.least_votes)
    );
    if (state.over || !open.length) return [];
    const most = open.map(({id}) => points.get(id)).reduce((a, b) => (a > b ? a : b));
    let tied = open.filter(({id}) => points.get(id) === most);
    if (order.length) {
      const first = firstIn(
        order,
        tied.map(({id}) => id)
      );
      tied = tied.filter(({id}) => id === first);
    } else if (sumOf(tied.map((each) => each.cost)) <= state.left) tied = tied.slice(0, 1);
    return tied.map((option) => after(state, option));
  };
  const after = (state, {id, cost}) => {
    const seen = state.seen.concat(id);
    if (BigInt(cost) > state.left) return Object.assign({}, state, {seen, over: !terms.skips});
    return {seen, taken: state.taken.concat(id), left: state.left - BigInt(cost), over: false};
  };
  const found = universes(
    {seen: [], taken: [], left: BigInt(terms.budget), over: false},
    following,
    (state) => JSON.stringify([state.seen.slice().sort(), state.taken.slice().sort(), state.over])
  );
  const ends = found.ends.length ? found.ends : found.unfinished.slice(0, 1);
  const won = ends.map((state) => state.taken);
  const outcome = inAllAndSome(
    won,
    won,
    options.map(({id}) => id)
  );
  return Object.assign({counts: exactly(points)}, outcome);
}

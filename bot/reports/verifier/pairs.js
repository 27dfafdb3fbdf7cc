// Options compared two by two: Schulze's method, and ranked pairs.

/** Return what each option has in the comparison in which it has least. */
function hardest(rankings, before) {
  return new Map(
    rankings.ids.map((id, at) => {
      const against = before[at].filter((_, other) => other !== at);
      const least = against.length ? against.reduce((a, b) => (a < b ? a : b)) : rankings.valid;
      return [id, Fraction.of(least)];
    })
  );
}

/** Return a number above 0 where a win is stronger than another: more for it, or fewer against. */
function stronger(one, other) {
  if (one.of !== other.of) return one.of > other.of ? 1 : -1;
  return one.against === other.against ? 0 : one.against < other.against ? 1 : -1;
}

/**
 * Return the strength of the strongest chain from each option to each other.
 * Source: Schulze, Social Choice and Welfare 36 (2011), section 2.3.1, winning votes.
 */
function strongestPaths(before) {
  const none = {of: 0n, against: 0n};
  const paths = before.map((row, one) =>
    row.map((count, other) =>
      count > before[other][one] ? {of: count, against: before[other][one]} : none
    )
  );
  for (let over = 0; over < paths.length; over++) {
    for (let one = 0; one < paths.length; one++) {
      for (let other = 0; other < paths.length; other++) {
        if (one === other || one === over || other === over) continue;
        const [there, on] = [paths[one][over], paths[over][other]];
        const chain = stronger(there, on) < 0 ? there : on;
        if (stronger(chain, paths[one][other]) > 0) paths[one][other] = chain;
      }
    }
  }
  return paths;
}

function countSchulze(ballots, options, terms) {
  const rankings = new Rankings(ballots, options);
  const before = rankings.before();
  const paths = strongestPaths(before);
  const leading = rankings.ids.filter(
    (_, one) =>
      rankings.valid &&
      paths.every((row, other) => other === one || stronger(paths[one][other], row[one]) >= 0)
  );
  return Object.assign({counts: hardest(rankings, before)}, settled(leading, options, terms));
}

/** Return the wins in groups of equal margins, the largest first. */
function byMargin(before) {
  const groups = new Map();
  before.forEach((row, one) =>
    row.forEach((count, other) => {
      const margin = count - before[other][one];
      if (margin > 0n) groups.set(margin, (groups.get(margin) || []).concat([[one, other]]));
    })
  );
  const margins = Array.from(groups.keys()).sort((a, b) => (a > b ? -1 : 1));
  return margins.map((margin) => groups.get(margin));
}

/** The wins kept so far: which option stands above which by them. */
class Kept {
  constructor(above, done) {
    this.above = above;
    this.done = done;
  }

  /** Return the wins with one more, and with whatever follows from it. */
  keeping([winner, loser]) {
    const above = this.above.map((row) => row.slice());
    above.forEach((row, upper) => {
      if (upper !== winner && !this.above[upper][winner]) return;
      row.forEach((_, lower) => {
        if (lower === loser || this.above[loser][lower]) row[lower] = true;
      });
    });
    return new Kept(above, this.done);
  }

  /** Tell whether a win lies on a circle of kept wins and open wins of its margin. */
  mayClose([winner, loser], open) {
    const reached = new Set([loser]);
    reached.forEach((at) => {
      this.above[at].forEach((is, other) => is && reached.add(other));
      open.forEach(([one, other]) => one === at && reached.add(other));
    });
    return reached.has(winner);
  }

  /** Return what follows when one more win is kept, for each that may be next. */
  following(groups) {
    if (this.done === groups.length) return [];
    const open = groups[this.done].filter(
      ([one, other]) => !this.above[one][other] && !this.above[other][one]
    );
    const free = open.filter((win) => !this.mayClose(win, open));
    if (free.length) return [free.reduce((kept, win) => kept.keeping(win), this)];
    if (!open.length) return [new Kept(this.above, this.done + 1)];
    return open.map((win) => this.keeping(win));
  }

  /** Tell whether nothing stands above an option. */
  unbeaten(at) {
    return this.above.every((row) => !row[at]);
  }

  key() {
    return this.done + ' ' + this.above.map((row) => row.map(Number).join('')).join(' ');
  }
}

/**
 * Keep wins from the clearest on, unless they close a circle; who loses no kept win has won.
 * Source: Tideman, Social Choice and Welfare 4 (1987), with margins.
 */
function countRankedPairs(ballots, options, terms) {
  const rankings = new Rankings(ballots, options);
  const before = rankings.before();
  const groups = byMargin(before);
  const found = universes(
    new Kept(
      before.map((row) => row.map(() => false)),
      0
    ),
    (kept) => kept.following(groups),
    (kept) => kept.key()
  );
  const leading = rankings.ids.filter(
    (_, at) => rankings.valid && found.every.some((kept) => kept.unbeaten(at))
  );
  return Object.assign({counts: hardest(rankings, before)}, settled(leading, options, terms));
}

// A bulletin from a stranger, read part by part, each when it is looked at.
// A reader takes a value and its path, and returns what it has to be or throws Malformed.

/** A part of a document is not what the format says; ``where`` is its path. */
class Malformed extends Error {
  constructor(where) {
    super(where);
    this.where = where;
  }
}

function demand(holds, where) {
  if (!holds) throw new Malformed(where);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function anyText(value, where) {
  demand(typeof value === 'string', where);
  return value;
}

function someText(value, where) {
  demand(typeof value === 'string' && value !== '', where);
  return value;
}

function flag(value, where) {
  demand(typeof value === 'boolean', where);
  return value;
}

/** Return the reader of a whole number between two. */
function number(least, most) {
  return function (value, where) {
    const top = most === undefined ? Number.MAX_SAFE_INTEGER : most;
    demand(Number.isSafeInteger(value) && value >= least && value <= top, where);
    return value;
  };
}

const count = number(0);
const version = number(1);

/** Return the reader of so many bytes in hexadecimal digits. */
function digits(length) {
  return function (value, where) {
    demand(isHex(value, length), where);
    return value;
  };
}

const hash = digits(32);

/** Return the reader of one of some words. */
function word(...words) {
  return function (value, where) {
    demand(words.includes(value), where);
    return value;
  };
}

/** Read a moment in UTC, to the second. */
function moment(value, where) {
  demand(typeof value === 'string' && /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value), where);
  const at = new Date(value);
  demand(!isNaN(at) && at.toISOString() === value.slice(0, -1) + '.000Z', where);
  return value;
}

/** Read a share of a whole, such as 2/3, in its lowest terms. */
function share(value, where) {
  demand(typeof value === 'string' && /^[0-9]{1,16}(\/[0-9]{1,16})?$/.test(value), where);
  demand(!/\/0+$/.test(value), where);
  const found = Fraction.of(value);
  demand(found.toString() === value && found.compared(ONE) <= 0, where);
  return value;
}

/** Return the reader of a list. */
function list(of) {
  return function (value, where) {
    demand(Array.isArray(value), where);
    value.forEach((each, at) => of(each, where + '.' + at));
    return value;
  };
}

/** Return the reader of a list of two. */
function pair(first, second) {
  return function (value, where) {
    demand(Array.isArray(value) && value.length === 2, where);
    first(value[0], where + '.0');
    second(value[1], where + '.1');
    return value;
  };
}

/** Return the reader of an object that has these keys and no others. */
function fields(readers) {
  const wanted = Object.keys(readers).sort();
  return function (value, where) {
    demand(isObject(value), where);
    const given = Object.keys(value);
    const odd = given
      .filter((name) => !wanted.includes(name))
      .concat(wanted.filter((name) => !given.includes(name)));
    demand(!odd.length, where + '.' + odd.sort()[0]);
    for (const name of wanted) readers[name](value[name], where + '.' + name);
    return value;
  };
}

/** Return the reader of what may be null. */
function optional(of) {
  return (value, where) => (value === null ? null : of(value, where));
}

const MOST_WEIGHT = 1e12;
const BASES = ['persons', 'households', 'owners', 'delegates', 'listed'];
const threshold = fields({share: share, strict: flag});
const readers = {};

readers.terms = fields({
  seats: number(1, 10000),
  most: optional(number(1)),
  budget: count,
  highest: number(1),
  utility: word('cost', 'cardinality'),
  completion: word('none', 'add1', 'add1_exhaustive'),
  ties: word('stands', 'order', 'lot'),
  seed: anyText,
  seed_source: anyText,
  least_votes: count,
  skips: flag,
  raise_by: number(1),
  places: optional(number(0, 20)),
});

readers.bylaw = fields({
  id: anyText,
  bases: list(word(...BASES)),
  quorum: optional(threshold),
  majority: threshold,
  majority_of: word('for_and_against', 'participating', 'electorate'),
  effect: word('advisory', 'meeting_if_adopted', 'prepares_owners', 'own_rules'),
  source: anyText,
  quorum_by_base: list(pair(word(...BASES), threshold)),
  least_electors: count,
  calling: optional(
    fields({
      notice_days: count,
      callers: list(word('tenth_of_residents', 'third_of_representatives', 'fifth_of_owners')),
      source: anyText,
    })
  ),
  proxies: optional(count),
});

readers.charter = fields({
  format: word('neighbor-talk-charter/1'),
  community: fields({id: anyText, name: anyText}),
  poll: someText,
  number: count,
  title: anyText,
  method: (value, where) => demand(METHODS.has(value), where),
  options: list(fields({id: anyText, label: anyText, cost: count})),
  terms: readers.terms,
  bylaw: readers.bylaw,
  base: word(...BASES),
  opens_at: moment,
  closes_at: moment,
  secret: flag,
  publication: word('rows', 'sums', 'names'),
  electors: number(0, MOST_WEIGHT),
  area: number(0, MOST_WEIGHT),
  roll: hash,
  key: hash,
});

const ballot = fields({
  choices: list(anyText),
  ranking: list(list(anyText)),
  scores: list(pair(anyText, count)),
  reason: anyText,
});

const ROW = {
  receipt: someText,
  version: version,
  ballot: ballot,
  salt: digits(16),
  heads: count,
  area: count,
};

readers.row = fields(ROW);
readers.namedRow = fields(Object.assign({label: anyText}, ROW));
readers.mark = fields({digest: hash, label: anyText, heads: count, took_part: flag});
readers.leaf = fields({receipt: someText, version: version, commitment: hash});
readers.withdrawn = fields({receipt: someText, version: version});
readers.head = fields({size: count, root: hash, at: moment, signature: digits(64)});
readers.witness = fields({size: count, root: hash, name: anyText, role: anyText, at: moment});
readers.weights = list(pair(ballot, count));
readers.objection = fields({
  number: count,
  reason: anyText,
  heads: count,
  state: word('met', 'stands'),
  words: anyText,
});
readers.result = fields({
  winners: () => null,
  tied: () => null,
  tied_for: () => null,
  counts: () => null,
  areas: () => null,
  took_part: () => null,
  seed: () => null,
  decision: () => null,
  tests: () => null,
});

const FIELDS = [
  'charter',
  'community',
  'format',
  'heads',
  'key',
  'leaves',
  'marks',
  'objections',
  'published_at',
  'result',
  'rows',
  'sealed',
  'signature',
  'sums',
  'superseded',
  'withdrawn',
  'witnesses',
];

/** Return the ids that a method gives its options, or throw Malformed. */
function optionIds(charter) {
  const number = charter.options.length;
  if (['majority', 'consent'].includes(charter.method)) return ['1', '2', '3'];
  demand(number >= 2, 'charter.options');
  return charter.options.map((_, at) => String(at + 1));
}

/** Return a getter's value, worked out once. */
function once(object, name, value) {
  Object.defineProperty(object, name, {value: value});
  return value;
}

/** A bulletin that has every part; each part throws Malformed when it is not what it must be. */
class Reading {
  constructor(document) {
    this.document = document;
  }

  get charter() {
    const charter = readers.charter(this.document.charter, 'charter');
    const ids = charter.options.map((option) => option.id);
    demand(JSON.stringify(ids) === JSON.stringify(optionIds(charter)), 'charter.options');
    demand(charter.bylaw.bases.includes(charter.base), 'charter.base');
    demand(charter.closes_at > charter.opens_at, 'charter.closes_at');
    demand(charter.secret === (charter.publication !== 'names'), 'charter.publication');
    return once(this, 'charter', charter);
  }

  get digest() {
    return once(this, 'digest', sha256Hex(canonicalBytes(this.charter)));
  }

  get isSums() {
    return this.charter.publication === 'sums';
  }

  get isNamed() {
    return this.charter.publication === 'names';
  }

  get publishedAt() {
    return moment(this.document.published_at, 'published_at');
  }

  get marks() {
    return once(this, 'marks', list(readers.mark)(this.document.marks, 'marks'));
  }

  get rows() {
    const rows = list(this.isNamed ? readers.namedRow : readers.row)(this.document.rows, 'rows');
    demand(!rows.length || !this.isSums, 'rows');
    return once(this, 'rows', rows);
  }

  get sealed() {
    const sealed = list(readers.leaf)(this.document.sealed, 'sealed');
    demand(!sealed.length || this.isSums, 'sealed');
    return once(this, 'sealed', sealed);
  }

  get superseded() {
    return once(this, 'superseded', list(readers.leaf)(this.document.superseded, 'superseded'));
  }

  get withdrawn() {
    return once(this, 'withdrawn', list(readers.withdrawn)(this.document.withdrawn, 'withdrawn'));
  }

  /** Return the entries of the log whose ballots count: receipt, version, commitment. */
  get counting() {
    const shown = this.rows.map(({receipt, version, ballot, salt}) => {
      return {receipt, version, commitment: sha256Hex(canonicalBytes({ballot, salt}))};
    });
    return once(this, 'counting', shown.length ? shown : this.sealed);
  }

  /** Return the ballots with their heads, and with their areas. */
  get cast() {
    const sums = this.document.sums;
    demand(this.isSums === (sums !== null), 'sums');
    if (sums === null) {
      const by = (name) => this.rows.map((row) => ({ballot: row.ballot, weight: row[name]}));
      return {heads: by('heads'), areas: by('area')};
    }
    const {heads, areas} = fields({heads: readers.weights, areas: readers.weights})(sums, 'sums');
    return {heads: weightsOf(heads, 'sums.heads'), areas: weightsOf(areas, 'sums.areas')};
  }

  get leaves() {
    return once(this, 'leaves', list(hash)(this.document.leaves, 'leaves'));
  }

  get heads() {
    demand(this.charter !== null, 'charter');
    const heads = list(readers.head)(this.document.heads, 'heads');
    demand(heads.length > 0, 'heads');
    return once(this, 'heads', heads);
  }

  get witnesses() {
    return list(readers.witness)(this.document.witnesses, 'witnesses');
  }

  get objections() {
    const objections = list(readers.objection)(this.document.objections, 'objections');
    objections.forEach((each, at) => demand(each.number === at + 1, 'objections.' + at));
    return objections;
  }

  get result() {
    return once(this, 'result', readers.result(this.document.result, 'result'));
  }
}

/** Return sums as ballots with weights; none stands there twice. */
function weightsOf(lines, where) {
  const known = new Set();
  return lines.map(([ballot, weight], at) => {
    const name = canonical(ballot);
    demand(!known.has(name), where + '.' + at);
    known.add(name);
    return {ballot, weight};
  });
}

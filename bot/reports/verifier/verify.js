// The check of a bulletin, from its bytes alone.

const STRINGS = /"(?:[^"\\]|\\.)*"/g;

/** Return what a file says, or throw Broken where it is no bulletin at all. */
function read(bytes) {
  const text = fromUtf8(bytes);
  must(text !== null, 'verify-unreadable');
  let document = null;
  let written = '';
  try {
    document = JSON.parse(text);
    written = canonical(document);
  } catch (error) {
    must(
      ![SyntaxError, RangeError, URIError].some((kind) => error instanceof kind),
      'verify-unreadable'
    );
    throw error;
  }
  // Numbers with a fraction or an exponent are none of ours, even where they are whole.
  must(!/\d[.eE]/.test(text.replace(STRINGS, '')), 'verify-unreadable');
  must(isObject(document), 'verify-unreadable');
  must(document.format === 'neighbor-talk-bulletin/1', 'verify-no-bulletin', {
    format: 'neighbor-talk-bulletin/1',
  });
  const names = Object.keys(document);
  const odd = names
    .filter((name) => !FIELDS.includes(name))
    .concat(FIELDS.filter((name) => !names.includes(name)));
  must(!odd.length, 'verify-malformed', {where: odd.sort()[0]});
  return {document, written: utf8(written + '\n')};
}

/** Look whether the file is the canonical one, and signed as it stands. */
function untouched(bytes, written, document) {
  must(sameBytes(bytes, written), 'verify-untouched-form');
  const signature = digits(64)(document.signature, 'signature');
  const unsigned = Object.assign({}, document, {kind: 'bulletin'});
  delete unsigned.signature;
  const good = signedBy(hash(document.key, 'key'))(canonicalBytes(unsigned), signature);
  must(good, 'verify-untouched-signature');
  return ['verify-untouched-holds', {count: bytes.length}];
}

/** Return every check of a file that cannot be read: none holds. */
function unread(broken) {
  const others = Object.keys(CHECKS).map((name) => ({
    name,
    holds: false,
    detail: ['verify-not-looked-at', {}],
  }));
  return {
    reading: null,
    again: null,
    checks: [{name: 'untouched', holds: false, detail: broken.detail}].concat(others),
  };
}

/** Return the result as it was counted again, or null where it could not be. */
async function countedAgain(looking) {
  try {
    return await looking.recount();
  } catch (error) {
    if (error instanceof Broken || error instanceof Malformed) return null;
    throw error;
  }
}

/**
 * Return {reading, checks, again}: every check of a file, in the order in which they are told,
 * and the result as it was counted again. ``seen`` is how key, charter and a head began that
 * were seen in the room; ``breathe`` is called now and then, and may return a promise; ``tell`` hears
 * which check is under way.
 */
async function verify(bytes, seen, breathe, tell) {
  let found = null;
  try {
    found = read(bytes);
  } catch (error) {
    if (error instanceof Broken) return unread(error);
    throw error;
  }
  const reading = new Reading(found.document);
  const looking = new Looking(
    reading,
    Object.assign({key: '', charter: '', head: ''}, seen),
    breathe
  );
  const checks = [
    await checked('untouched', () => untouched(bytes, found.written, found.document)),
  ];
  for (const name of Object.keys(CHECKS)) {
    if (tell) tell(checks.length + 1);
    await breathe();
    checks.push(await checked(name, () => CHECKS[name](looking)));
  }
  return {reading, checks, again: await countedAgain(looking)};
}

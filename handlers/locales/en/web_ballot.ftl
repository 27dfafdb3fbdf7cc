# Ballots and results on pages.

# Ballot
web-cost = { $cost } yuan
web-ballot-cost = Chosen
web-ballot-count = Chosen
web-ballot-over-budget = What you chose costs more than the budget; you may send it all the same: the votes of all share out the money.
web-ballot-over-most = { $most } at most: please take some out.
web-rank-tap = Tap the options in your order, the best first; tap again to take one out, ▲▼ to move it. For equals choose the same place.
web-rank-select = Choose a place for each; place 1 is the best. For equals choose the same place.
web-rank-none = not ranked
web-rank-place = place { $place }
web-rank-up = Move up:
web-rank-down = Move down:
web-rank-rest = What you leave out ranks last, together.
web-score-lowest = strongly against
web-score-highest = strongly for
web-score-rest = What you leave out gets 0.
web-consent-1 = I am for it
web-consent-2 = I have doubts, but will not stand in the way
web-consent-3 = It would do harm; write why
web-consent-reason = Why you object
web-consent-reason-hint = Needed with “Object”, such as: a wheelchair could not pass any more.
web-drawn-how = There is no voting here: a lot decides. Anybody can draw it again like this:
web-drawn-seed = A number is published that nobody knew before and everybody can look up after.
web-drawn-digest = SHA-256 of “number:option” (with a colon between) gives 64 digits and letters for each option.
web-drawn-order = In the order of these, the lowest first, the first { $seats } are drawn.
web-drawn-check = On a computer: printf '%s' 'number:1' | sha256sum
web-drawn-at = The lot is drawn { $at }

# Ballots and results on pages.

# Ballot
web-cost = { $cost } yuan
web-ballot-cost = Chosen
web-ballot-count = Chosen
web-ballot-over = Above the budget by
web-ballot-over-budget = yuan; you may send it all the same: the votes of all share out the money.
web-ballot-over-most = { $most } at most: please take some out.
web-rank-tap = Tap the options in your order, the best first; tap again to take one out. Hold ☰ and drag, or tap ▲▼, to move it. For equals choose the same place.
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

# The form that opens a vote
web-poll-preview = The ballot will look like this
web-poll-needs = What it takes
web-poll-confirm = It is right; go on
web-poll-look = Look at the ballot first
web-poll-seats = How many are elected
web-poll-seats-hint = For example: 3
web-poll-budget = Budget (yuan)
web-poll-budget-hint = For example: 8000. Write the cost behind each project above, such as: street lamp 3000 yuan
web-poll-bylaws-more = Rules of formal meetings, and rules of your own
web-poll-rule = What these rules stand on
web-poll-rule-hint = For example: house rules, art. 5, adopted by the owners in 2025
web-poll-majority = How many of those taking part must agree
web-poll-share-hint = For example: more than half, 2/3, 60%
web-poll-quorum = How many must take part
web-poll-quorum-hint = Empty: no limit. For example: more than half, 2/3
web-poll-list = Which list
web-poll-details = Details (rarely changed)
web-poll-most = Options a ballot may choose at most
web-poll-most-hint = Empty: no limit.
web-poll-highest = Highest score
web-poll-highest-hint = Empty: 5; 10 at most.
web-poll-utility = What a supported project is worth
web-poll-completion = What becomes of money left over
web-poll-ties = With equal counts
web-poll-seed = The public number that lots are drawn from
web-poll-seed-hint = A number that comes out after voting begins and that everybody can look up, such as the numbers of a lottery.
web-poll-open = An open vote
web-poll-open-hint = Once it is over everybody sees how each voted. Otherwise the vote is secret.

# Results
web-points = Points
web-cost-column = Cost
web-area-column = Area (m²)
web-exact = Counts are shown to two decimal places; they were counted exactly, in fractions.
web-terms = Named before it opened
web-figures-of = { $title } (swipe to see all)
web-from-statements = from statements { $numbers }
web-drawn-again = Anybody can draw it again:

# Counting: methods, every step, pictures.

## Lots
refusal-seed-missing = The number that the lot is drawn from has not been made public yet.

refusal-ranked-twice = Option { $choice } has two places. Please leave it one.
refusal-scored-twice = Option { $choice } has two scores. Please leave it one.
refusal-score-out-of-range = Option { $choice } was given { $score }; this time scores go from 0 to { $highest }.
refusal-no-ballots-taken = This one is settled by lot; there is nothing to vote on.

## Counting a file of ballots (neighbor-talk tally)
tally-missing = There is no file { $file }: check the path.
tally-unreadable = { $file } cannot be opened or its archive is broken: fetch it again.
tally-large = { $file } is too large, { $found } MB at most: split it.
tally-encoding = The text of { $file } cannot be read: save it as UTF-8 or GBK.
tally-kind = What kind of ballots { $file } holds cannot be told: let its name end with one of { $found } (.gz after it is fine).
tally-empty = { $file } is empty: it has to hold ballots.
tally-method-unsaid = { $file } does not say how to count: add --method, such as --method approval.
tally-method-unknown = There is no method “{ $found }”: choose one of { $known }.
tally-form = The ballots of { $file } cannot be counted so ({ $found }): choose another --method.
tally-motion = { $file } has { $found } options, and a motion has for, against and abstain: choose another --method.
tally-plan = { $file } has { $found } options, while consent takes three, to agree, to stand aside and to object in that order, one on each ballot: choose another --method.
tally-seats-many = { $file } is to fill { $found } seats with fewer options: lower --seats.
tally-contests = { $file } holds more contests than are counted at once, { $found }: split it.
tally-json = { $file }, line { $line } is not complete JSON: check brackets and quotes.
tally-contest = { $file }, line { $line } should be a contest in braces: mend it as the manual shows.
tally-candidates = { $file }, line { $line } has a wrong number of options ({ $found }): write a list of 1 to 1000.
tally-seats = { $file }, line { $line }: “{ $found }” seats cannot be; write a whole number from 1 to the number of options.
tally-ballots = { $file }, line { $line } has no list of ballots: add ballots.
tally-ballot = { $file }, line { $line }: the ballot “{ $found }” cannot be read; write how many, then the numbers of options in order.
tally-candidate = { $file }, line { $line } names option { $found }, which is not there: mend the number.
tally-number = { $file }, line { $line }: “{ $found }” should be a whole number that is not too large; mend it.
tally-cells = { $file }, line { $line }: the table breaks off; check the quotes of that line.
tally-hill-head = { $file }, line { $line } should hold the number of candidates and of seats, and holds “{ $found }”: mend it.
tally-hill-ballot = { $file }, line { $line }: a ballot ends with 0; this is “{ $found }”.
tally-hill-end = { $file }: after line { $line } a line with 0 alone is missing; add it behind the ballots.
tally-projects = { $file } has { $found } projects: write 1 to 1000 below PROJECTS.
tally-section = { $file }, line { $line }: META, PROJECTS or VOTES is missing before “{ $found }”; add it.
tally-project = { $file }, line { $line }: the project id “{ $found }” is empty or there twice; mend it.
tally-project-unknown = { $file }, line { $line } votes for “{ $found }”, which is no project: check the id.
tally-points = { $file }, line { $line }: the points “{ $found }” do not match the projects that were chosen; write as many.
tally-money = { $file }, line { $line }: the amount “{ $found }” cannot be read; write a number from 0 with six decimals at most.
tally-sheet-head = { $file }, line { $line } should name the options, none empty and none twice: “{ $found }”.
tally-sheet-long = { $file }, line { $line } has more cells than there are options ({ $found }): take the others out.
tally-sheet-choice = { $file }, line { $line }: “{ $found }” cannot be read; write 1 for a choice and nothing otherwise.
tally-own-ballot = { $file }: ballot { $line } cannot be read; write choices, ranking or scores.
tally-own-number = { $file }: “{ $found }” of ballot or option { $line } should be a whole number from 0; mend it.
tally-own-option = { $file }: ballot { $line } names “{ $found }”, which is no option; use an option's id or label.
tally-own-ids = { $file } has two options of the same id: make them differ.
tally-own-terms = { $file }: “{ $found }” is wrong among the terms; mend it as the manual shows.

## Methods by points, methods by ranking
method-score = points
method-score-hint = Give every option points; the highest sum wins. No points count as 0.
method-score-line = Points: give each so many, the highest sum wins
method-star = points, then a runoff
method-star-hint = Give every option points; the two with the highest sums are compared, and the one that more people gave more points wins.
method-star-line = Points, then a runoff: of the two best by points, the one more people prefer
method-irv = ranking, the weakest leave
method-irv-hint = Rank what you like; the option with the fewest leaves and its ballots go on to the next, until one has more than half.
method-irv-line = Ranking, the weakest leave: if your first is out, your ballot goes to your next
method-schulze = ranking, two by two
method-schulze-hint = Rank what you like; each two options are compared, and the one that holds against all others wins.
method-schulze-line = Ranking, two by two: what loses to nothing else wins
method-ranked_pairs = ranking, clearest wins first
method-ranked_pairs-hint = Rank what you like; each two options are compared, the clearest wins count first, and what loses none wins.
method-ranked_pairs-line = Ranking, clearest wins first: compared two by two, the clearest count first
method-stv = ranking for several places
method-stv-hint = Rank what you like; who reaches the quota is elected, and votes above it or of those who leave go on to the next.
method-stv-line = Ranking for several places: each side gets its share of the places

step-points = { $label }: { $points } points
step-final = The two with most points are compared: { $before } ballots give { $first } more, { $after } give { $second } more
step-final-alone = { $label } alone reached the runoff
step-runoff = { $valid } valid ballots, each counts for what it puts first; more than half wins
step-quota = { $valid } valid ballots, { $seats } places: { $quota } are enough (ballots divided by places and one, the whole part, and one more)
step-elected = Round { $round }: { $label } has { $count }, enough
step-elected-last = Round { $round }: { $label } has { $count }, and there is a place for each that is left
step-excluded = Round { $round }: { $label } has fewest and leaves; its { $count } go to the next on each ballot
step-surplus = Round { $round }: { $label } has { $count } more than needed; they go to the next on each ballot, in proportion
step-transferred = { $amount } to { $label }, which now has { $count }
step-exhausted = { $amount } with no next to go to
step-pair = { $first } and { $second } compared: { $before } ballots put { $first } first, { $after } put { $second } first
step-beats-all = { $label } wins every comparison
step-chain = Compared link by link: from { $first } to { $second } the weakest link has { $there }, the other way round { $back }
step-kept = { $first } over { $second } by { $margin }: kept
step-left-out = { $first } over { $second } by { $margin }: would close a circle with those kept, left out
step-tie-order = A tie, broken by the order of the options: { $label } wins
step-tie-lot = A tie, broken by lot from the public number { $seed }: { $label } wins
step-tie-round-order = Round { $round } had a tie, broken by the order of the options: it fell on { $label }
step-tie-round-lot = Round { $round } had a tie, broken by lot from the public number { $seed }: it fell on { $label }
step-tie-round-stands = Round { $round } had a tie; every way was counted, told here is the one in which { $label } goes first

## Methods that spend a budget
method-equal_shares = equal shares
method-equal_shares-hint = Choose all projects you want; everybody has the same share of the money, and those who choose a project pay for it together.
method-equal_shares-line = Equal shares: everybody holds the same money and pays with others; small groups get their part
method-greedy = most votes first
method-greedy-hint = Choose all projects you want; those with most votes come first, while the money lasts.
method-greedy-line = Most votes first: projects queue by votes until the money is spent
step-unpaid = { $label }: costs { $cost }, those who chose it have { $held } left together; not this time
step-budget = The budget is { $budget }; the most wanted project comes first
step-shares = The budget is { $budget }, shared equally among { $electors } ballots, { $share } each
step-bought = Number { $number } is { $label }: it costs { $cost }, and each vote for it pays { $price } (or all that is left where that is less)
step-raised = Money was left, so shares grew step by step to { $share } ({ $raises } times); the total stays within the budget
step-spent = { $spent } spent, { $left } left
step-taken = { $label }: costs { $cost }, can be paid; { $left } left
step-too-dear = { $label }: costs { $cost }, only { $left } left; not this time
step-stopped = The count stops at the first project that is too dear; { $left } left
step-budget-tied = Projects tie, and which comes first changes the result: one way is shown above, and the tied projects are undecided

## The course of a count, and pictures of it
count-beginning = Votes
count-round = Round { $round }
count-round-short = R{ $round }
count-result = Result
count-rounds = Votes in each round
count-option = Option
count-exhausted = Nobody left to go to
count-exhausted-of = Votes with nobody left to go to: { $count }
count-rest = The others
count-others = { $count } others together
count-pairs = Two by two
count-pairs-how = Each cell: ballots that put the row before the column's number; green and bold wins
count-bars = Votes
count-flow = Where votes went
count-rounds-between = Rounds between: see the table
count-threshold = enough: { $count }
count-elected = ✓ in
count-excluded = out
count-tied = tied
count-ballots = { $count } ballots
count-winners = Result: { $names }
count-winners-tied = Tied, undecided: { $names }
count-nobody = No option is chosen

## Consent and lot
method-consent = consent
method-consent-hint = Agree, accept, or object and say why; it passes when no objection stands.
method-consent-line = Consent: it goes ahead unless a good reason stands against it; objections are met first
method-lot = by lot
method-lot-hint = Nobody votes; a lot is drawn from a number that everybody can look up.
method-lot-line = By lot: when any would do, drawn from a public number
step-objections = Objections that stand: { $count }
step-objections-met = Objections that were met: { $count }
step-objection-met = Objection { $number }: { $reason }. Met: { $words }
step-objection-stands = Objection { $number }: { $reason }. It stands
step-objection-stands-why = Objection { $number }: { $reason }. It stands: { $words }
step-undrawn = The number for the lot did not come, so nothing was drawn
step-seed = The lot is drawn from the number { $seed }
step-drawn = Drawn as number { $place }: { $label } (SHA-256 of { $word } begins with { $digest })
step-not-drawn = Place { $place }, not drawn: { $label } (SHA-256 of { $word } begins with { $digest })

## How objections are settled
consent-settling = The vote on no. { $number } “{ $title }” is over with { $count } objections. The moderator looks first at how they can be met, in { $days } days at most, and then the result is told.
consent-to-settle = No. { $number } “{ $title }” has { $count } objections, without names. Please record for each how it was met or that it stands; what is not recorded in { $days } days stands.
consent-objection =
    { $state ->
        [met] { $number }. { $reason } (met)
        [stands] { $number }. { $reason } (stands)
       *[raised] { $number }. { $reason }
    }
consent-settle = Settle no. { $number }
consent-desk-link = Settle at the desk
consent-which-fate = What came of this objection?
consent-met = It was met
consent-stands = It stands
consent-how-met = How was it met? A sentence or two; it will be public.
consent-settled =
    { $left ->
        [0] Objection { $number } recorded: { $state ->
            [met] met
           *[stands] stands
        }. All are settled; the result is told at once.
       *[other] Objection { $number } recorded: { $state ->
            [met] met
           *[stands] stands
        }. { $left } left:
    }
consent-title = Objections
consent-lead = Without names. Record for each how it was met or that it stands; then the result is told.
consent-words = How it was met (public)
consent-words-hint = For example: the light goes off at nine, and those who objected agreed
consent-save = Record
refusal-consent-told = The result of no. { $number } has been told; its objections stay as they are.
refusal-fate-unclear = Please choose whether it was met or stands.

## The number of a lot
terms-seed_source = The number that lots are drawn from will be: { $seed_source }
seed-which = What is the number of the lot? It cannot be changed once it is public.
seed-enter = Enter the number
seed-entered = The number for the lot of no. { $number } “{ $title }” is { $seed }. The lot is drawn from it after closing, and anybody can draw it again.
seed-entered-source = The number for the lot of no. { $number } “{ $title }” is { $seed } ({ $source }). The lot is drawn from it after closing, and anybody can draw it again.
seed-missing = No. { $number } “{ $title }” needs a number to draw a lot from. Without it before { $closes } nothing can be drawn.
seed-missing-source = No. { $number } “{ $title }” needs the number to draw a lot from: { $source }. Without it before { $closes } nothing can be drawn.
seed-title = The number of the lot
refusal-seed-too-late = No. { $number } is over; its number can no longer be entered.
refusal-seed-known = The number of no. { $number } is public: { $seed }. It stays.
refusal-no-lot-drawn = Nothing is drawn in no. { $number }.

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

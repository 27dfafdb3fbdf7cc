# Counting: methods, every step, pictures.

## Lots
refusal-seed-missing = The number that the lot is drawn from has not been made public yet.

refusal-ranked-twice = Option { $choice } has two places. Please leave it one.
refusal-scored-twice = Option { $choice } has two scores. Please leave it one.
refusal-score-out-of-range = Option { $choice } was given { $score }; this time scores go from 0 to { $highest }.
refusal-no-ballots-taken = This one is settled by lot; there is nothing to vote on.

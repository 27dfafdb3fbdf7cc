# Ballots: how to fill them in, and what they say.

ballot-option = { $number }  { $label }
ballot-option-cost = { $label } ({ $cost } yuan)
ballot-then = { $first }; { $rest }
ballot-ranked = { $place }. { $labels }
ballot-ranked-equal = { $place }. (equal) { $labels }
ballot-unranked = last, as not ranked: { $labels }
ballot-scored = { $label } { $score }
ballot-reason = { $chosen } (reason: { $reason })
ballot-cost-over = { $chosen } ({ $cost } yuan, { $over } above the budget of { $budget }; it counts all the same, as the votes of all share out the money)
ballot-cost = { $chosen } ({ $cost } yuan of a budget of { $budget })

# Scores
score-0 = { $score } – strongly against
score-1 = { $score } – against
score-2 = { $score } – rather against
score-3 = { $score } – rather for
score-4 = { $score } – for
score-5 = { $score } – strongly for
score-any = { $score }

# What was named at opening
terms-seats = { $seats } to be elected
terms-most = A ballot may choose { $most } at most
terms-budget = Budget: { $budget } yuan
terms-highest = Score each from 0 to { $highest }; more is better
terms-ties =
    { $ties ->
        [order] With equal counts the option listed first wins
        [lot] With equal counts a lot decides
       *[stands] With equal counts nothing is decided
    }
terms-seed = The public number that lots are drawn from: { $seed }
terms-utility =
    { $utility ->
        [cost] Equal shares: a project is worth to its supporters what it costs
       *[cardinality] Equal shares: every project is worth the same to its supporters
    }
terms-completion =
    { $completion ->
        [none] Money left over stays
        [add1] Money left over: shares are raised step by step until the next step would overspend
       *[add1_exhaustive] Money left over: shares are raised step by step until nothing more is affordable or the next step would overspend
    }

refusal-ballot-unreadable =
    { $form ->
        [ranking] I cannot read that order. Write the best first, such as: 3 1 2; with equals: 3>1=2
        [scores] I cannot read those scores. Write: 1:5 2:3, that is 5 points for option 1 and 3 for option 2 (0 to { $highest })
       *[other] I cannot read that ballot. Press a button, or reply the number of an option, such as: 1
    }

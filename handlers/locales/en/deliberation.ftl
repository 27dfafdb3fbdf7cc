# Words of the council: states, methods, bylaws, counting steps, cards.

listed = { $first }, { $rest }
sent-in-private = { $name }, I have written to you in private.
confirm-yes = Confirm
confirm-no = Leave it

# Stances
stance-agree = Agree
stance-disagree = Disagree
stance-pass = Pass

# Methods
option-for = For
option-against = Against
option-abstain = Abstain
option-agree = Agree
option-accept = Can accept
option-object = Object
method-majority = for or against
method-majority-hint = Choose for, against or abstain; it passes with more for than against.
method-majority-line = For or against: one question
method-plurality = one of several
method-plurality-hint = Choose one; the most chosen wins.
method-plurality-line = One of several: pick one plan
method-approval = all you approve of
method-approval-hint = Choose all that you approve of; the most approved wins.
method-approval-line = All you approve of: pick as many as you like
base-persons = one vote a person
base-households = one vote a household

# Bylaws and what a result is worth
bylaw-consultation = consultation
bylaw-residents_meeting = residents' meeting
effect-advisory = Effect: advisory; it does not replace a vote of the owners' or residents' meeting.
effect-meeting-if-adopted = Effect: advisory, as this community has not adopted this channel for its residents' meeting.
effect-meeting-if-adopted-adopted = Effect: a decision of the residents' meeting, as this community has adopted this channel for it.

# Counting steps
step-option = { $label }: { $count }
step-for-against = { $for } for against { $against } against
step-quorum =
    { $met ->
        [true] Quorum: { $participating } of { $electors } took part; { $strict ->
            [true] more than
           *[false] at least
        } { $share } needed ({ $least } or more): met
       *[false] Quorum: { $participating } of { $electors } took part; { $strict ->
            [true] more than
           *[false] at least
        } { $share } needed ({ $least } or more): not met
    }
step-quorum-none = Quorum: { $participating } of { $electors } took part; none is required
step-majority =
    { $met ->
        [true] Majority: { $least } of { $base } needed, { $part } reached: passed
       *[false] Majority: { $least } of { $base } needed, { $part } reached: not passed
    }
step-most-chosen = The most chosen has { $count }
step-tied = The highest counts are equal: no result
step-nobody = No ballot could decide it

# The card of a topic
round-only = Discussion
round-name = Round { $position }
topic-card = [Topic { $number }] { $title }
topic-card-parties = At the table: { $parties }
topic-card-rules =
    { $count ->
        [1] Related rule: { $title }, { $locator }
       *[other] Related rules: { $title }, { $locator } and others, { $count } in all; open the topic to read them
    }
topic-card-round = { $title }, until { $until }
topic-card-counts = Statements: { $statements }, people taking part: { $people }
topic-card-statement = What do you think: “{ $text }”
topic-card-say = Say something
topic-card-link = See the topic
topic-card-voting = The discussion is over; the vote is on.
topic-card-decided = There is a result.
topic-card-closed-without-vote = Closed without a vote.

# The card of a poll
poll-card = [Vote { $number }] { $title }
poll-card-rules =
    { $base ->
        [households] One vote a household · { $bylaw } · closes { $closes }; you may change your vote until then
        [owners] Owners vote, by area and heads · { $bylaw } · closes { $closes }; you may change your vote until then
        [delegates] Delegates vote · { $bylaw } · closes { $closes }; you may change your vote until then
        [listed] People on a list vote · { $bylaw } · closes { $closes }; you may change your vote until then
       *[persons] One vote a person · { $bylaw } · closes { $closes }; you may change your vote until then
    }
poll-card-turnout =
    { $base ->
        [households] { $turnout } of { $electors } households took part (nobody sees counts before it closes)
        [owners] { $turnout } of { $electors } owners took part (nobody sees counts before it closes)
        [delegates] { $turnout } of { $electors } delegates took part (nobody sees counts before it closes)
       *[persons] { $turnout } of { $electors } people took part (nobody sees counts before it closes)
    }
poll-card-drawn = The lot is drawn { $closes }; anybody can draw it again by the published way.
poll-card-how =
    { $form ->
        [some] Press buttons, or send “#{ $number } 1 3”. Only you see what you chose.
        [ranking] Press in your order, or send “#{ $number } 3 1 2”. Only you see your order.
        [scores] Press one and score it in private, or send “#{ $number } 1:5 2:3”. Only you see your scores.
       *[other] Press a button, or send “#{ $number } 1”. Only you see what you chose.
    }
poll-card-open = An open vote: once it is over, everybody sees how each voted.
poll-card-link = Open the ballot
poll-card-ended = The vote is over: { $state }
poll-card-cancelled = The vote was called off: { $reason }

# The card of an outcome
outcome-card = [Result { $number }] { $title }: { $state }
outcome-leading = Most chosen: { $labels }
outcome-ahead = Ahead: { $labels }
outcome-best = Won: { $labels }
outcome-elected = Elected: { $labels }
outcome-drawn = Drawn: { $labels }
outcome-projects = Can be done: { $labels }. Together { $cost } yuan of a budget of { $budget }
outcome-tied = Equal, nothing decided: { $labels }
outcome-count-on-page = How it was counted, step by step: see the page below.
outcome-notice = Public notice until { $until }; the committee responds by { $due }.
outcome-link = See result and notice

# Refusals
refusal-topic-number-missing = Please give the number of the topic: /say 12 your view
refusal-not-a-topic = { $number } is not a topic; please check the number.
refusal-when-unclear = I cannot tell when “{ $words }” is. Try: 3 days, Sunday 8pm, 30 Nov 20:00
refusal-not-a-proposal = There is no proposal “{ $words }” to use; send its number, such as 12
refusal-nothing-to-open = No proposal waits to become a topic.
refusal-rounds-unclear = The rounds are not clear: each needs days, 1 to { $most }.
refusal-rule-unknown = Which rules is not clear. Send numbers from 1 to { $most }, such as: 1 2; for none of them, send 0.
refusal-not-confirmed = Reply 1 to confirm, or send “cancel”.

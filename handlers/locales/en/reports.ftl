# Records, cards and public notices of outcomes.
reports-language = en
reports-record = Record of the council
reports-number = Topic No. { $number }
reports-decision = Result: { $state }
reports-basis = Basis: { $source }
reports-question = The question
reports-proposals = From proposals
reports-proposal = No. { $number }: { $text }
reports-parties = Parties
reports-rounds = Rounds
reports-round = { $title } ({ $opens } to { $closes })
reports-meetings = Meetings
reports-meeting = { $held }, { $place }, { $heads } people
reports-sources = Where options came from
reports-drafted = { $label }: from statements { $statements }
reports-statement = { $number }. { $text }
reports-statement-entered = { $number }. { $text } (entered from a meeting)
reports-method = Method
reports-period = Voting period
reports-from-to = { $opens } to { $closes }
reports-turnout = Turnout
reports-turnout-of = { $base ->
    [households] { $part } of { $electors } households took part
    [owners] { $part } of { $electors } owners took part
   *[persons] { $part } of { $electors } people took part
}
reports-response = Answer due
reports-response-due = The committee answers by { $due }; a late answer is marked in public
reports-result = Result
reports-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
reports-points = { $count } points
reports-open-vote = An open vote
reports-more-options = { $count ->
    [one] One more option on the page
   *[other] { $count } more options on the page
}
reports-steps = How it was counted
reports-statements = What was said
reports-stances = agree { $agree } · disagree { $disagree } · pass { $pass }
reports-notice = Public notice until { $until }
reports-scan = Scan to read
reports-public-notice = Public notice
reports-notice-opening = { $community } has voted on “{ $title }”. This is the result.
reports-notice-period = On display: { $opens } to { $closes }
reports-notice-inquiries = Questions about the result? Scan and ask on the page; they are answered there.
reports-signed = { $community }, { $at }
reports-made = Made by Neighbor Talk on { $at }; the page of the notice is authoritative.
reports-demo = Demo data, not a real community

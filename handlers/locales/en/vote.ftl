# Voting.

vote-open-label = Open a vote
vote-open-which = Which topic is put to the vote? Press one or send its number.
vote-open-method = Topic { $number } “{ $title }”: how is it decided?
vote-open-options =
    { $form ->
        [costs] Which projects, and what does each cost? One a line, such as: street lamp 3000 yuan; bench 1500 yuan
       *[labels] Which options are there? One a line, or apart by semicolons: east gate; west gate
    }
vote-open-drafted = Take the { $count } drafted options
vote-open-bylaw = Under which rules? To hear what people think, the first will do.
vote-open-rule = What do these rules stand on? For example: house rules, art. 5, adopted by the owners in 2025
vote-open-quorum = How many must take part? For example: more than half, 2/3; send 0 for no limit.
vote-open-majority-of = Of whom is the share taken?
vote-open-of =
    { $of ->
        [for_and_against] Of for and against, without abstentions
        [electorate] Of all on the roll, those who stay away too
       *[participating] Of those taking part
    }
vote-open-majority =
    { $of ->
        [for_and_against] Of for and against,
        [electorate] Of all on the roll,
       *[participating] Of those taking part,
    } How many of those must agree? For example: more than half, 2/3
vote-open-list = Which list?
vote-open-seats = How many are to be elected? For example: 3
vote-open-budget = How much money is there? For example: 8000 yuan
vote-open-details = Change the details
vote-open-most = How many options may a ballot choose at most? Send 0 for no limit.
vote-open-highest = What is the highest score? Usually 5; send 0 for the usual.
vote-open-utility = What is a supported project worth? Usually the first.
vote-open-completion = What becomes of money left over? Usually the third.
vote-open-ties = What if counts are equal?
vote-open-seed = Which public number are lots drawn from? Say where it will come from, such as the lottery of 30 November; enter it when it is out, before closing, and everybody is told. Send 0 to let the bot draw one now.
vote-open-base = Who has a vote?
vote-open-closes = When does it close? For example: 7 days, Sunday 8pm, 30 Nov 20:00
vote-open-preview = Is this right? no. { $number } “{ $title }”, { $method }, { $base }, open at once, closing { $closes }. Reply 1 to open it, 2 to leave it.
vote-open-dropped = All right, no vote was opened.
vote-opened = The vote on no. { $number } “{ $title }” is open until { $closes }. The roll is frozen; nobody sees counts before it closes, you neither.
vote-opened-told = The vote on no. { $number } “{ $title }”, which you support, is open until { $closes }.
vote-show-label = Vote
vote-scheduled = The vote on no. { $number } “{ $title }” opens { $opens } and closes { $closes }.
took-part = [Vote { $number }] { $title }
took-part-building = Building { $building }: { $count } of { $electors } took part
took-part-rest = Other buildings: { $count } of { $electors } took part
took-part-closes = Closes { $closes }

vote-cancel-label = Call off the vote

vote-receipt = No. { $number } “{ $title }”: you voted { $choice }
vote-receipt-code =
    { $version ->
        [1] Receipt { $receipt }; please keep it, to yourself.
       *[other] The receipt is still { $receipt }; this is version { $version }, the earlier ones do not count.
    } You may change your vote until { $closes }; the last one counts. After closing look for this code on the bulletin.
vote-noted = Noted: { $choice }. Receipt { $receipt }; you may change it until closing.
vote-received = { $name }, received for no. { $number }.
vote-change = Open the ballot
vote-household-voted = { $name } voted for your household ({ $label }) on no. { $number } “{ $title }”. A household has one vote; you may change it until { $closes }.
vote-household-already = Your household ({ $label }) has voted; a new vote takes its place.
vote-already = You voted { $choice }. A new vote takes its place.
vote-already-elsewhere =
    You have voted { $channel ->
        [telegram] on Telegram
        [wechat] on WeChat
        [wechaty] on WeChat
        [web] on the web
       *[other] elsewhere
    }; what you chose is not shown here. To change it, just vote here again: the new one counts.
vote-how =
    { $form ->
        [some] Press once to choose, again to take back; or reply “1 3”.
        [ranking] Press them in your order, the best first; press again to take one out. Or reply “3 1 2”, with equals “3>1=2”. What you leave out ranks last.
        [scores] Press one to score it, or score all at once: “1:5 2:3”. What you leave out gets 0.
        [consent] Press one, or reply its number. An objection needs a reason, so that the proposal can be mended.
        [nothing] A lot decides this one; there is nothing to cast.
       *[one] Press one, or reply its number.
    }
vote-score-which = How many points for “{ $label }”?
vote-object-why = Why do you object? One sentence, so that everybody knows what to mend.
vote-over = The vote on no. { $number } “{ $title }” is over.

vote-cancel-why = Why is it called off? One sentence; everybody on the roll will see it.
vote-cancelled = The vote on no. { $number } “{ $title }” was called off; votes cast do not count. Reason: { $reason }
vote-lost-reason = The ballot box cannot be opened (its key is another one, or somebody changed what is in it), so no count could be believed. Moderators are asked to find out why and to hold the vote again.

refusal-ballot-overtaken = This vote was held up on its way and arrived after something you sent later, so it was not counted on no. { $number }. Your earlier vote stands; to change it, please vote again.
refusal-method-unknown = There is no method “{ $words }”. Press one, or send a number from 1 to { $most }.
refusal-base-unknown = I do not understand “{ $words }”. Press one, or send its number.
refusal-bylaw-unknown = There is no bylaw “{ $words }”.
refusal-term-unclear =
    { $name ->
        [seats] I do not understand “{ $words }”. How many are to be elected? Send a number from 1 to { $most }.
        [most] I do not understand “{ $words }”. How many may a ballot choose? Send a number from 1 to { $most }, or 0 for no limit.
        [budget] I do not understand “{ $words }”. How much money is there? For example: 8000 yuan
        [highest] I do not understand “{ $words }”. What is the highest score? Send a number from 1 to { $most }.
       *[other] I do not understand “{ $words }”. Press one, or send a number from 1 to { $most }.
    }
refusal-cost-missing = “{ $label }” lacks its cost. Write it like this: street lamp 3000 yuan
refusal-budget-missing = Please say how much money there is.
refusal-too-many-options = { $given } options are too many; { $most } at most.
refusal-nothing-open = Nothing is being voted on now.
refusal-nothing-to-vote-on = No topic can be put to the vote now.

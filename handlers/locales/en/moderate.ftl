# What moderators do.

moderate-queue =
    { $proposals ->
        [0] { $statements ->
            [0] All done, nothing waits.
           *[other] Waiting: statements { $statements }.
        }
       *[other] { $statements ->
            [0] Waiting: proposals { $proposals }.
           *[other] Waiting: proposals { $proposals }, statements { $statements }.
        }
    }
moderate-desk = Moderators' desk
moderate-proposal = Proposal { $number } ({ $author }): { $text }
moderate-proposal-place = Place: { $place }
moderate-proposal-seconders = Seconded by { $count }
moderate-proposal-state = State: { $state }
moderate-see-proposal = See the proposal
moderate-accept = Accept
moderate-open-topic = Open a topic
moderate-merge = Merge
moderate-decline = Decline
moderate-numbered = { $number } { $text }

moderate-accepted =
    { $whose ->
        [own] Your proposal { $number } “{ $text }” was accepted and will be discussed.
       *[seconded] Proposal { $number } “{ $text }”, which you seconded, was accepted and will be discussed.
    }
moderate-decline-why = Why is it declined? One sentence; the author will see it.
moderate-declined =
    { $whose ->
        [own] Your proposal { $number } “{ $text }” was declined. Reason: { $reason }
       *[seconded] Proposal { $number } “{ $text }”, which you seconded, was declined. Reason: { $reason }
    }
moderate-merge-which = Into which proposal does { $number } go? Press one or send its number.
moderate-merged = Proposal { $number } was merged into { $target } “{ $text }”; your support counts there, and both go on together.
moderate-merged-from = Proposal { $number } was merged into yours, { $target } “{ $text }”: { $moved } more neighbours support it.

moderate-statement = New statement on topic { $number } “{ $title }” ({ $author }): “{ $text }”
moderate-show = Show
moderate-reject = Do not show
moderate-reject-why = Why is it not shown? One sentence; the author will see it.
moderate-statement-words = Or type “/approve { $number } { $place }”, or “/reject { $number } { $place } reason”.
refusal-statement-unclear =
    { $waiting ->
        [0] No statement waits for you.
       *[other] { $waiting } statements wait: please name the topic and the statement, such as “/approve 12 3”. Send /queue to see them.
    }
moderate-statement-shown = Shown (topic { $number }): “{ $text }”
moderate-statement-rejected = Not shown (topic { $number }): “{ $text }” Reason: { $reason }
moderate-your-statement-shown = Your statement on topic { $number }, “{ $text }”, is shown; neighbours can respond to it.
moderate-your-statement-rejected = Your statement on topic { $number }, “{ $text }”, is not shown. Reason: { $reason }

moderate-open-which = Which proposals make the topic? Send their numbers, such as: 12 15
moderate-open-clash = One thing first: what is proposed seems to meet a prohibition. Whether and how to open it is for you to decide.
moderate-open-rules = { $count } related { $count ->
        [1] rule was
       *[other] rules were
    } found. Send the numbers of those that the topic should cite, such as: 1 2. For none of them, send 0.
moderate-open-rules-old = Found { $at }; the sources have changed since and are being searched again. Open it a little later to have them anew.
moderate-open-title = What is the topic called? For example: { $example }
moderate-open-parties = Who sits at the table? For example: committee, property company, owners, residents
moderate-open-template = In which way shall it be deliberated? Send the number in front; 0 if unsure.
moderate-open-template-line = { $name }: { $line }
moderate-open-days = For how many days? Send a number, such as { $days }
moderate-open-days-each = There are { $count } rounds: how many days each? Send the numbers in order, such as { $example }; 0 for the usual.
moderate-open-phase = { $position } { $title }: { $days } days
moderate-open-preview = Is this right? “{ $title }”, from proposals { $proposals }
moderate-open-preview-more = At the table: { $parties }; until { $until }. Reply 1 to open it, 2 to leave it.
moderate-open-preview-rules = Rules attached: { $rules }
moderate-open-dropped = All right, no topic was opened.
moderate-topic-opened = Topic { $number } “{ $title }” is open for discussion.
moderate-topic-told = What you support is now topic { $number } “{ $title }”. Come and say what you think.

moderate-close-label = Close the topic
moderate-close-why = Why does it end without a vote? One sentence; everybody will see it.
moderate-topic-closed = Topic { $number } “{ $title }” was closed without a vote. Reason: { $reason }

# Residents' questions on the desk: waiting, to be approved, answered; what residents ask.

loop-title = Residents' questions
loop-lead = Questions that the sources do not answer, whose answer did not help, or that residents passed on. One person writes an answer, another approves it; only then do those who asked get it. From then on similar questions are answered from it.
loop-show-waiting = To answer
loop-show-written = To approve
loop-show-answered = Answered
loop-show-aside = Set aside
loop-show-learned = Found helpful
loop-kind =
    { $state ->
        [referred] passed on
        [declined] nothing found
        [set_aside] set aside
        [replied] { $helpful ->
            [no] answered, did not help
           *[unsaid] answered
        }
        [answered] { $helpful ->
            [no] did not help
           *[unsaid] answered by the bot
        }
       *[other] being looked up
    }
loop-waited =
    { $days ->
        [0] asked today
        [one] waiting for a day
       *[other] waiting for { $days } days
    }
loop-askers =
    { $count ->
        [one] 1 person asks
       *[other] { $count } people ask
    }
loop-theme = Only those about “{ $word }”.
loop-all-themes = See all
loop-serves =
    { $count ->
        [one] answers 1 question
       *[other] answers { $count } questions
    }
loop-until = until { $day }
loop-late =
    { $count ->
        [one] 1 answer is past its last day and not used any more. Please look at it again: correct it with a new date, or retire it.
       *[other] { $count } answers are past their last day and not used any more. Please look at them again: correct them with a new date, or retire them.
    }
loop-none-written = No answer waits for approval.
loop-none-answered = Nothing was answered yet.
loop-none-aside = Nothing is set aside.
loop-none-learned = Nothing yet. Two homes must find an answer helpful (one member of staff is enough), and nobody unhelpful, before it is remembered.
loop-aside-why = Set aside: { $reason }
loop-take-back = Take back
loop-learned-what = Two homes or more, or one of staff, found these answers helpful. Similar questions will be looked up in these passages first. If one is wrong, strike it.
loop-strike = Do not learn from it
loop-passage-gone = This passage is gone.
loop-own = You wrote this yourself; somebody else has to approve it.
loop-withdraw = Take it back
loop-return-why = Why?

loop-one = A question
loop-no-name = not passed on, so no name
loop-before = asked after “{ $question }”
loop-given = The answer so far
loop-see-approved = See the answer, to correct or retire it
loop-is-written = { $name } wrote an answer that waits for approval.
loop-see-written = See it
loop-was-returned = { $name } returned one: { $reason }
loop-write = Write an answer
loop-write-hint = For neighbours: first the answer, then where to go, whom to ask, what to bring.
loop-asked = How it is put in public
loop-asked-hint = The answer becomes a source that everybody can read. Where the question names a door, a person or a family matter, put it differently here; left empty, the resident's own words are used.
loop-expires = Good until
loop-expires-hint = After that day it is cited no more and you are reminded to look again. Leave empty if it stays good.
loop-also = Answer these similar questions too
loop-send = Hand it to somebody else to approve
loop-attach = Answer by a passage of a source
loop-attach-what = It is there, but the bot did not find it: choose a passage. Those who asked get its words and source, and it is thought of first from then on.
loop-attach-send = Hand it to somebody else to approve
loop-nothing-near = No passage is near; try other words.
loop-aside = Set aside
loop-aside-what = Greetings, chit-chat and matters between two families need no answer of the committee. You can take it back at any time.
loop-aside-hint = Who passed the question on will read the reason.

loop-answer = An answer
loop-answer-state =
    { $state ->
        [written] to be approved
        [approved] approved
        [returned] returned
       *[retired] retired
    }
loop-written-by = Written by
loop-decided-by = Approved or returned by
loop-look-again = look at it again
loop-replaces = This corrects an earlier one; see it
loop-newer =
    { $state ->
        [written] A correction waits for approval
        [approved] Corrected; see the new one
       *[other] See the correction
    }
loop-see-source = See the source as residents do
loop-correct = Correct
loop-correct-what = Once approved, the new answer stands in the place of this one, and whoever got this one is told. The old one can still be read where it was cited.
loop-retire = Retire
loop-retire-what = Nothing is answered from it any more; old citations still open it.

loop-asked-title = What residents ask
loop-asked-lead = Figures of the last eight weeks, computed from the questions themselves, without names. What was set aside is not counted.
loop-public = As residents see it
loop-figure-waiting = Waiting for an answer
loop-longest =
    { $days ->
        [0] all asked today
        [one] the oldest for a day
       *[other] the oldest for { $days } days
    }
loop-figure-replies = How long an answer takes
loop-days-to-reply =
    { $days ->
        [0] half came the same day
        [one] half came within a day
       *[other] half came within { $days } days
    }
loop-gaps = What the sources lack
loop-gaps-what = Questions that were not answered, not helped or passed on, under the words that they share.
loop-no-theme = Others
loop-gap = asked { $asked } times, { $waiting } waiting
loop-no-gaps = Nothing went unanswered lately.
loop-weeks = Week by week
loop-week = Week of { $day }
loop-week-asked =
    { $count ->
        [0] nobody asked
       *[other] asked { $count } times, { $answered } answered at once ({ $share }%)
    }
loop-no-weeks = Nobody asked in the last eight weeks.
loop-week-more = nothing found { $declined } · answered later { $replied } · still waiting { $waiting }
loop-week-aside = set aside { $count }
loop-public-lead = What the committee has answered, and how much is answered here. No names.
loop-public-answers = Answers of the committee
loop-public-themes = Often asked, not in the sources yet
loop-open = Answer
loop-desk =
    { $written ->
        [0] { $waiting } questions to answer
       *[other] { $waiting } questions to answer, { $written } answers to approve
    }
loop-mine =
    { $state ->
        [asked] being looked up
        [answered] answered by the bot
        [declined] not in the sources; the committee sees the question, not your name
        [referred] passed to the committee, waiting
        [replied] answered by the committee
       *[set_aside] read by the committee, no answer
    }

# Questions the bot could not answer: staff write, a second person approves, askers are told.

reply-what = What is the answer? Neighbours will read it, so keep it plain. A second person has to approve it; until then no resident sees it.
reply-correct-what = What should the answer say? A second person has to approve it; until then residents see the old one.
reply-written =
    { $others ->
        [0] Written; it waits for a second person to approve it. Until then no resident sees it.
        [one] Written; it waits for a second person to approve it. It will answer one similar question too.
       *[other] Written; it waits for a second person to approve it. It will answer { $others } similar questions too.
    }
reply-written-alone = Written, but there is nobody else who may approve it now. Please have an admin add a committee member or moderator; until then no resident sees it.
reply-card =
    { $count ->
        [one] { $name } wrote an answer, please approve it. A resident asked:
       *[other] { $name } wrote an answer, please approve it. Residents asked ({ $count } similar questions):
    }
reply-card-text = Answer:
reply-card-passage = To be answered by this passage, { $title }, { $locator }:
reply-card-expires = Good until { $day }; then it must be looked at again.
reply-approve-label = Approve
reply-return-label = Return
reply-page = See the page
reply-approved = { $name } approved the answer to “{ $question }”; those who asked will get it.
reply-approved-writer = Your answer to “{ $question }” was approved; those who asked will get it.
reply-return-why = Why do you return it? One sentence; its writer will see it.
reply-returned = Returned; the question still waits for an answer.
reply-returned-writer = { $name } returned your answer to “{ $question }”: { $reason }
reply-again-label = Write again
reply-retire-why = Why do you retire it? One sentence.
reply-retired = Retired: nothing is answered from it any more; old citations still open it.
reply-aside-why = Why does it need no answer? One sentence, such as: just a greeting, a private matter.
reply-aside =
    { $count ->
        [one] Set aside; you can take it back at any time.
       *[other] { $count } questions are set aside; you can take them back at any time.
    }
reply-aside-told = The committee has read your question “{ $question }” and will not answer it: { $reason }
reply-taken-back = Taken back: “{ $question }” waits for an answer.
reply-struck = Noted: nothing is learned any more from “helpful” on “{ $question }”.

reply-title = Committee's answer: { $question }
reply-day = { $day }
reply-corrected = a new answer stands in its place
reply-told = You asked “{ $question }”; the committee answers ({ $community }, { $day }):
reply-told-corrected = You asked “{ $question }”; the committee corrects its answer ({ $community }, { $day }). Please go by this one:
reply-told-group = A neighbour asked “{ $question }”; the committee answers ({ $community }, { $day }):

refusal-question-replied = This question was answered already, or set aside.
refusal-question-not-aside = This question is not set aside.
refusal-answer-too-long = Please keep the answer within { $limit } characters, or nobody reads it to the end.
refusal-answer-waits = { $name } wrote an answer that waits for approval. Please approve or return it first.
refusal-answer-decided = This answer was dealt with already; please look at the desk as it is now.
refusal-own-answer =
    { $others ->
        [0] You wrote this yourself, so somebody else has to approve it, and there is nobody else now: please have an admin add a committee member or moderator.
       *[other] You wrote this yourself, so somebody else has to approve it: another committee member, a moderator or an admin.
    }
refusal-passage-gone = This passage cannot be cited now: it may be retired, no longer in force, or replaced.
refusal-expiry-past = The day until which an answer is good must lie ahead.

# Reminding
nudge-questions =
    { $waiting ->
        [0] { $written ->
            [one] An answer waits for somebody else to approve it.
           *[other] { $written } answers wait for somebody else to approve them.
        }
       *[other] { $written ->
            [0] Residents' questions waiting for an answer: { $waiting }, the oldest for { $days } days. Please have a look when you can.
           *[other] Residents' questions waiting for an answer: { $waiting }, the oldest for { $days } days; answers waiting for approval: { $written }.
        }
    }
nudge-open = See the questions

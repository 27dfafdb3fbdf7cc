# A code for every doorway: posters, reports without signing up, answers of staff.

doorway-place = Building { $building }, unit { $unit }
doorway-place-building = Building { $building }
doorway-speaker = A neighbour at { $place }

doorway-which = Please send the six characters on the poster at your doorway.
doorway-hello =
    Hello! This is { $community }, { $place }.
    Would you like to ask, to report something, or to see what is voted on?
doorway-ask-label = Ask about rules
doorway-report-label = Report something
doorway-votes-label = Open votes
doorway-report-what = What is the matter at { $place }? Just say it, for example: the light on the third floor is out. You may send photos with it.
doorway-reported =
    Got it ({ $place }). Staff will see to it, and I will tell you what they say.
    Number: { $receipt }. With it you can look it up at any time.
doorway-report-look = See how it is going
doorway-report-arrived = Reported at { $place }: { $text }
doorway-report-photos = Photos: { $count }, to be seen on the desk.
doorway-report-phone = A number to call back is on the desk.
doorway-reports-label = Open the desk
doorway-answer-under-way = Answer, under way
doorway-answer-handled = Handled
doorway-answer-what-under-way = What is the answer? ({ $place }: { $text }) For example: the property company comes tomorrow morning.
doorway-answer-what-handled = What was done? ({ $place }: { $text }) For example: the light was replaced.
doorway-answered-under-way = Answered; whoever reported it at { $place } can see it.
doorway-answered-handled = Noted as handled; whoever reported it at { $place } can see it.
doorway-answered-you =
    What you reported at { $place } (“{ $text }”) was answered ({ $state }):
    { $answer }
doorway-report-state =
    { $state ->
        [under_way] under way
        [handled] handled
        [proposed] made a proposal
       *[sent] waiting
    }
doorway-withdrawn = Removed: nothing of it is kept, neither photos nor telephone.

doorway-made = { $count } codes of doorways are made; the posters can be printed.
doorway-renewed = { $place } has a new code. The old poster leads nowhere; please print and put up the new one.
doorway-dropped = The code of { $place } is over; its poster leads nowhere.
doorway-print-label = Print posters (PDF)

refusal-places-unreadable = “{ $words }” could not be read. Please write 1-6栋 各2单元, or 3-1, 3-2.
refusal-too-many-places = At most { $most } at once, please.
refusal-no-doorway-wanting = Nothing to make: each of these doorways has its code, or no doors are known yet.
refusal-report-too-long = That is long; at most { $limit } characters, please.
refusal-reports-many = Many reports came from here just now; please try again in { $minutes } minutes. If it is urgent, call the property company or the committee.
refusal-report-unknown = There is no such number. Please check its 12 characters; what was removed is not found either.

# Pages at the doorway

doorway-web-over-title = This poster was replaced
doorway-web-over = This code no longer works. Please scan the new poster at the doorway, or ask the committee.
doorway-web-lead = The helper of { $community }. No account needed.
doorway-web-ask = Ask about rules
doorway-web-ask-what = Dogs, parking, renovation…
doorway-web-report = Report something
doorway-web-report-what = Lights, leaks, blocked stairs…
doorway-web-votes = Open votes
doorway-web-votes-what =
    { $count ->
        [0] None now; see earlier ones
        [one] One matter waits for you
       *[other] { $count } matters wait for you
    }
doorway-web-telegram = Open in Telegram
doorway-web-find = Reported before? Look it up
doorway-web-back = Back to { $place }
doorway-web-question = What would you like to know
doorway-web-question-hint = For example: may electric bikes stand in the corridor
doorway-web-question-privacy = Nobody knows who you are; only the question is kept.
doorway-web-ask-button = Ask
doorway-web-told-title = From the record
doorway-web-looking = Looking it up, a few seconds please…
doorway-web-look-again = Look again
doorway-web-declined = Nothing reliable was found, and nothing is made up. The committee can answer; the answer will stand on this page.
doorway-web-refer = Ask the committee
doorway-web-referred = The committee was asked. The answer will stand on this page; please keep its address.
doorway-web-set-aside = The committee looked at it and does not answer it here. If it is urgent, please go and see them.
doorway-web-ask-more = Ask something else
doorway-web-report-lead = Place: { $place }. No name needed.
doorway-web-what = What is the matter
doorway-web-what-hint = Where and what, for example: the light on the third floor has been out for two days
doorway-web-photos = Photos
doorway-web-phone = Number to call back
doorway-web-phone-hint = Only if you like. It is used to call you about this alone: kept encrypted, opened by staff only, every look recorded, removed 30 days after it is handled.
doorway-web-report-button = Report it
doorway-web-urgent = Fire, a gas leak, somebody hurt: first call 119, 110 or 120.
doorway-web-votes-empty = Nothing is voted on or deliberated now.
doorway-web-vote-how = To vote, sign in first: send “登录” to the helper in the residents’ chat, or use the invitation brought to your door.
doorway-web-polls = Being voted on
doorway-web-topics = Under deliberation
doorway-web-all = All matters of { $community }

doorway-receipt-title = Look a report up
doorway-receipt-label = Number
doorway-receipt-hint = 12 letters and digits, such as K7M2Q9-4TWX3B
doorway-receipt-find = Look up
doorway-receipt-yours = Your report
doorway-receipt-number = Number
doorway-receipt-keep = Keep this page, or write the number down: with it you can come back at any time.
doorway-receipt-place = Where
doorway-receipt-when = When
doorway-receipt-photos = Photos
doorway-receipt-count = { $count }
doorway-receipt-phone = Number to call back
doorway-receipt-left = Left; removed 30 days after it is handled
doorway-receipt-answer = What staff say
doorway-receipt-wait = Nobody has answered yet. If it is urgent, call the property company or the committee.
doorway-receipt-remove = Remove this report
doorway-receipt-remove-what = Words, photos and number go for good, at any time and without a reason.
doorway-receipt-remove-sure = Remove it
doorway-receipt-gone = It was removed

# On the desk

doorway-desk-title = Doorway codes
doorway-desk-lead = A code for every doorway, on a poster beside the door. Whoever scans it can ask, report and see what is voted on, without an account.
doorway-desk-make = Make codes
doorway-desk-known = For the { $count } doorways with known doors
doorway-desk-list =
    { $uncoded ->
        [0] List buildings and units
       *[other] Or list buildings and units
    }
doorway-desk-list-hint = For example: 1-6栋 各2单元; 3-1, 3-2
doorway-desk-make-button = Make codes
doorway-desk-print = Print posters
doorway-desk-print-one = One a page (A4, for the door)
doorway-desk-print-four = Four a page (to be cut, for lifts)
doorway-desk-print-place = Print
doorway-desk-none = There are no doorway codes yet.
doorway-desk-codes = Codes ({ $count })
doorway-desk-open = See what scanning opens
doorway-desk-renew = New code
doorway-desk-renew-what = Where a code was passed around and is misused; the old poster stops working at once.
doorway-desk-change = Renew or end
doorway-desk-drop = Not needed
doorway-desk-made = made { $at }
doorway-desk-reports = Reports from doorways ({ $count })
doorway-reports-title = Reports from doorways
doorway-reports-lead = Sent by neighbours who scanned a code, most of them without a name. They see your answer by their number; please be specific and kind.
doorway-reports-waiting = Waiting ({ $count })
doorway-reports-handled = Handled, or made a proposal
doorway-reports-empty = Nothing waits.
doorway-reports-call = Call back:
doorway-reports-said = Last answer: { $answer }
doorway-reports-text = Answer
doorway-reports-text-hint = For example: the property company comes tomorrow morning
doorway-reports-under-way = Answer, still under way
doorway-reports-done = Answer, handled
doorway-reports-looks = Opening this page records who saw the numbers.

# The poster

poster-heading = A code for every doorway
poster-slogan = You scan, we act
poster-ask = Ask
poster-report = Report
poster-votes = See votes
poster-how = Scan with a phone, no account needed
poster-type = Cannot scan? Type this address
poster-telegram = In Telegram, scan this

# Made a proposal
doorway-propose = Make it a proposal
doorway-propose-lead = What neighbours should talk over, more than a repair, can be made a proposal: seconded, accepted and put to a topic as any other.
doorway-propose-report = As it was reported
doorway-propose-title = In one sentence
doorway-propose-title-hint = For example: a handrail at the door of building 5
doorway-propose-words = In more words
doorway-propose-words-hint = Everybody reads a proposal: leave out names, door numbers and telephone numbers.
doorway-propose-photos =
    Take { $count ->
        [one] the photo
       *[other] the { $count } photos
    } along (neighbours see them: look for faces and plates first)
doorway-propose-who = You are its author; its last line says from which doorway it came. The number to call back stays here.
doorway-propose-send = Submit the proposal
doorway-propose-over = This was handled already.
doorway-proposed-origin = (From a report at the doorway { $place }, put into words by a moderator)
doorway-proposed-you = What you reported at { $place }, “{ $text }”, became proposal { $number }: neighbours can second it and talk it over.
doorway-became = Became proposal { $number }
doorway-receipt-proposal = It became a proposal
doorway-receipt-became = This is for neighbours to talk over: a moderator made it proposal { $number }. What becomes of it stands on the page of the proposal.
doorway-receipt-as-proposal = There is no answer apart from that: see the proposal.
doorway-receipt-remove-proposal = The proposal stays; your photos are taken off it.
refusal-number-in-proposal = There is a telephone number in it. Everybody reads a proposal: take the number out, then submit.

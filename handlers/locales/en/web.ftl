# What the pages say

web-brand = Neighbor Talk
web-bot-name = Neighbor Talk
web-skip = Skip to the content
web-demo-mark = Demo
web-change-person = Be someone else
web-sign-in = Sign in
web-sign-out = Sign out
web-language-zh-CN = 中文
web-language-en = English
web-rooms = Rooms
web-footer = Neighbor Talk: talk it over, and every matter gets an answer.
web-colon = { ": " }
web-comma = { ", " }
web-optional = (optional)
web-value = { $value }
web-somebody = a neighbour
web-number = No. { $number }
web-photo = Photo { $number }
web-picture-show = Show picture { $number } (about { $size })
web-document = Document
web-pages = Pages
web-newer = Newer
web-older = Older
web-refused = That did not work
web-received = Received.
web-back-to-front = Back to the front page
web-choose-person = Choose a person
web-overdue = Overdue

web-nav-front = Home
web-nav-proposals = Proposals
web-nav-outcomes = Outcomes
web-nav-commitments = Commitments
web-nav-sources = Sources
web-nav-chat = Chat
web-nav-private = Private
web-nav-me = Mine
web-nav-desk = Desk
web-nav-committee = Committee
web-nav-admin = Admin

# How long
web-left-days =
    { $count ->
        [one] 1 day left
       *[other] { $count } days left
    }
web-left-hours =
    { $count ->
        [one] 1 hour left
       *[other] { $count } hours left
    }
web-left-minutes =
    { $count ->
        [one] 1 minute left
       *[other] { $count } minutes left
    }
web-left-over = time is up

# The chain
web-chain = Where this matter stands
web-chain-later = (not yet)
web-chain-proposal = Proposal
web-chain-topic = Topic
web-chain-statements = Statements
web-chain-poll = Vote
web-chain-outcome = Outcome
web-chain-response = Response
web-chain-commitments = Commitments
web-chain-rating = Rating

# The front door
web-home-title = Neighbours settle it together
web-home-what = A council inside your neighbourhood chat. Ask, and it answers from the documents, with a source for every sentence.
web-home-how = Propose, and neighbours second it, state their views and vote. The outcome is posted for everyone.
web-home-end = The committee must respond in time and name who does what by when. Afterwards you rate it.
web-personas = Choose a person and walk in
web-personas-note = “{ $community }” is a demo neighbourhood: its people and matters are made up. Switch at any time to see what residents, moderators and the committee see.
web-look-around = Just look around { $community }
web-tour = One matter in seven steps
web-tour-see = See it
web-tour-ask = Ask
web-tour-ask-what = Say “问 养犬要遵守什么” (ask: what rules apply to dogs) in the chat; an answer with sources comes in seconds.
web-tour-propose = Propose
web-tour-propose-what = Say “提 3号楼门口路灯坏了” (propose: the lamp at building 3 is broken), say where, confirm, and it has a number.
web-tour-moderate = Moderate
web-tour-moderate-what = A moderator accepts, merges or declines with a reason, and makes proposals into a topic.
web-tour-deliberate = Deliberate
web-tour-deliberate-what = State your view in a sentence; agree, disagree or pass on others’.
web-tour-vote = Vote
web-tour-vote-what = One tap on the phone. You may change it until closing; nobody sees interim counts.
web-tour-outcome = Outcome
web-tour-outcome-what = The count is written out step by step and posted for at least 15 days; ask about it right there.
web-tour-respond = Response
web-tour-respond-what = The response has a deadline, commitments have a person, progress has photos, and residents rate it.
web-sign-in-how-title = How to sign in
web-sign-in-how = Send “login” to the bot in a private chat. It sends you a link that works once within ten minutes.
web-sign-in-title = Sign in to Neighbor Talk
web-sign-in-press = Press the button and you are in. The link works once; please do not pass it on.
web-sign-in-button = Sign in
web-link-spent-title = This link no longer works
web-link-spent = A link works once, within ten minutes. Send “login” to the bot again.
web-signed-in = You are signed in.
web-signed-out = You are signed out.
web-sign-out-title = Sign out?
web-sign-out-what = This device will no longer show your votes and private chat. Send “login” to the bot to come back.
web-sign-out-everywhere = Sign out on every device
web-sign-out-everywhere-what = Lost your phone, or signed in on somebody else's computer? This ends every session. Sending “logout” in the chat does the same.

# Front page
web-front-lead = Neighbourhood matters: talked over here, voted on here, followed here until done.
web-front-yours = What you can do
web-front-overdue = Responses overdue
web-front-polls = Voting now
web-front-no-polls = No vote is running now.
web-front-topics = Under deliberation
web-front-no-topics = No topic is under deliberation now.
web-front-outcomes = Latest outcomes
web-front-no-outcomes = No outcomes yet.
web-front-proposals = New proposals
web-front-no-proposals = No proposals yet. Yours could be the first.
web-all-outcomes = All outcomes
web-all-proposals = All proposals
web-ask-title = Ask
web-ask-label = Your question
web-ask-hint = For example: what rules apply to dogs? The answer comes to your private chat, with its sources.
web-ask-button = Ask
web-go-vote = Vote
web-closes-at = closes { $at }
web-decided-on = decided { $at }
web-response = Response
web-statements-count =
    { $count ->
        [one] 1 statement
       *[other] { $count } statements
    }
web-topics = Topics

# Proposals
web-proposals-lead = Each has a number and gets an answer. Open one to second it.
web-seconders = seconded by { $count }
web-place = Place
web-author = Proposed by
web-support = Support
web-reason = Reason
web-merged-into = Merged into
web-merged-here = Merged in
web-seconded = You have seconded this. You will be told of every step.
web-own-proposal = This is yours. You will be told of every step.
web-second-button = Second it
web-to-desk = Handle it on the desk
web-propose-title = Propose something
web-propose-short = Lamps, parking, stairways, greenery… whatever you noticed.
web-propose-button = Propose
web-propose-lead = Say what it is and where. One or two sentences will do.
web-propose-text = What is it
web-propose-text-hint = For example: the lamp at building 3 is broken and the steps are dark.
web-propose-place = Where
web-propose-place-hint = For example: east door of building 3
web-propose-photo = A photo
web-propose-send = Submit
web-propose-others = Has somebody proposed it already?
web-propose-others-why = If so, seconding it helps more than proposing it again.

# Topics
web-topic-from = Where it comes from
web-parties = Parties
web-proofs = Related rules
web-proof-from = { $title } { $locator }
web-rounds = Rounds
web-period = { $opens } to { $closes }
web-poll-period = opens { $opens }, closes { $closes }
web-base-persons = one person, one vote
web-base-households = one household, one vote
web-base-owners = owners vote, by area and heads
web-base-delegates = delegates vote, one vote each
web-base-listed = people on a list vote, one vote each
web-no-interim = nobody sees counts before closing
web-not-on-roll = You are not on the roll of this vote. Ask a moderator if that seems wrong.
web-see-outcome = See the outcome
web-statements-lead = Read what neighbours say and take a stance on each; add what nobody has said.
web-no-statements = No statements yet.
web-stance-agree = Agree
web-stance-disagree = Disagree
web-stance-pass = Pass
web-stances-count =
    { $count ->
        [one] 1 stance
       *[other] { $count } stances
    }
web-my-stance = yours: { $stance }
web-stance-on = Stance on statement { $number }
web-statement-waiting = Your statement “{ $text }” waits for a moderator; then everyone sees it.
web-state-label = State your view
web-state-hint = One thought in one sentence, 140 characters at most.
web-state-button = State it
web-only-neighbours = Enrolled residents who sign in can make statements and take stances.
web-open-poll = Open a vote

# Outcome and notice
web-outcomes-lead = Every outcome, how it was counted, and how the committee responded.
web-notice-title = Public notice of outcome
web-notice-seal = Notice
web-legal-source = Basis: { $source }
web-question-asked = The question
web-count = Count
web-option = Option
web-votes = Votes
web-turnout = { $participating } of { $electors } took part
web-steps = How it was counted
web-record-pdf = Record (PDF)
web-notice-sheet = Notice to print
web-record-card = Picture
web-record-soon = The record and the picture are being made. Open this page again in a moment.
web-notice = Public notice
web-notice-address = Scan, or open this address:
web-notice-period = Posted from { $begins } to { $ends }
web-notice-over = notice ended
web-notice-law = Urban Residents’ Committee Law, art. 34: what was settled and how it is carried out is made public for at least fifteen days, and residents may inquire.
web-inquiries = Inquiries
web-no-inquiries = No inquiries yet.
web-asked = Asked:
web-answered = Answered:
web-inquiry-open = waiting for an answer
web-inquiry-answer = Your answer
web-inquiry-answer-send = Answer
web-inquire-label = A question about this outcome? Ask here
web-inquire-button = Inquire
web-no-response-due = No response is due for this.
web-overdue-since = A response was due by { $at }; there is none yet.
web-due-by = response due by { $at }
web-response-before = Response of { $at }:
web-reopened = Reopened on { $at } because residents were not satisfied: { $reason }
web-to-committee = Handle it on the committee desk
web-no-commitments = No commitments yet.
web-task = Task
web-unit = Unit
web-person = Person
web-deadline = Deadline
web-progress = Progress
web-no-progress = nothing yet
web-no-ratings = No ratings yet.
web-rating-summary =
    { $people ->
        [one] 1 rating: { $solved } solved, { $satisfied } satisfied.
       *[other] { $people } ratings: { $solved } solved, { $satisfied } satisfied.
    }
web-rated = You said: { $solved }, { $satisfied }. You may change it.
web-rate-solved = Is it solved?
web-solved-yes = Solved
web-solved-no = Not solved
web-rate-satisfied = Are you satisfied?
web-satisfied-yes = Satisfied
web-satisfied-no = Not satisfied
web-rate-reason = Anything to add
web-rate-reason-hint = If you are not satisfied, say why; the matter is taken up once more.
web-rate-button = Rate
web-commitments-lead = Each commitment names its task, unit, person, deadline and progress.

# Sources
web-sources-lead = The bot answers from these documents alone. Every answer leads back to the text.
web-sources-search = Find a rule, for example: charging e-bikes
web-search = Find
web-sources-found =
    { $count ->
        [one] 1 passage found
       *[other] { $count } passages found
    }
web-source-kind-law = Laws and regulations
web-source-kind-notice = Notices and house rules
web-source-kind-reply = Replies of the committee
web-source-kind-news = News (never cited as a rule)
web-no-sources = No documents yet.
web-issuer = Issued by
web-jurisdiction = Applies in
web-added = Added
web-cited-passage = the passage cited
web-whole-source = The whole document

# Chat
web-chat-residents = { $community } · residents
web-chat-residents-lead = Everybody in the room reads along. Address the bot with “@bot”, or begin with “ask …” or “propose …”.
web-chat-residents-hint = For example: ask what rules apply to dogs
web-chat-committee = { $community } · committee
web-chat-committee-lead = For the committee and moderators alone. Outcomes are posted here.
web-chat-committee-hint = For example: 12号怎么样了 (how is no. 12)
web-chat-private = Private chat with Neighbor Talk
web-chat-private-lead = Nobody else reads this. Just type your question.
web-chat-private-hint = For example: how is waste sorted?
web-chat-as = You are { $name } now; be someone else
web-chat-empty = Nobody has said anything yet.
web-chat-say = Say something
web-chat-send = Send
web-chat-photo = Photo or file
web-chat-quote = Quote this in a reply
web-chat-unquote = Do not quote
web-chat-refresh = Look for new messages
web-chat-earlier = Earlier messages

# Voting
web-vote-cast = You voted: { $choices }
web-vote-changeable = You may change it until { $at }; the last one counts.
web-vote-household = One household, one vote: you speak for { $household }.
web-vote-send = Vote
web-vote-secret = Only you see your choice, and nobody sees counts before closing.
web-vote-not-yet = Voting opens { $at }.
web-vote-over = This vote is over.
web-change-vote = Change my vote

# Mine
web-me-hello = Hello, { $name }
web-me-household = at { $household }
web-me-votes = Votes waiting for you
web-me-no-votes = No vote is waiting for you.
web-me-voted = you have voted
web-me-not-voted = you have not voted yet
web-me-receipts = Each vote gives you a receipt code. Keep it to yourself.
web-me-proposals = My proposals
web-me-no-proposals = None yet.
web-me-questions = My questions
web-me-door = My door
web-me-guest = You are a guest. Name your door; once a moderator confirms it you may propose, second and vote.
web-me-claim = Door number
web-me-claim-hint = For example 3-2-501: building 3, unit 2, door 501
web-me-claim-button = Claim it
web-me-language = Language
web-me-language-what = The language in which the bot speaks to you.
web-me-accounts = My accounts
web-channel-web = Web
web-channel-telegram = Telegram
web-channel-wechat = WeChat
web-last-used = last used { $at }
web-role-resident = resident
web-role-moderator = moderator
web-role-committee = committee
web-role-grid-worker = grid worker
web-role-building-head = building head
web-role-admin = admin
web-standing-guest = guest
web-standing-enrolled = enrolled
web-standing-moved-out = moved out

# Moderators' desk
web-desk-lead = Everything that waits for you. Those concerned are told of every step.
web-desk-waiting = Proposals to look at
web-desk-no-waiting = No proposal is waiting.
web-desk-ready = Proposals ready for a topic
web-desk-ready-what = Choose one or more and open a topic.
web-desk-no-ready = No proposal is ready for a topic.
web-desk-statements = Statements to look at
web-desk-no-statements = No statement is waiting.
web-desk-topics = Under deliberation
web-desk-polls = Votes
web-desk-members = Residents to confirm
web-desk-no-members = Nobody is waiting.
web-desk-questions = Residents' questions
web-no-questions = No question is waiting.
web-accept = Accept
web-decline = Decline
web-merge = Merge
web-merge-into = Merge into
web-reason-given = Reason
web-reason-hint = It is passed on word for word; be kind and concrete.
web-open-topic = Open a topic
web-show-statement = Show it to everyone
web-reject-statement = Reject
web-close-topic = Close without a vote
web-cancel-poll = Cancel the vote
web-claims-door = says they live here
web-confirm-member = Confirm
web-question-reply = Your answer
web-topic-proposals = Grown out of
web-topic-title = Title
web-topic-title-hint = Short, such as: mending the lamp at building 3
web-topic-question = The question to deliberate
web-topic-question-hint = One or two sentences that a newcomer understands.
web-topic-parties = Parties to invite
web-topic-parties-hint = One a line.
web-topic-parties-usual =
    Residents’ committee
    Property management
    Owners’ committee
    Residents’ representatives
web-topic-passages = Rules to attach
web-topic-passages-hint = Found for these proposals; choose what belongs to the topic.
web-topic-no-passages = No related rules were found.
web-round-title = Round { $number }
web-round-days = Days
web-poll-method = Method
web-poll-options = Options
web-poll-options-hint = One a line. Not needed for a vote for or against.
web-poll-base = Who votes
web-electorate = { $count } on the roll today
web-poll-bylaw = Bylaw
web-poll-opens = Opens
web-poll-opens-hint = Empty for now.
web-poll-closes = Closes
web-poll-closes-hint = Counted by itself at that time.
web-poll-frozen = Once open, bylaw, options and roll are fixed. Nobody sees interim counts, you included.

# Committee desk
web-committee-lead = A response is due within { $days } days. Commitments have five fields; residents see and rate them.
web-committee-chat = Committee chat
web-committee-due = Waiting for a response
web-committee-no-due = No outcome is waiting.
web-committee-doing = Commitments under way
web-committee-no-inquiries = No inquiry is waiting.
web-committee-given = Latest responses
web-committee-follow = Commitments and progress
web-committee-none-given = None yet.
web-respond = Respond
web-respond-again = Change the response
web-respond-send = Publish the response
web-verdict = The committee’s decision
web-reasons = Reasons
web-reasons-hint = How it will be done, or why not. Residents read this word for word.
web-commit = Make a commitment
web-commit-what = All five: task, unit, person, deadline, progress.
web-commit-progress = Progress begins as “planned” and is updated here.
web-task-hint = For example: replace and connect the lamp at building 3
web-unit-hint = For example: property management office
web-report-progress = Report progress
web-progress-state = How far is it
web-progress-text = What was done
web-progress-photo = Photos
web-tokens = API tokens
web-tokens-lead = Systems of the subdistrict or committee may read this community’s data with a token. It is shown once; keep it then.
web-token-made = Made. It will not be shown again:
web-token-label = For whom
web-token-label-hint = For example: subdistrict ledger
web-token-make = Make a token
web-token-revoke = Revoke
web-token-revoked = revoked { $at }
web-no-tokens = No tokens yet.

# Admin
web-admin-lead = Who comes in, and who holds which role.
web-codes = Codes
web-codes-what = A code sent into a chat group binds it to this community; residents send “join” and their code to the bot. Codes last seven days; one that binds a group works once, one for joining serves many residents.
web-code-bind-residents = binds the residents’ room
web-code-bind-committee = binds the committee’s room
web-code-join = lets a resident join
web-code-make-bind-residents = Code for the residents’ room
web-code-make-bind-committee = Code for the committee’s room
web-code-make-join = Code to join
web-code-until = good until { $at }
web-admin-roles = Roles

# Privacy
web-privacy-title = What is kept, and who sees it
web-privacy-kept = What is kept
web-privacy-yours = What you can do

# When something does not work
web-fault-sign-in-title = Please sign in
web-fault-sign-in = This page is for members. Send “login” to the bot and open its link.
web-fault-403-title = This page is not for you now
web-fault-403 = It is for another role, or the page was open for too long. Go back, reload and try again; if that fails, ask a moderator.
web-fault-404-title = Not found
web-fault-404 = There is nothing here: the number may be wrong, or it belongs to another neighbourhood.
web-fault-413-title = Too large
web-fault-413 = Please send photos one at a time, 10 MB each at most.
web-fault-typed = What you had written, kept for you here
web-fault-422-title = Something is not right
web-fault-422 = Please go back, check what you entered and try again.
refusal-web-file-too-large = “{ $name }” is too large; { $most } MB at most.
refusal-web-file-unknown = “{ $name }” is neither a picture nor a PDF.
refusal-web-words-too-long = At most { $limit } characters at a time, please send it in parts.
refusal-web-field-empty = A field is still empty. Please fill it in and send again.

# Showing the way: welcome, help, where things stand.

guide-welcome = Hello, I am the council assistant of { $community }. Ask me, propose something, decide together; I tell you what becomes of it. I keep your name, account and door number, and what you ask, propose and vote here; send /privacy for details.
guide-welcome-demo = This is a demo community: people and matters are made up, so feel free to try anything.
guide-welcome-guest = You are not enrolled yet: say something in the residents' group, or send “/claim 3-2-501” with your door number, and you can propose and vote.
guide-try-ask = Ask a question
guide-try-propose = Propose something
guide-try-list = See what neighbours propose
guide-help =
    You can say:
    /ask What are the rules for dogs?
    /propose The lamp at building 3 is broken
    /proposals · /second 12 · /status 12
    #12 /say your view · /stance 12 (one by one) · /login (web pages) · /claim 3-2-501
    /privacy · /language · /cancel
    To choose from a card reply with its number; for several, “1 3”.
guide-help-group =
    In the group: /ask What are the rules for dogs? · /propose The lamp is broken · /second 12 · /status 12
    To vote press a button or reply “#12 1”. For more send me /help in private.
guide-help-moderator = You are a moderator: send /queue for what waits for you, /topic or /poll to open one question by question, /approve 12 3 for a statement, /turnout for how many voted, /rounds 12, /options 12 or /meeting 12 for a topic, /mute 3 days in a group that hears too much, or open the moderators' desk.
guide-help-committee = You are on the committee: outcomes are sent to you; please respond within the period.
guide-desk = Moderators' desk
guide-committee-desk = Committee desk
guide-status-which = Which number? Please reply with it, such as 12.
guide-page = Details
guide-back = Back
guide-cancel = Cancel
guide-cancelled = All right, that is dropped.
guide-nothing-to-cancel = There is nothing under way.
guide-nothing-before = There is no question to go back to.
guide-forged = This button is not mine, or it is too old. Please open the card again.
guide-forwarded = Forwarded words are not your own, so I did nothing. Please type to me what you want to say.
guide-unknown = I did not understand that. Just ask a question, or choose:
guide-file = I have your file but do not know what it is for. To propose something send “/propose …” first, then the photo.
guide-thanks = You are welcome. I am here when you need me.

status-proposal = Proposal no. { $number } “{ $text }”: { $state }; seconded by { $seconders }
status-declined = Reason for declining: { $reason }
status-merged = Merged into no. { $number }; both go on together
status-topic = Topic no. { $number } “{ $title }”: { $state }
status-closed = Reason for closing: { $reason }
status-poll-scheduled = Vote: opens on { $opens }
status-poll-open = Vote: open until { $closes }
status-outcome = Outcome: { $state } ({ $at })
status-response = Committee's response: { $state }
status-response-due = Committee's response: due by { $due }
status-response-overdue = Committee's response: overdue; it was due by { $due }
status-commitment = Commitment: { $task } ({ $unit }, by { $deadline }) — { $state }
status-proposal-next =
    { $state ->
        [submitted] Next: a moderator reads it and says whether it is accepted
       *[accepted] Next: a moderator opens a topic where all talk it over
    }
status-round = { $title }, until { $until }
status-round-next = Next: { $title }, from { $from }
status-topic-next = Next: when all is said, a moderator opens the vote
status-poll-hidden = Nobody sees the count before it closes; then the outcome is published and the committee responds
guide-which-one = Which one do you mean? Press it, or send its number:
guide-one-of = No. { $number } { $title }

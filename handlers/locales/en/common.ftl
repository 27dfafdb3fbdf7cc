# What everybody says: states, roles, and sentences for what could not be done.

proposal-state =
    { $state ->
        [submitted] waiting for the moderator
        [accepted] accepted, waiting to become a topic
        [in_topic] part of a topic
        [merged] merged into another proposal
       *[declined] declined
    }
topic-state =
    { $state ->
        [deliberating] being discussed
        [voting] being voted on
        [decided] decided
       *[closed_without_vote] closed without a vote
    }
poll-state =
    { $state ->
        [scheduled] not open yet
        [open] voting is open
        [closed_adopted] adopted
        [closed_rejected] rejected
        [closed_tied] tied
        [closed_without_quorum] too few took part
       *[cancelled] called off
    }
response-state =
    { $state ->
        [due] waiting for a response
        [adopted] adopted
        [partly_adopted] partly adopted
       *[declined] declined
    }
commitment-state =
    { $state ->
        [planned] not begun
        [under_way] under way
       *[done] done
    }
role-name =
    { $role ->
        [moderator] moderator
        [committee] committee member
        [grid_worker] grid worker
        [building_head] building head
        [admin] admin
       *[resident] resident
    }

# Who may do what
refusal-not-allowed =
    { $audience ->
        [moderators] Only a moderator can do this.
        [committee] Only a committee member can do this.
        [staff] Only a moderator or a committee member can do this.
        [vouching] Only a moderator, a grid worker, or the head of that building can do this.
        [admins] Only an admin can do this.
       *[other] You cannot do this at present.
    }
refusal-not-enrolled = Only enrolled residents can do this. Say something in the residents' group and you are enrolled; or send “/claim 3-2-501” with your own door number and a moderator will confirm it.
refusal-not-here = Nothing of that kind was found here. Please check the number.
refusal-action-unknown = This button no longer works. Send /help to see what does.
refusal-too-fast = That was a bit fast for me. Please give me a minute or two. Votes are not affected: they all count.
refusal-codes-tried = Too many wrong codes. Please try again in { $minutes } minutes, or check the code with an admin in person.
name-pretends =
    { $kind ->
        [neighbour] Somebody's name looks like that of staff: “{ $name }”. Please check whether it is them, and warn the others.
        [office] Somebody's name looks like an office: “{ $name }”, but they hold no role. Please check, and warn the others.
        [bot] Somebody's name looks like mine: “{ $name }”. Please check, and warn the others.
       *[scripts] Somebody's name mixes letters that look alike: “{ $name }”. They may be pretending to be somebody. Please check.
    }
refusal-forbidden-transition = This step is not possible now; perhaps somebody has taken it already.

# Proposals and topics
refusal-reason-missing = Please give a reason, so that everybody can follow.
refusal-merged-into-itself = No. { $number } cannot be merged into itself.
refusal-merged-into-ended = No. { $number } has ended; nothing more can be merged into it.
refusal-topic-not-open = Topic no. { $number } is no longer being discussed.
refusal-statement-empty = The statement has no words yet.
refusal-statement-too-long = Please keep a statement within { $limit } characters; yours has { $length }.

# Voting
refusal-unknown-option = There is no option { $choice }. Please reply with a number from 1 to { $options }.
refusal-wrong-number-of-choices = You chose { $chosen }; this vote takes at least { $least } and at most { $most }.
refusal-too-few-options = A vote needs at least { $least } options; there are { $given }.
refusal-option-twice = The option “{ $label }” is there twice. Please change one.
refusal-poll-not-open-yet = Vote no. { $number } has not begun; it opens on { $opens_at }.
refusal-poll-closed = Vote no. { $number } is over; it closed on { $closes_at }.
refusal-not-on-roll = You are not on the roll of vote no. { $number }. The roll was fixed when voting opened; please ask the moderator.
refusal-period-empty = The period is not possible: it opens on { $opens_at } and closes on { $closes_at }. It must close after it opens, and in the future.
refusal-wrong-counting-base =
    { $base ->
        [households] This bylaw does not count by household. Choose another bylaw, or count persons.
        [owners] This bylaw does not count owners by area and heads. Choose another bylaw.
        [delegates] Delegates do not vote under this bylaw. Choose another bylaw.
        [listed] This bylaw does not count by a list. Choose another bylaw.
       *[persons] This bylaw does not count by person. Choose another bylaw, or count households.
    }
refusal-poll-under-way = No. { $number } has a vote already. Open another when it is over.
refusal-electorate-empty =
    { $base ->
        [households] No household is registered yet, so a vote by household cannot open.
        [owners] There is no roll of owners yet. Import it first, on the desk's page of rolls.
        [delegates] Nobody is on this list of delegates yet.
        [listed] Nobody is on this list yet.
       *[persons] No resident is enrolled yet, so the vote cannot open.
    }

# Outcomes and responses
refusal-notice-over = The public notice of no. { $number } ended on { $ended_at }; it takes no more inquiries.
refusal-inquiry-empty = Please write something before you send it.
refusal-commitment-incomplete =
    { $missing ->
        [task] The task is missing: what is to be done?
        [unit] The responsible unit is missing: who will do it?
        [person] The responsible person is missing: who answers for it?
       *[other] The commitment is not complete.
    }
refusal-reopened-already = No. { $number } was reopened once already and cannot be reopened again.
refusal-deadline-past = { $deadline } is over. Please name a day to come.
refusal-nothing-to-rate = There is no response to no. { $number } yet. Rate it when there is one.

# Attachments
refusal-too-many-files = Please send at most { $most } files at a time.
refusal-file-too-large = The file is too large. Please send files up to { $megabytes } MB.

# The daily digest, silence, quiet hours.

digest-item = no. { $number } “{ $title }”
digest-vote = no. { $number } “{ $title }” (until { $closes })
digest-result = no. { $number } “{ $title }”: { $state }
digest-new =
    { $more ->
        [0] New: { $items }
       *[other] New: { $items }, and { $more } more
    }
digest-voting =
    { $more ->
        [0] Open votes: { $items }
       *[other] Open votes: { $items }, and { $more } more
    }
digest-decided =
    { $more ->
        [0] Results: { $items }
       *[other] Results: { $items }, and { $more } more
    }
digest-replied =
    { $more ->
        [0] The committee replied: { $items }
       *[other] The committee replied: { $items }, and { $more } more
    }
digest-overdue =
    { $more ->
        [0] Overdue: { $items }
       *[other] Overdue: { $items }, and { $more } more
    }
digest-open-new = See no. { $number }
digest-open-voting = Vote on no. { $number }
digest-open-decided = Result of no. { $number }
digest-open-replied = Reply to no. { $number }
digest-open-overdue = How no. { $number } stands
digest-all-new = See what is new ({ $count })
digest-all-voting = See the votes ({ $count })
digest-all-decided = See the results ({ $count })
digest-all-replied = See the replies ({ $count })
digest-all-overdue = See what is overdue ({ $count })

rooms-muted = All right, I keep quiet in this group until { $until }. The opening, closing and result of a vote are still posted; whoever asks me something is answered in private.
rooms-unmuted = All right, I speak in this group as usual. The next digest tells what happened meanwhile.
rooms-unmute = End the silence
rooms-digest-on = All right, this group has a digest every day at 18:30; none where nothing happened.
rooms-digest-off = All right, this group has no daily digest any more.
rooms-quiet-set = All right, from { $begins } to { $ends } nobody is disturbed; what is to be said waits for the morning.
rooms-quiet-none = All right, there are no quiet hours: things are said when they happen.
rooms-which = Which group do you mean?
rooms-done = { $room }:
rooms-desk = Settings of the groups
rooms-title = Groups
rooms-lead = How much each group hears is set here.
rooms-none = No group is bound yet.
rooms-purpose =
    { $purpose ->
        [committee] Committee’s group
       *[residents] Residents’ group
    }
rooms-is-muted = Silent until { $until }
rooms-is-open = Speaking as usual
rooms-has-digest = Daily digest: on
rooms-has-no-digest = Daily digest: off
rooms-mute-day = Silent for a day
rooms-mute-days = Silent for 3 days
rooms-mute-week = Silent for a week
rooms-digest-stop = No digest
rooms-digest-start = Send the digest
rooms-mute-what = A silent group hears only how a vote opens, its fingerprints, its closing and its result; whoever asks something is answered in private.
rooms-quiet-title = Quiet hours
rooms-quiet-what = In these hours notices and cards wait for the morning. Whoever just spoke is answered at once; the opening, closing and result of a vote do not wait.
rooms-quiet-begins = From
rooms-quiet-ends = Until
rooms-quiet-save = Save

refusal-no-rooms = No group is bound yet.
refusal-quiet-hours-unclear = Please write the times like 21:30.

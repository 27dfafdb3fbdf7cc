# Groups that no bot can enter: texts to paste there, relays pasted back.

relay-entered =
    Vote no. { $number }: { $count } ballots of the relay were entered{ $unchanged ->
        [0] .
       *[other] ; { $unchanged } more are as they were last time.
    }
relay-themselves = These have voted themselves, and that stands: { $labels }.
relay-by-another = Somebody else entered a ballot for these; ask that person, or let them vote themselves: { $labels }.
relay-taken-out = These were entered before and taken out by the voters, so they were not entered again; please ask them: { $labels }.
relay-receipts = Receipts; please copy each to its voter in private:
relay-receipt = { $label }: { $receipt }

refusal-relay-not-offered = Vote no. { $number } asks for an order, scores or reasons, more than a line of a relay can say. Please post the link or the poster.
refusal-nothing-to-relay = There is nothing to enter yet. Paste the group's replies first, then tick lines or choose who and what.
refusal-relay-too-long = { $most } entries are read at once at most; please paste the text in parts.
refusal-relayed-twice = { $label } has two entries that differ; please keep one.

# Texts for the group, 300 characters at most
relay-post-call =
    #接龙
    Vote no. { $number }: { $title }
    { $options }
    Add a line: door, name, number{ $several ->
        [yes] {" "}(several if you like)
       *[no] { "" }
    }, such as: 3-201 Aunt Zhang 1
    Closes { $closes }. The group sees this; to vote in private: { $link }
relay-post-nudge =
    Vote no. { $number }: { $title }
    Closes { $closes }. Not voted yet? Add a line with door, name and number. Changed your mind? Add another with the new number.
    To vote in private: { $link }
relay-post-link =
    Vote no. { $number }: { $title }
    Closes { $closes }. This one is filled in on a phone: { $link }
    Neighbours without one can ask the head of their building.

# The poster
relay-poster-heading = Please vote · no. { $number }
relay-poster-more = { $count } more, all shown when you scan
relay-poster-closes = Closes { $closes }
relay-poster-scan = Scan to open the ballot. Without a phone, ask the head of your building.

# Pages
relay-title = Group relay
relay-lead = A group that no bot can enter can vote too: paste the texts below into the group, paste its replies back, look them over and enter them. They are ballots entered for others: each voter is told, can take it out, and their own vote always goes first. Everybody in the group can read a relay; who would rather not can vote by the link.
relay-not-offered = This vote asks for an order, scores or reasons, more than a line of a relay can say. Post the link and the poster; relays are not taken.
relay-posts-title = 1. For the group
relay-name-call = Begin the relay
relay-name-nudge = A reminder
relay-name-link = The link
relay-length = { $count } characters
relay-copy = Copy
relay-copied = Copied
relay-poster-title = 2. Poster
relay-poster-hint = Send the picture to the group, or print the sheet for the doorway; scanning opens the ballot.
relay-poster-png = Picture for the group
relay-poster-pdf = A4 sheet to print
relay-back-title = 3. Paste the replies back
relay-paste = The relay or chat of the group
relay-paste-hint = Paste it whole, as it is: a relay, “Aunt Zhang: 2”, or a chat with times.
relay-look = Look it over
relay-looked = { $clear } clear, { $open } for you to decide
relay-open-title = For you to decide
relay-open-hint = Choose who and what, and it is entered; where you are not sure, leave “not now”.
relay-who = Who
relay-what = What they chose
relay-leave-out = not now
relay-unknown = Nobody on the roll is surely meant. Please choose who it is.
relay-proposed = Last time this was { $label }. Leave it if that is so, else choose.
relay-clear-title = Clear
relay-clear-hint = Please check them; untick what is wrong.
relay-as-pasted = As pasted:{" "}
relay-enter = Enter
relay-beside = { $count } lines that are no ballots
relay-part =
    { $part ->
        [replaced] changed later; the later line stands
        [withdrawn] wants to withdraw: if it was entered, let them press “Wrong, take it out” or vote themselves
       *[passed_over] no ballot
    }
relay-doubt =
    { $doubt ->
        [no_choice] No option can be made out.
        [no_name] It does not say who.
        [unknown_option] There is no such number.
        [too_many] Too many options.
        [contradicts] It says two different things.
        [on_behalf] It seems to speak for somebody else.
        [several_people] It seems to be more than one person.
        [as_above] “The same as above”: please see what that is.
        [changed_later] They may have changed their mind later.
        [same_elector] Several entries of one household or person differ.
       *[uncertain] It may mean something else; please have a look.
    }

# Pasted once a vote is decided, 300 characters at most
relay-told-title = Tell WeChat groups the outcome
relay-told-lead = Groups that no bot can enter should hear what came of it, too. Press “Copy” (or mark the text by hand) and paste it into the group.
relay-told-no-reply = The committee has not replied yet. Once it has, its reply stands here as a second text.
relay-name-outcome = Outcome
relay-name-reply = The committee's reply
relay-told-row =
    { $label }: { $count } { $unit ->
        [points] { $count ->
            [one] point
           *[other] points
        }
       *[votes] { $count ->
            [one] vote
           *[other] votes
        }
    }
relay-told-row-owners = { $label }: { $count }, { $area } m²
relay-told-turnout = { $participating } of { $electors } took part.
relay-told-drawn = Drawn by lot; anybody can draw it again.
relay-told-notice =
    { $over ->
        [yes] On notice until { $until }, now over.
       *[no] On notice until { $until }; ask there.
    }
relay-told-due =
    { $state ->
        [given] The committee has replied.
        [overdue] The committee's reply is overdue since { $due }.
       *[due] The committee replies by { $due }.
    }
relay-told-link = Count and notice: { $link }
relay-told-reply = [No. { $number }, reply] { $title }: { $state }
relay-told-reasons = The committee says: { $reasons }
relay-told-promise = To do: { $task } ({ $unit }, by { $deadline })
relay-told-reply-link = In full, progress, rating: { $link }

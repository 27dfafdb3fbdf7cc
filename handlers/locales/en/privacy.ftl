# Privacy: notice, consent, who looked, export, removal, age.

privacy-notice =
    First things first: what you leave here is kept by { $community }, for the affairs of this community alone (answers, proposals, talks, votes, responses).
    Kept are your name, your chat account, what you say here, and that you voted; a door number or telephone only if you agree to it separately.
    Public proposals and outcomes stay; the rest goes when its time is over. To see it, have it or have it removed, send /privacy at any time.
privacy-notice-short = (As we meet for the first time: the community keeps your data, for its own affairs alone; you may see it and have it removed at any time.)
privacy-notice-label = How your data is kept
privacy-agree-label = I agree
privacy-decline-label = No, thanks
privacy-ask-door = A door number needs your consent: it serves to check where you live and to make the roll of votes by household. Moderators, grid workers and the head of your building see it, and every look is recorded. You may take it back at any time; then you no longer vote for that household.
privacy-ask-phone = A telephone number needs your consent: it is kept encrypted and opened only when the committee calls you back; every look is recorded. You may take it back at any time; then it is removed.
privacy-ask-witness = To be a witness needs your consent: your name is written into the published proof of a vote, for everybody to see, and cannot be changed after that. You may stop at any time.
privacy-ask-model = { $community } uses a language model from outside, which makes answers read better. It would be sent your questions, without names, doors and telephone numbers. Do you agree? Without it you are answered too, in the words of the sources.
privacy-ask-voice = To understand voice notes, yours would be sent to a transcription service outside ({ $host }). { $community } asks: do you agree? If not, just type; everything works the same. You may take it back at any time.
privacy-declined-door = All right, no door number was kept; everything else works.
privacy-declined-phone = All right, no number was kept.
privacy-declined-witness = All right, your name was not written down.
privacy-declined-model = All right, your questions are not sent to a model outside.
privacy-declined-voice = All right, your voice is not sent anywhere. Please type.
privacy-agreed-door = Noted. Please send your door number once more, such as: /claim 3-2-501
privacy-agreed-phone = Noted. Please send the number once more, such as: /phone 13800000000
privacy-agreed-witness = Noted.
privacy-agreed-model = Noted. Your questions may be worded by the model. You may take it back with /consents.
privacy-agreed-voice = Noted. Please say it once more.
privacy-withdrawn-door = Taken back: your door number is gone, and you are off the rolls of that household; votes under way are not affected.
privacy-withdrawn-phone = Taken back: the number is removed.
privacy-withdrawn-witness = Taken back: your name is no longer written down. What was published is signed and cannot be changed.
privacy-withdrawn-model = Taken back: your questions are no longer sent to a model outside; you are answered in the words of the sources.
privacy-withdrawn-voice = Taken back: your voice is no longer sent to a service outside. Please type.
privacy-consents = You agreed to these; one press takes each back:
privacy-consents-none = You agreed to nothing in particular, so there is nothing to take back.
privacy-consent =
    { $asked ->
        [door] Door number: who lives where, votes by household
        [phone] Telephone: being called back by the committee
        [witness] Name: in the published proof of votes
        [voice] Voice notes: sent to a transcription service outside
       *[model] Questions: sent to a language model outside
    }
privacy-withdraw-label =
    { $asked ->
        [door] Take back the door
        [phone] Take back the telephone
        [witness] Be no witness any more
        [voice] No voice notes any more
       *[model] No model any more
    }
privacy-seen-label = Who looked at my data
privacy-export-do = Export my data
privacy-consents-label = What I agreed to
privacy-erase-label = Have it all removed
privacy-own-page = My privacy page
privacy-seen-nobody = So far nobody has looked at your personal data.
privacy-seen-by = Your data was looked at { $count } times, most recently:
privacy-seen-line = { $at } { $who } looked at { $what } (of { $heads } people, you among them){ $times ->
        [1] {""}
       *[other] , { $times } times
    }
privacy-shown =
    { $shown ->
        [doors] door numbers
        [claim] a claim of a door
        [slips] invitations
        [owners] the roll of owners
        [roll] the roll of a vote
        [members] the list of members
        [proxies] written proxies
        [photo] the photo of a proxy
        [asker] who asked a question
        [phone] a telephone number
        [token] the data interface
       *[log] the record of looks
    }
privacy-export-ordered = All right, everything about you is being gathered; you will hear when it is ready.
privacy-export-ready = All about you is ready, for { $hours } hours and one download; please pass the link to nobody.
privacy-export-label = Download
privacy-phone-which = Please send a number to call you back at, such as: 13800000000
privacy-phone-kept = Kept, encrypted. It is opened only when the committee calls you back.
privacy-erase-goes = Removed will be: your name, accounts, door, telephone, your questions, our private chats; photos and proposals no longer bear your name.
privacy-erase-stays = What stays, without a name: proposals by “a former resident”, votes stay counted, ballots are not touched, receipts still work; rolls of owners are kept by the community by law and are not removed here.
privacy-erase-rolls = { $count } votes are under way. Their rolls are frozen and by law stay until the public notice is over; then your name is struck.
privacy-erase-grace = For 7 days you may think better of it with /keep; after that it is gone for good.
privacy-erase-yes = Yes, remove it
privacy-erase-not = All right, nothing was changed.
privacy-erase-asked = Received. Your data is removed on { $due }. To stay, send /keep before that.
privacy-keep-label = Keep my data
privacy-kept = All right, nothing is removed. Welcome back!
privacy-unnamed = A neighbour
privacy-erased-name = A former resident
privacy-age-which = Are you 18 or older? Votes are for adults; everybody is welcome to ask and to see.
privacy-age-label =
    { $age ->
        [adult] 18 or older
        [minor] 14 to 17
        [child] under 14
       *[unknown] not known
    }
privacy-age-adult = Thank you, noted.
privacy-age-minor = Thank you. You can ask and see what is discussed; votes are from 18.
privacy-age-child = Hello! Without your parents' consent we may not keep anything about you, and what was kept is removed. To take part, please let a parent tell a moderator.
privacy-age-marked = All right, { $name } is noted as { $age }.
privacy-age-marked-you = A moderator noted your age as: { $age }. Please tell them if that is wrong.
privacy-guardian-noted = Noted: the guardian of { $name } agreed; they can ask and see, not vote.
privacy-assessed = Noted.

refusal-phone-unreadable = I cannot read that number; please send digits alone, such as: 13800000000
refusal-note-empty = Nothing is written yet; please write a few words first.
refusal-guardian-needed = Under 14 you can stay once a guardian has told a moderator that they agree.
refusal-guardian-not-needed = { $name } is not noted as under 14, so no guardian is needed.
refusal-duties-held = You still hold an office here. Please let an admin hand it over first, then come back.
refusal-erasure-not-asked = No removal is under way, so there is nothing to take back.
refusal-erasure-asked = It is under way: your data is removed on { $due }. To stay, send /keep.

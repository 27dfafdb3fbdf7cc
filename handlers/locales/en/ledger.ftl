# A vote that anybody can check: charter and fingerprints, witnesses, the bulletin, complaints.

# At the opening: frozen
charter-posted =
    No. { $number }: the roll ({ $base ->
        [households] { $electors } households
        [owners] { $electors } owners
       *[persons] { $electors } people
    }), the options and the rules are frozen. Their fingerprint is
    { $fingerprint }
charter-mended =
    No. { $number }: a typing mistake was mended; roll, options and rules are frozen anew, the earlier fingerprint is void. The new fingerprint is
    { $fingerprint }
charter-how = Please keep this message. Whoever changes a letter changes the fingerprint: compare the first four groups and the last four with the page of the poll and the bulletin. If they are the same, nobody did.

# While it runs and at closing: sealed
head-posted =
    No. { $number }: the { $size } records so far are sealed (no. { $place }). Their fingerprint is
    { $fingerprint }
head-posted-last =
    No. { $number }: voting is over. All { $size } records (changed ballots too) are sealed. The last fingerprint is
    { $fingerprint }
head-posted-how = It is a seal only: it shows neither who voted what nor who leads. If you see the same as others, press to stand by it (your name will be published).
head-seen = I saw the same fingerprint
ledger-link = Roll and fingerprints

# Witnesses
witness-noted = Noted: { $name } saw this fingerprint of no. { $number }. Your name will be published with it.
witness-already = You have stood by this fingerprint of no. { $number } already.
witness-named =
    { $name } ({ $role ->
        [committee] committee
        [moderator] moderator
        [admin] admin
       *[resident] resident
    })
witness-enough = No. { $number }: { $names } all saw the same fingerprint ({ $size } records). That is enough witnesses.
refusal-nothing-to-witness = No fingerprint was posted yet. You will see it in the room once records are sealed; or say which number you mean, such as "witness 12".

# After closing
bulletin-link = Bulletin: find your receipt
bulletin-posted =
    { $publication ->
        [sums] The bulletin is up: this time with sums only, and which doors voted. Please look whether your receipt is recorded.
        [names] The bulletin is up: this poll was open, and it says who voted what. Please look at your own line.
        [drawn] The bulletin is up: how the lot was drawn and from which number; anybody can draw it again.
       *[rows] The bulletin is up: a line for every ballot, with its receipt and no name. Please look for your receipt.
    }
bulletin-key-gone = No. { $number } "{ $title }": the time to complain is over. The key that joins people and ballots is destroyed, and the sealed ballots with it: nobody can find out any more who voted what. The bulletin stays, and can still be counted again.

# My receipt does not match
complaint-which = What does not match? One press is enough; do not say what you voted, do not send your receipt.
complaint-missing = My receipt is not on the bulletin
complaint-different = My receipt is there, but that is not my vote
complaint-mark = Whether we voted is wrong
complaint-noted = Noted. The moderators will come to you; please keep your receipt. The bulletin will say that somebody found no. { $number } not to match (without your name).
complaint-laid =
    { $name } says that the bulletin of no. { $number } does not match: { $kind ->
        [missing] their receipt is not on it
        [different] their receipt shows another vote
       *[mark] whether they voted is wrong
    }.
complaint-how = Please look at the receipt and the message of the vote together with them, better with a witness. Then press what you found; the bulletin says how many were looked into and how many were right.
complaint-found-matches = Looked into: it matches
complaint-found-wrong = Looked into: it is wrong
complaint-found =
    { $found ->
        [matches] No. { $number }: looked into, it matches.
       *[wrong] No. { $number }: looked into, it is wrong; the bulletin says so.
    }
refusal-complaint-unclear = I did not understand. Please press one of the choices.
refusal-complaint-known = This about no. { $number } is noted already; no need to say it again.
refusal-complaint-too-late = The time to complain about no. { $number } ended on { $ended_at }; the key is destroyed and nothing can be compared any more.

# The page of a poll
ledger-title = Roll and fingerprints
ledger-lead = This page is evidence for everybody: what was frozen when, how often records were sealed, who stood by it. Nobody's vote is on it, and before closing nothing of who leads.
ledger-frozen = Frozen before it began
ledger-frozen-what = Roll, options, rules and period are written in one charter. Change a letter and the fingerprint below changes.
ledger-charter-file = Download the charter (JSON)
ledger-charter-how = How to compare: find the message in the room from the day it began; compare the first four groups and the last four.
ledger-charter-earlier = Fingerprint before a typing mistake was mended (void)
ledger-charter-none = This poll began before there were charters and fingerprints.
ledger-roll = { $electors } on the roll, { $turnout } took part
ledger-buildings = Turnout by building
ledger-building = Building
ledger-building-of = Building { $building }
ledger-building-rest = Others
ledger-building-part = Took part
ledger-building-all = On the roll
ledger-buildings-why = It says who took part, not what they chose. Buildings with fewer than { $fewest } on the roll are put together, so that nobody can be guessed.
ledger-heads = How often records were sealed
ledger-heads-none = Not sealed yet. Records are sealed every evening (once { $fewest } new ballots are in), and at closing.
ledger-head = No. { $place }: { $size } records
ledger-head-last = Closing: { $size } records
ledger-witnesses = Who saw the same fingerprint
ledger-witness-none = Nobody yet.
ledger-witness-enough = enough witnesses
ledger-witness-more = Once the committee and two residents saw it, it is well witnessed.
ledger-witness-publishes = Pressing publishes your name and cannot be undone. Compare with the message in the room first.
ledger-key = Public key of the signatures
ledger-secret-link = What a secret vote protects, and what it does not

# The bulletin
bulletin-title = Bulletin
bulletin-fits = { $ballots } ballots, { $marks ->
        [people] { $took } people voted
       *[doors] { $took } doors voted
    }: they match.
bulletin-misfits = { $ballots } ballots, { $marks ->
        [people] { $took } people voted
       *[doors] { $took } doors voted
    }: they do not match!
bulletin-drawn = This was a lot; nobody voted.
bulletin-fits-why = There are as many ballots as voters: none too many, none missing.
bulletin-misfits-why = Something is wrong with this bulletin. Please tell the moderators and the subdistrict.
bulletin-what-rows = Every ballot is published with its receipt, without a name, shuffled.
bulletin-what-sums = Only sums are published: { $why ->
        [area] votes weigh by area, and an area is nearly a name.
       *[few] fewer than { $fewest } are on the roll, and single ballots would be guessed.
    } A receipt shows only that a ballot was recorded; the sums rest on the witnesses.
bulletin-what-names = This poll was declared open before it began: who voted what is published. Neighbours who are signed in see it on the outcome's page too.
bulletin-find = Find my receipt
bulletin-find-label = Receipt
bulletin-find-hint = It was sent to you in private after you voted, such as ABC234-XYZ789. It is used for this look only and not kept.
bulletin-find-button = Find
bulletin-found = Found, version { $version }; it says: { $chosen }
bulletin-found-sealed = Found, version { $version }; it is in the sums. Only sums are published here, so what it says is not shown.
bulletin-found-changed = Changed { $times } times; only this last version counts.
bulletin-found-withdrawn = This ballot was taken out and does not count. If it was not you, press "does not match" below.
bulletin-found-not = There is no such receipt. Look for typing mistakes; if there are none, press "does not match" below.
bulletin-mine-took = The roll says: you voted.
bulletin-mine-not = The roll says: you did not vote.
bulletin-mine-door-took = The roll says: { $label } voted.
bulletin-mine-door-not = The roll says: { $label } did not vote.
bulletin-mine-why = Only you see this line.
bulletin-complain = My receipt does not match
bulletin-complain-how = One press is enough. Do not say what you voted, do not write your receipt. The moderators will come and look at it with you. Until { $until }.
bulletin-complaints-none = Nobody has said so far that it does not match.
bulletin-complaints = { $made } said that it does not match: { $matching } looked into and matching, { $wrong } wrong, { $waiting } being looked into.
bulletin-complaints-over = The time to complain is over.
bulletin-key-there = You may complain until { $until }. Then the key that joins people and ballots is destroyed, and nobody can find out any more who voted what.
bulletin-key-destroyed = The key that joined people and ballots was destroyed on { $at }, and the sealed ballots with it: nobody can find out who voted what.
bulletin-rows = Every ballot
bulletin-rows-count = { $count } in all, in the order of their receipts, which are random.
bulletin-row-receipt = Receipt
bulletin-row-chosen = Choice
bulletin-row-heads = Heads
bulletin-row-label = Who
bulletin-row-version = version { $version }
bulletin-sums = Sums of equal ballots
bulletin-sums-heads = Votes
bulletin-sums-area = Area (m²)
bulletin-marks = Which doors voted
bulletin-marks-why = It says whether they voted, not what. Please look at your own door, also if you did not vote.
bulletin-marks-persons = This poll counted people; who voted is not published. { $electors } on the roll, { $took } voted. Signed in you see your own line.
bulletin-mark-took = voted
bulletin-mark-not = did not vote
bulletin-marks-building = Building { $building }: { $took } / { $electors }
bulletin-marks-other = Others: { $took } / { $electors }
bulletin-changed = Changed and taken out
bulletin-changed-none = Nobody changed a ballot.
bulletin-changed-line = Receipt { $receipt }: version { $version } is void, it was changed
bulletin-withdrawn-line = Receipt { $receipt }: taken out, not counted
bulletin-check = Do not take this page's word: check it yourself
bulletin-check-page = Save the checking page and open it offline on your own computer or phone; it counts everything again:
bulletin-download-page = Download the checking page
bulletin-download-json = Download the bulletin (JSON)
bulletin-check-command = On a command line, with the public program:
bulletin-check-fingerprint = Type the charter's fingerprint from the message in the room; do not copy it from this page.
bulletin-digest = Fingerprint of the bulletin's file
bulletin-none = This poll has no bulletin yet.

# On documents
reports-bulletin = Bulletin
reports-bulletin-at = The ballots as published, and how to check them:
reports-bulletin-charter = Fingerprint of the charter: { $fingerprint }
reports-bulletin-digest = Fingerprint of the bulletin's file: { $fingerprint }

# What it protects, and what not
secret-title = What a secret vote protects, and what it does not
secret-lead = A vote here is made for neighbours who do not trust each other: you need trust neither the committee nor whoever runs the server to accept its result. It stops many things, but not everything.
secret-how = How it works
secret-how-1 = Before it begins roll, options and rules are frozen; their fingerprint is posted in the room, on everybody's phone.
secret-how-2 = Every ballot adds an entry to a log that only grows; the entry does not show the choice. The voter alone gets a receipt.
secret-how-3 = The log is sealed every day and at closing; the fingerprints are posted in the room, and nobody can take them back.
secret-how-4 = After closing the bulletin is up: a line for every ballot, without names; which doors voted; every step of the count. Anybody can count again.
secret-how-5 = For fifteen days you may say that your receipt does not match. Then the key that joins people and ballots is destroyed.
secret-stops = What it stops
secret-stops-1 = Changing, dropping or adding ballots after they were cast
secret-stops-2 = Changing options, rules or roll once it began
secret-stops-3 = Showing one result to some and another to others
secret-stops-4 = Miscounting; voting twice
secret-stops-5 = Finding out who voted what from the database, a backup or a log
secret-stops-6 = Asking for the count before the end
secret-not = What it does not stop, and what you can do
secret-do = What you can do:
secret-not-1 = Somebody stands next to you while you vote.
secret-do-1 = Vote again when you are alone: the last ballot before closing counts, and the bulletin does not show that it was you. Or ask for a paper ballot in a quiet room.
secret-not-2 = A receipt shown to a buyer. After closing it proves what you voted.
secret-do-2 = Agree that nobody shows receipts; report who offers money. Where money is at stake vote on paper in a booth.
secret-not-3 = A dishonest operator who watches: your choice reaches the server before it is sealed.
secret-do-3 = Let somebody run it whom both sides trust and who has nothing to win; two people for each change of the server; the released version.
secret-not-4 = The chat platform (Telegram, WeChat) sees what you press.
secret-do-4 = Open the web page from the link to vote, or vote on paper.
secret-not-5 = A dishonest server gives two people the same receipt and puts in a ballot of its own.
secret-do-5 = Compare receipts within a family or a staircase; two equal ones are proof of fraud.
secret-not-6 = A lost phone, a stolen account.
secret-do-6 = Tell a moderator at once, vote again from another phone, look at your ballot before closing.
secret-not-7 = People on the roll who do not exist.
secret-do-7 = Roll and size of each building are fixed and shown before the first ballot: let building heads hold them against their doors. Vote by household where you can.
secret-not-8 = Guessing in small groups; when all agree, everybody knows.
secret-do-8 = Fewer than eight publish sums only; talk about very small things instead of voting.
secret-not-9 = Traces in the machine: old rows and logs until the database is rewritten, an old backup with its key file.
secret-do-9 = The program wipes and rewrites what it deletes; keep key file and backup apart, delete both after the notice; encrypt the disk.
secret-not-10 = A server that plays dead for some.
secret-do-10 = No receipt, no vote: ask at once, vote early, let a building head enter it on paper.
secret-law = A count that can be checked does not make an owners' or residents' meeting: what a poll is worth stands on its card.

# The check of a bulletin

verify-check-untouched = Untouched
verify-check-charter = The charter (the rules as they were frozen)
verify-check-roll = The roll
verify-check-leaves = Every ballot is in the log
verify-check-root = The last sealing
verify-check-heads = Every sealing
verify-check-signatures = Signatures
verify-check-versions = Of a changed ballot the last counts
verify-check-marks = Ballots and those who took part
verify-check-tally = The count, made again
verify-check-decision = The decision
verify-check-witnesses = Witnesses

verify-untouched-holds = Not a byte was changed, and the signature is good ({ $count } bytes).
verify-untouched-form = It was changed, or saved by another program. Download the file again.
verify-untouched-signature = The signature is wrong: something was changed after it was signed.
verify-unreadable = This is no whole bulletin and cannot be read. Perhaps the download was cut off, or it is another file.
verify-no-bulletin = This is no bulletin of Neighbor Talk ({ $format }).
verify-malformed = One part is not as the format has it: { $where }.
verify-not-looked-at = The file cannot be read, so this was not looked at.

verify-charter-holds = Vote { $number }, “{ $title }”. Fingerprint of the charter { $digest }, signing key { $key }. Compare it with what was posted in the room when the vote opened; --charter does it for you.
verify-charter-same = Vote { $number }, “{ $title }”, the one that you saw in the room. Fingerprint of the charter { $digest }, key { $key }.
verify-charter-other = The fingerprint of the charter is not { $seen } but { $digest }: this is not the vote that was posted, or its charter was changed later.
verify-charter-key-other = The key is not { $seen } but { $key }: somebody else signed this.
verify-charter-community = The file names another community than its charter does.
verify-charter-key = The file names another key than its charter does.
verify-charter-early = It was published before the vote closed.

verify-roll-holds = The roll is the one that was frozen: { $electors } votes, nobody put in, nobody left out.
verify-roll-order = Somebody is on the roll twice, or it is out of order.
verify-roll-differs = The roll is not the one that was frozen: somebody was put in, left out or changed.
verify-roll-heads = The roll adds up to { $heads } votes, where { $electors } were frozen.

verify-leaves-hold = The log has { $count } entries, and each is a ballot shown here.
verify-leaves-twice = { $count } entries are there twice.
verify-leaves-unlogged = { $count } ballots shown here are not in the log.
verify-leaves-unshown = { $count } entries of the log are not shown here: ballots were hidden.

verify-root-holds = Root { $root }, the same when it is worked out again.
verify-root-size = The last signature was over { $size } entries; here are { $leaves }.
verify-root-differs = Worked out again the root is another: the log was changed.

verify-heads-hold = The log was sealed { $count } times, and only grew.
verify-heads-size = Sealing { $number } has fewer entries than the one before, or more than there are.
verify-heads-root = The fingerprint of sealing { $number } is not that of the log: ballots from before it were changed.
verify-heads-batch = What was put in by sealing { $number } is not in the order of its hashes, and may tell who voted when.
verify-heads-time = Times go backwards at sealing { $number }.
verify-heads-early = The last sealing was at { $at }, before the closing ({ $closes }).
verify-heads-unseen = The fingerprint { $seen } is not among these sealings: the one that you saw was replaced.

verify-signatures-hold = { $count ->
        [one] The one signature is good.
       *[other] All { $count } signatures are good.
    }
verify-signatures-wrong = The signature of sealing { $number } is wrong, or by another key.

verify-versions-hold = { $count } ballots count, each in its last version; { $superseded } earlier ones do not, { $withdrawn } were taken out.
verify-versions-order = A receipt is there twice, or they are out of order.
verify-versions-gap = The versions of receipt { $receipt } have a gap, or one too many.
verify-versions-older = Of receipt { $receipt } not the last version is counted.

verify-marks-hold = { $count } of { $electors } took part, as many as there are ballots.
verify-marks-number = There are { $ballots } ballots, and { $marks } are marked as taking part.
verify-marks-heads = The ballots stand for { $ballots }, those marked as taking part for { $marks }.
verify-marks-weights = What single ballots stand for is not what those who took part stand for.
verify-marks-names = Doors or names on the ballots are not those marked as taking part.

verify-tally-holds = Counted again, { $count } votes come to the same.
verify-tally-sums = The sums that are shown ({ $count } votes) come to the result. Only sums are published here, so nobody outside can recount single ballots; each voter can look for their own by its receipt.
verify-tally-ballot = No ballot may say this here: { $ballot }.
verify-tally-heads = The ballots stand for more than the whole roll.
verify-tally-area = The ballots have more area than the whole roll.
verify-tally-objections = The objections listed are not those on the ballots.
verify-tally-seed = The lot was to be drawn from “{ $frozen }” and was drawn from “{ $seed }”.
verify-result-differs =
    { $part ->
        [winners] What won
        [tied] Whether there is a tie
        [tied_for] What is tied
        [counts] The counts
        [areas] The areas
        [took_part] How many took part
        [tests] The tests of quorum and majority
       *[decision] The decision
    } differs: told is { $said }, counted again it is { $again }.

verify-decision-holds =
    By the charter the decision is the same: { $state ->
        [closed_adopted] adopted
        [closed_rejected] rejected
        [closed_tied] tied
       *[closed_without_quorum] too few took part
    }.

verify-witnesses-none = Nobody confirmed a fingerprint in the room.
verify-witnesses-hold = { $count } confirmed a fingerprint that stands here: { $names }.
verify-witnesses-other = { $name } confirmed a fingerprint that does not stand here.
verify-witnesses-time = { $name } confirmed at a wrong time: before it was signed, or after publication.

verify-all-hold = Everything holds: the file is whole, and the result follows from the ballots.
verify-some-fail = { $count ->
        [one] One check does not hold.
       *[other] { $count } checks do not hold.
    } Do not accept this result yet. Keep the file, and ask in the room.

cli-verify-unreadable = { $file } cannot be opened: { $reason }.
cli-verify-fingerprint = { $option } takes the fingerprint that was posted in the room, its first 16 digits at least (0 to 9, a to f), not “{ $found }”.
cli-verify-page = The page that checks without a network is written: open { $file } in a browser.
cli-verify-unwritable = { $file } cannot be written: { $reason }.

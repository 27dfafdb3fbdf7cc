# Looking up a receipt

receipts-title = Look up my receipt
receipts-lead = Enter the receipt that you were given when you voted, and see whether your ballot is recorded and counted. Before closing it does not show what you voted, even if somebody looks over your shoulder.
receipts-button = Look it up
receipts-unknown = There is no such receipt.
receipts-unknown-why = Please look for a typing mistake. If there is none, tell a moderator.
receipts-waiting =
    { $version ->
        [1] Received; it waits to be sealed next time.
       *[other] Received; version { $version } counts, and waits to be sealed next time.
    }
receipts-sealed =
    { $version ->
        [1] Received, and sealed in fingerprint no. { $head }.
       *[other] Received; version { $version } counts, and is sealed in fingerprint no. { $head }.
    }
receipts-withdrawn = This ballot was taken out and is not counted. You can vote yourself; you will get a new receipt.
receipts-cancelled = This vote was called off; the ballots are void.
receipts-counted =
    { $version ->
        [1] Counted; the bulletin has this line.
       *[other] Counted in version { $version }; the bulletin has this line.
    }
receipts-summed =
    { $version ->
        [1] Counted in the sums. Only sums are published this time, not each ballot.
       *[other] Version { $version } is counted in the sums. Only sums are published this time, not each ballot.
    }
receipts-chosen = It says: { $chosen }
receipts-hidden = What you voted is shown only after { $closes }. To change it before, vote again; the receipt stays the same.
receipts-salt = Only you see these digits. With them and your choice the sealed line on the bulletin can be computed.
receipts-destroyed = The public notice is over. What joined people to ballots is destroyed, and we cannot tell either. The bulletin stays.
receipts-bulletin = See the bulletin
receipts-proof = Proof that this ballot is in it (for those who compute themselves)
receipts-proof-what = It is record { $place } of { $size }. Hashed together with the lines below, one after the other, it gives the fingerprint that was posted in the room at closing.
receipts-proof-head = The fingerprint at closing
receipts-proof-data = Record
receipts-proof-leaf = Hash of the record
receipts-proof-path = Joined with, in turn
receipts-check = Look up my receipt

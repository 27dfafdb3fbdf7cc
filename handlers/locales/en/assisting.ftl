# Ballots entered for others, paper, written proxies.

assist-entered =
    Entered: vote no. { $number }, { $label } chose “{ $choice }”.
    Receipt { $receipt }; please copy it for the voter.
assist-told =
    { $name } has just entered a ballot for { $label } in vote no. { $number } “{ $title }” ({ $kind ->
        [spoken] spoken
        [paper] on paper
       *[proxy] by a written proxy
    }).
    If that is not what you want, press “Wrong, take it out”; or vote yourself: the last ballot counts. It closes { $closes }.
assist-challenge-label = Wrong, take it out
assist-challenged = The ballot entered for you in vote no. { $number } was taken out. You can vote yourself until { $closes }.
assist-challenged-told = The neighbours of { $label } took out the ballot that { $name } had entered in vote no. { $number }.
vote-label = Vote

refusal-elector-voted = { $label } has voted already; nothing can be entered for them.
refusal-entered-by-another = { $name } entered the ballot of { $label }. Ask { $name } to correct it, or the voter to vote themselves.
refusal-entry-over = That entry in vote no. { $number } no longer counts; there is nothing to take out.

proxy-noted = Noted: in vote no. { $number }, { $name } votes for { $label }.
proxy-yours = { $label } gave you a written proxy in vote no. { $number } “{ $title }”.
proxy-given = { $label } gave { $name } a proxy in vote no. { $number } “{ $title }”. If that is not what you want, tell a moderator at once; your own ballot takes its place.
proxy-vote-label = Vote by proxy
proxy-revoked = Vote no. { $number }: the proxy of { $label } was taken back.
refusal-proxy-not-allowed = The rules of vote no. { $number } know no proxies. The voter votes, or the head of the building enters the ballot.
refusal-proxies-too-many = { $name } already holds { $most } proxies, which is the most that the rules allow. Choose somebody else.
refusal-proxy-paper-missing = Please add a photo of the proxy on which the signature can be read.
refusal-proxy-to-oneself = { $name } may vote for { $label } anyway; no proxy is needed.
refusal-no-proxy = You hold no proxy in vote no. { $number }.

papers-first-read = Vote no. { $number }: the first reading of { $count } papers is in. Another moderator reads them again; only what both read alike counts.
papers-second-wanted = { $name } has read { $count } papers of vote no. { $number }. Please read them again from the papers.
papers-label = Read them again
papers-entered = Vote no. { $number }: { $count } papers that were read alike twice now count.
papers-differ = Read differently, or only once: { $labels }. Look at the papers together and read them again.
papers-voted-themselves = These have voted already, so their papers do not count: { $labels }.
refusal-same-reader = Two people must read the papers. Ask another moderator for the second reading.
refusal-batch-entered = This pile counts already; there is nothing left to read.
refusal-sheet-unreadable = Line { $line } “{ $words }” cannot be read. One paper a line: the door as on the roll (the name where persons vote), a space, the number of the option, such as: 3-2-501 1
refusal-sheet-twice = Line { $line }: the paper of { $label } is there already. Please check.
refusal-sheets-too-many = Enter 1 to { $most } papers at a time.

# Ballots entered for others, paper, written proxies.

assist-entered =
    Entered: vote no. { $number }, { $label } chose “{ $choice }”.
    Receipt { $receipt }; please copy it for the voter.
assist-told =
    { $name } has just entered a ballot for { $label } in vote no. { $number } “{ $title }” ({ $kind ->
        [spoken] spoken
        [paper] on paper
        [relayed] taken from the group's chat
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

# Pages
assist-title = Vote for a neighbour
assist-lead = Neighbours without a phone may say their vote or fill in a paper, and you enter it. They are told, and can take it out; nobody who voted themselves can be voted for.
assist-not-open = Voting has not begun (it opens { $opens }).
assist-nobody = Nobody of your building is on the roll.
assist-for = For whom
assist-choose = Please choose
assist-how = How it was given
assist-kind-spoken = spoken
assist-kind-paper = on paper
assist-kind-proxy = by written proxy
assist-kind-relayed = from the group's chat
assist-state-stands = counts
assist-state-challenged = taken out by the voter
assist-state-voted-themselves = the voter voted themselves later
assist-ballot = What was chosen
assist-ballot-hint =
    { $form ->
        [one] The number of the option, such as: 1
        [some] The numbers of options, such as: 1 3
        [ranking] The best first, such as: 3 1 2
        [scores] Points for each option, such as: 1:5 2:3
       *[consent] 1 consents, 2 can live with it, 3 objects with a reason, such as: 3 too loud
    }
assist-enter = Enter
assist-entered-by-you = Entered by you
proxy-title = Written proxies
proxy-what =
    { $most ->
        [0] Note a written proxy here, with a photo of the paper.
       *[other] Note a written proxy here, with a photo of the paper. One person may hold { $most } at most.
    }
proxy-holder = Given to
proxy-paper = Photo of the proxy
proxy-note = Note the proxy
proxy-line = { $label } gave a proxy to { $name }
proxy-revoke = Take it back
proxy-none = Nobody gave you a proxy.
proxy-for = You vote for { $label }
proxy-cast = Vote for { $label }
papers-title = Paper ballots
papers-lead = Two people read the papers, neither seeing what the other entered. What both read alike counts; look at the rest together.
papers-batch = { $name } has read { $count } papers
papers-differing = Read differently: { $labels }
papers-own = You read this pile. Another moderator reads it again.
papers-lines = One paper a line
papers-lines-hint =
    { $form ->
        [one] The door (the name where persons vote), a space, the number of the option, such as: 3-2-501 1
        [some] The door (the name where persons vote), a space, numbers of options, such as: 3-2-501 1 3
        [ranking] The door (the name where persons vote), a space, the best first, such as: 3-2-501 3 1 2
        [scores] The door (the name where persons vote), a space, points for each option, such as: 3-2-501 1:5 2:3
       *[consent] The door (the name where persons vote), a space, 1 consents, 2 can live with it, 3 objects with a reason, such as: 3-2-501 3 too loud
    }
papers-enter-again = The second reading is done
papers-new = A new pile
papers-enter = The first reading is done

assist-record = Of these, { $count } were entered for others (spoken { $spoken }, on paper { $paper }, by written proxy { $proxy }, from group chats { $relayed }). { $themselves } more voters voted themselves later, and { $challenged } had theirs taken out.

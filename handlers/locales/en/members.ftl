# Signing in, joining, doors, roles, privacy, language.

members-sign-in = Open your pages below. The link works for { $minutes } minutes and once only; please do not pass it on.
members-sign-in-label = Open my pages
members-sign-in-sent = { $name }, I sent you the link in private. If it did not arrive, send me /login in private first.
members-bound =
    { $purpose ->
        [committee] This room is now the committee room of { $community }. Outcomes are sent here; please respond within the period.
       *[residents] This room is now the residents' room of { $community }. Everybody can say /propose or /ask; /help tells more.
    }
members-join-which = Please send the six-character code that your community gave you.
members-joined = Welcome to { $community }, { $name }! You can now propose, second and vote. For votes by household tell me your door: /claim 3-2-501
members-claim-which = Which door is yours? Please write it like this: 3-2-501
members-claimed = Noted: { $door }. A moderator or your building head will confirm it, and I will tell you.
members-claim-asked = { $name } says they live at { $door }. Please check.
members-confirm-label = Confirm
members-confirmed = Confirmed: { $name } lives at { $door }.
members-confirmed-you = Your door { $door } is confirmed; you can propose and vote.
members-role-given = Done: { $name } is now { $role }.
members-role-given-you = You are now { $role }. Send /help to see what you can do.
members-role-taken = Done: { $name } is no longer { $role }.
members-role-taken-you = You are no longer { $role }.
members-privacy =
    I keep your name “{ $name }”, { $accounts } accounts, your door ({ $door }), and what you propose, second, ask and rate.
    Ballots are kept apart from names, and results are published without names.
    Everybody sees proposals and how many second them; doors are seen by moderators and stand on the roll of votes by household.
members-privacy-whom = For questions, ask an admin: { $names }
members-no-door = not registered
members-locale-which = 请选语言 / Choose a language:
members-locale-zh-cn = 中文
members-locale-en = English
members-locale-set = All right, I will speak English with you.

members-signed-out = Done: you are signed out on every phone and computer. Send “login” whenever you want to open the pages again.
refusal-code-unknown = There is no such code. Please check its letters and digits.
refusal-code-spent = This code was used already or is out of date. Please ask an admin for another.
refusal-code-for-rooms = This code binds a room. Please send “/bind” and the code in that room.
refusal-door-unreadable = I cannot read that door. Please write it like this: 3-2-501
refusal-nothing-claimed = { $name } has not said where they live.
refusal-role-unknown = There is no such role.
refusal-own-admin-role = You cannot take your own admin role away. Please ask another admin.

members-claimed-already = Your door { $door } is confirmed already; there is nothing to do.
members-refuse-label = No, not this door
members-refuse-why = Why not? Write one sentence; { $name } will be told.
members-refused = All right: { $name } is not confirmed at { $door }, and was told why.
members-refused-you = Your door { $door } was not confirmed: { $reason } If you mistyped, send it again, such as: claim 3-2-501
members-invited = Codes for { $count } households are ready, good for 30 days. Print them and put them into the letter boxes: twelve on a page.
members-slips-label = Open the slips to print
members-invitation-revoked = The code of { $door } no longer works. You can make a new one.
members-moved-out = All right: { $name } has moved out, and no longer votes or proposes here.
members-moved-out-you = You are noted as moved out of { $community } and get no more notices from here. If that is wrong, tell a moderator.
members-leave-sure = Have you really moved out of { $community }? Once confirmed you can no longer vote or propose here. Ballots already cast still count.
members-stays = All right, nothing has changed.
members-left = You are noted as moved out of { $community }. Thank you for taking part, and goodbye!
members-link-code =
    Code: { $code } (good for { $minutes } minutes, once)
    With your other account, send me in private: link { $code }
    Both accounts are one person then, with one vote.
members-linked = Done. This account now is “{ $name }”, with one vote.
members-linked-you = Your other account “{ $name }” was joined to this one. If that was not you, tell a moderator at once.

refusal-nobody-to-invite = No household needs a code: all have one, or they are not on the roll yet. Import the roll first.
refusal-last-admin = This is the last admin. Make somebody else an admin first.
refusal-same-person = Both accounts are the same person already.
refusal-joined-on-web = Send this code in private from the chat account that you want to join; it is not for the web page.
refusal-doors-differ = The two accounts are confirmed at different doors ({ $one } and { $other }). Ask a moderator to check first.
refusal-voted-with-both = You voted with both accounts in vote no. { $number }. Join them after it has closed, so that nothing counts twice.

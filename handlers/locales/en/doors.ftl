# Doors and neighbours: codes, slips, vouching, moving out.

doors-title = Doors and neighbours
doors-lead = Every household gets a code on a slip; scanning it leads to enrolment. Somebody vouches for it: a moderator, a grid worker, or the head of the building.
doors-invitations = Codes
doors-invitations-what = One tap makes codes for all households that have none, good for 30 days. Print them twelve on a page, and cut along the dashes.
doors-invite-all = Make codes for all households
doors-print-all = Print all slips (PDF)
doors-building = Building { $name }
doors-count = { $doors } households, { $enrolled } with somebody enrolled, { $invited } codes in use
doors-invite = Make codes for this building
doors-print = Print the slips of this building
doors-show = Look door by door
doors-code = Code { $code }, good until { $at }
doors-revoke = Cancel this code
doors-move-out = { $name } moved out
doors-nobody = Nobody enrolled yet
doors-none = No doors are known yet. They come with residents who claim theirs, or with a roll that you import.
doors-homeless = Residents without a door
doors-homeless-what = They can propose, and vote where persons count; votes by household need a door.
web-refuse-member = No, not this door

join-title = Invitation
join-over-title = This code can no longer be used
join-over = It may have expired, or be mistyped. Ask a moderator or the head of your building for a new one.
join-door = An invitation for { $door }
join-community = An invitation to { $name }
join-lead = The council of { $community } invites you: see what neighbours deliberate, have your say, and vote.
join-name = What shall we call you
join-name-hint = A name that neighbours know, such as “Aunt Wang”.
join-begin = Next
join-chat-title = Rather in a chat?
join-chat = Send the bot in private: join { $code }
join-hello = { $name }, one more step.
join-claim = I live at { $door }
join-enrol = Join
join-vouched = A moderator or the head of your building then checks it.

slips-heading = Invitation to the residents' council
slips-scan = Scan the code on the left with your phone and give a name.
slips-or-send = Or add the bot in the group chat and send it the six characters below.
slips-until = Good until { $at }. Please do not pass it on; ignore it if this is not your door.

doors-ages = Age
doors-ages-what = Votes are from 18. Of children under 14 nothing is kept without a guardian; where one agreed before you, note it here.
doors-guardian = A guardian agreed
doors-grown = Is 18 now
doors-mark-age = Note somebody's age
doors-age-of = Who
doors-mark = Note it

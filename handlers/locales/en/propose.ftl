# Proposals and seconding.

propose-what = What would you like to propose? A sentence or two will do, for example: The lamp at building 3 is broken
propose-similar = A neighbour has proposed something like it. Seconding it gives it more weight:
propose-go-on = Mine is different, go on
propose-where = Where is it? For example “building 3, front door”.
propose-photo = Do you have a photo? Send it now, or reply “skip”.
propose-skip-label = Skip
propose-summary = Please check:
propose-summary-place = Place: { $place }
propose-summary-photos = Photos: { $count }
propose-summary-ask = Reply 1 to submit, 2 to drop it; to change it just type it anew.
propose-confirm-label = Submit
propose-cancel-label = Drop it
propose-cancelled = All right, nothing was submitted.
propose-submitted = Submitted: proposal no. { $number } “{ $text }”, waiting for the moderator. I tell you of every step; or send “/status { $number }”.
propose-page = See proposal no. { $number }
propose-to-moderators = { $name } submitted proposal no. { $number }:
propose-accept = Accept
propose-decline = Decline
propose-desk = Desk
propose-seconded = You second no. { $number } “{ $text }”; seconded by { $count } now.
propose-seconded-author = Your proposal no. { $number } is now seconded by { $count }.
propose-second-label = Second no. { $number }
propose-none = There are no proposals to second yet. Would you make one? Send “/propose” and what it is.
propose-list = What neighbours propose ({ $count }); press to second:
propose-line = No. { $number } { $text } (seconded by { $count })
propose-all = All proposals

refusal-proposal-empty = The proposal has no words yet. Please say in a sentence or two what it is.
refusal-proposal-too-long = Please keep a proposal within { $limit } characters; yours has { $length }.
refusal-proposed-already = You proposed this a moment ago: it is no. { $number }.
refusal-nothing-to-confirm = No proposal waits for your confirmation. To make one send “/propose” and what it is.
refusal-own-proposal = No. { $number } is your own proposal; there is no need to second it.
refusal-seconded-already = You have seconded no. { $number } already.
refusal-proposal-ended = No. { $number } has ended and cannot be seconded any more.

# Rounds, templates, drafted options, meetings, statements joined.

# Kinds of rounds
round-kind-opinions = Opinions
round-kind-statements = Collecting statements
round-kind-stances = Taking stances
round-kind-options = Drafting options
round-kind-finds = Looking around
round-kind-parties = The parties meet
round-kind-plan = Drafting a plan
round-kind-notice = The plan is on notice
round-kind-poll = Vote
round-kind-works = Works
round-kind-photos = Photos of what was done

# What one can do now
round-how-opinions = Press a button or send “#{ $number } 1”; to say something send “/say { $number } your view”
round-how-statements = Statements are collected now: send “/say { $number } your view”. Stances come in the next round.
round-how-stances = Stances are taken now, one statement after the other: press a button or send “#{ $number } 1”. You can change them.
round-how-options = The moderator is making options out of what was said; you will see them.
round-how-finds = We look around now: send “/say { $number } what you found”.
round-how-parties = The parties are meeting. You can add your view: send “/say { $number } your view”.
round-how-plan = A plan is being drafted. You can still take stances: send “#{ $number } 1”.
round-how-notice = The plan is on notice. To object send “/say { $number } your view”.
round-how-poll = It is time to vote; the moderator will open the vote.
round-how-works = The works have begun; you will hear how they go.
round-how-photos = It is done: photos for all to see, and your rating is welcome.

# Templates
template-opinions = Opinions
template-opinions-line = Statements and stances in one round; for small matters.
template-neighbours = Neighbours plus
template-neighbours-line = Look around, meet, draft a plan, put it on notice, vote, do it, show photos.
template-three-talks = Three rounds of talk
template-three-talks-line = First say what matters, then take stances, then draft options and vote.
template-budget = Budget vote
template-budget-line = Everybody proposes, the moderator makes a list with costs, all choose within the budget.
template-owners = Owners decide together
template-owners-line = Large matters such as repair funds: opinions, fifteen days of notice, then the owners vote.

# While a statement is written
discuss-what-good = One thought each, in your own words, so that one can agree or disagree at once.
statement-remark-several = This seems to say several things. One thought each is easier to answer; send another if you like.
statement-remark-question = This is a question, which is hard to agree with. Say what should be instead; send another if you like.

# One statement after the other
discuss-another = Next one
discuss-left = { $left } more after this.
topic-card-stances = One by one

# Calling moderators when a round begins
rounds-call-options = #{ $number } “{ $title }” is now at “{ $round }”: please make options out of the statements.
rounds-call-parties = #{ $number } “{ $title }” is now at “{ $round }”. Once they have met, please record the meeting.
rounds-call-poll = #{ $number } “{ $title }”: time to open the vote. Until you do, this round goes on day by day.
rounds-call-stances = #{ $number } “{ $title }” asks for your stance on { $count } statements, one by one, until { $until }.

# Moderators move rounds
rounds-show-label = Rounds
rounds-page-label = On the web
rounds-path = The rounds of #{ $number } “{ $title }”:
rounds-path-done = { $position } { $title }: over (ended { $until })
rounds-path-now = { $position } { $title }: running until { $until }
rounds-path-next = { $position } { $title }: begins { $opens }
rounds-end-label = End this round early
rounds-extend-label = Extend this round
rounds-insert-label = Add a round
rounds-back-label = Go back to a round
rounds-save-label = Keep as a template
rounds-why = Why? One sentence; everybody is told.
rounds-days = How many days? Send a number, such as 3
rounds-which-kind = Which kind? It comes after the present round.
rounds-which-earlier = Back to which round? It is held once more; what was done stays.
rounds-save-name = What is the template called?
rounds-save-line = Say in one sentence what it is good for. Send 0 for nothing.
rounds-saved = Kept: “{ $name }” can be chosen for the next topic.
rounds-dropped = The template “{ $name }” is gone; topics opened with it stay as they are.
rounds-told-end = #{ $number } “{ $title }”: “{ $round }” ends early. Why: { $reason }
rounds-told-extend = #{ $number } “{ $title }”: “{ $round }” goes on for longer. Why: { $reason }
rounds-told-insert = #{ $number } “{ $title }”: another round follows, “{ $round }”. Why: { $reason }
rounds-told-back = #{ $number } “{ $title }”: back to “{ $round }”, once more. Why: { $reason }

# Drafted options
draft-show-label = Draft options
draft-desk =
    { $count ->
        [0] No options are drafted for #{ $number } “{ $title }” yet. Use a statement as it stands, or write one.
       *[other] Options drafted for #{ $number } “{ $title }”: { $count }
    }
draft-line =
    { $cost ->
        [0] { $position }  { $label } (from statements { $statements })
       *[other] { $position }  { $label } ({ $cost } yuan, from statements { $statements })
    }
draft-line-own =
    { $cost ->
        [0] { $position }  { $label }
       *[other] { $position }  { $label } ({ $cost } yuan)
    }
draft-free = Statements not used yet:
draft-statement = Statement { $number }: { $text }
draft-take-label = Use statement { $number }
draft-add-label = Write one
draft-publish-label = Show everybody
draft-what = How does the option read? 60 characters at most.
draft-from = From which statements? Send their numbers, such as 1 3. Send 0 for none.
draft-published = The options of #{ $number } “{ $title }” are drafted; please have a look:
draft-told = The options of #{ $number } are in the group now.

# Meetings
meet-record-label = Record a meeting
meet-when = When was the meeting? Such as: 2026-11-20 19:00
meet-where = Where was it?
meet-heads = How many came? Send a number, or names apart by commas.
meet-said-what =
    Who said what? A line each, such as:
    Granny Wang: the stairs are too dark
    Send 0 for nothing.
meet-notes = Anything else to note, such as what was agreed? Send 0 for nothing.
meet-preview = Please check: { $held }, { $place }, { $heads } people, { $said } statements entered for others. Reply 1 to record it, 2 to drop it.
meet-said = Entered: { $text }
meet-said-by = Entered for { $speaker }: { $text }
meet-dropped = All right, nothing was recorded.
meet-told = There was a meeting on #{ $number } “{ $title }”: { $held }, { $place }, { $heads } people came.
meet-told-said = { $said } statements made there are entered; online and offline count together.
meet-entered-for-you = { $name } entered what you said in the meeting on #{ $number }: “{ $text }”. If it is wrong, tell the moderator.

# Joining statements that say the same
joining-alike = Much like statement { $number }: “{ $text }”
joining-label = Join to { $number }
joining-which = Join “{ $text }” to which one?
joining-done = Joined to “{ $target }” (#{ $number }): “{ $text }”. Stances are counted together, one for each person.
joining-told = What you said on #{ $number }, “{ $text }”, means the same as “{ $target }”; the moderator joined the two.

# What is said when something cannot be done
refusal-template-unknown = There is no template “{ $words }”; please send the number in front.
refusal-template-unnamed = A template needs a name.
refusal-template-twice = There is a template called “{ $name }” already; please choose another name.
refusal-rounds-out-of-order = The order does not work: talking comes before the vote, works and photos after it, and there is one vote.
refusal-rounds-too-many = A topic has 1 to { $most } rounds.
refusal-round-too-long = A round takes 1 to { $most } days.
refusal-round-unknown = There is no such round; please send the number in front.
refusal-no-round-running = No round is running now.
refusal-vote-due = This round ends with its vote. To do without one, go back to an earlier round or close the topic.
refusal-statements-not-taken = #{ $number } is at “{ $round }” now, which takes no statements.
refusal-stances-not-taken = #{ $number } is at “{ $round }” now, which takes no stances.
refusal-not-joinable = It cannot be joined to { $number }; choose another one of the same topic that is shown.
refusal-draft-empty = An option needs words.
refusal-draft-too-long = The option has { $length } characters; { $limit } at most.
refusal-drafts-too-many = There can be { $most } options at most.
refusal-statement-unknown = There is no statement { $number }, or it is not shown.
refusal-cost-unclear = Please write the cost as a whole number of yuan, such as 3000
refusal-nothing-drafted = No options are drafted for #{ $number } yet.
refusal-meeting-ahead = { $held_at } is still to come; only a meeting that was held can be recorded.
refusal-attendance-unclear = How many came? 1 to { $most }, and no fewer than the names ticked.

# Pages
rounds-web-done = over
rounds-web-now = now
rounds-web-next = next
rounds-web-stances = Take stances one by one
rounds-web-progress = { $done } done, { $left } to go
rounds-web-stances-secret = Only you see your stances, and you can change them.
rounds-web-no-stances-now = This round takes no stances; you will hear when they are asked for.
rounds-web-taken = My stances
rounds-web-change = Change
rounds-web-save = Save
rounds-web-drop = Take away
rounds-web-desk = Moderate this topic
rounds-web-kind = Kind
rounds-web-kind-of = Kind of round { $number }
rounds-web-title = Title
rounds-web-template-name = Name of the template
rounds-web-template-line = In one sentence: what is it good for
rounds-web-templates = Choose a way to deliberate
rounds-web-templates-lead = Press one and the rounds below follow; the days can be changed.
rounds-web-plan-hint = One round after the other; they begin and end by themselves. Rows without days do not count.
rounds-web-traces = What was changed
rounds-web-trace-rounds-end = Ended early
rounds-web-trace-rounds-extend = Extended
rounds-web-trace-rounds-insert = Round added
rounds-web-trace-rounds-back = Went back
rounds-web-trace-rounds-save = Kept as a template
rounds-web-trace-meet-record = Meeting recorded, number:
rounds-web-options = Drafted options
rounds-web-options-lead = Make options out of the statements and say which ones they come from. They are filled in when the vote is opened.
rounds-web-drafted = Drafted by the moderator from what was said; they may change before the vote.
rounds-web-no-options = No options are drafted yet.
rounds-web-option = Option
rounds-web-from = from statements{ " " }
rounds-web-from-numbers = From which statements
rounds-web-from-which = From which statements
rounds-web-few = fewer than 5 took a stance; not told
rounds-web-used = used
rounds-web-cost = { $cost } yuan
rounds-web-cost-of = Cost (yuan)
rounds-web-add-option = Add this option
rounds-web-alike = Statements much alike
rounds-web-alike-lead = Do they say the same? Once joined, each person's stance counts once.
rounds-web-meetings = Meetings
rounds-web-heads = { $heads } people came
rounds-web-attended = There were:{ " " }
rounds-web-said = { $count } statements entered:{ " " }
rounds-web-entered = Entered from a meeting
rounds-web-entered-for = Entered from a meeting, said by { $name }
rounds-web-held = When it was held
rounds-web-place = Where
rounds-web-who-came = Who came
rounds-web-how-many = How many came in all
rounds-web-how-many-hint = Left empty, the ticked names are counted.
rounds-web-said-what = Statements made there
rounds-web-said-hint = A line each, with who said it, such as: Granny Wang: the stairs are too dark
rounds-web-notes = Minutes
rounds-web-photos = Photos

# Opinion groups: common ground, bridges, divisions.

opinions-unclear = Opinions did not fall into clear groups.
opinions-common = common ground
opinions-bridging = bridging
opinions-divisive = divisive
opinions-scarce = too few voices

cli-opinions-size = { $people } people took a stance on { $statements } statements.
cli-opinions-group = Group { $group }, { $people } people, stands for: { $stands_for }
cli-opinions-agrees = agrees with no. { $statement } “{ $text }”
cli-opinions-disagrees = disagrees with no. { $statement } “{ $text }”
cli-opinions-list = list
cli-opinions-statement = no.
cli-opinions-agree = agree
cli-opinions-disagree = disagree
cli-opinions-people = people
cli-opinions-text = statement
cli-opinions-missing = { $file } is not there: check the path.
cli-opinions-unknown = { $file } holds no Polis export: participants-votes.csv or votes.json is needed (.gz too).
cli-opinions-unreadable = { $file } cannot be read: it must be UTF-8 text, packed by gzip where its name ends in .gz.
cli-opinions-columns = { $file } has the wrong columns: participants-votes.csv needs participant, and columns named by the numbers of statements.
cli-opinions-value = { $file }, line { $line }, makes no sense: a stance is 1, 0, -1 or empty.
cli-opinions-empty = Nobody took a stance in { $file }.

# The map of opinions on a topic's page
opinions-title = Map of opinions
opinions-lead = { $people } neighbours took a stance on { $statements } statements; opinions fall into { $groups } groups.
opinions-lead-unclear = { $people } neighbours took a stance on { $statements } statements. Opinions did not fall into clear groups.
opinions-map-title = Map of opinions
opinions-map-about =
    { $groups ->
        [0] { $people } dots, one a neighbour; who thinks alike stands close together. There are no clear groups.
       *[other] { $people } dots, one a neighbour; who thinks alike stands close together, in { $groups } groups.
    }
opinions-map-how = A dot is a neighbour; like minds stand close. Dots have no names.
opinions-group = { $group }: { $people }
opinions-group-points = What { $group } think
opinions-agrees = agree with “{ $text }”
opinions-disagrees = disagree with “{ $text }”
opinions-common-how = Whatever else they think, most see these the same way.
opinions-bridging-how = Many agree who otherwise see things differently.
opinions-divisive-how = Opinions are far apart here: worth another talk.
opinions-scarce-how = Fewer than 5 people took a stance: too early to tell, and no numbers are shown.
opinions-common-groups-agree = All groups agree
opinions-common-groups-disagree = All groups disagree
opinions-common-most-agree = Most agree
opinions-common-most-disagree = Most disagree
opinions-bridging-said = People of different minds agree
opinions-divisive-said = Many agree and many disagree
opinions-divisive-sides = Most of { $agree } agree, most of { $disagree } disagree
opinions-scarce-said = Hardly anybody took a stance
opinions-withheld = fewer than 5, not shown
opinions-shares = { $people } took a stance: { $agree }% agree, { $disagree }% disagree
opinions-secret = Stances are being taken, and nobody sees what others think. The map of opinions will stand here when this round is over.
opinions-why = How the map is made
opinions-why-words = What everybody thinks of each statement makes one picture: who thinks alike stands close together. Groups must pass two tests, or none are shown; counts under 5 are never shown. The map helps to see what people think; it does not replace a vote.
opinions-scan = Scan to see all

refusal-opinions-not-yet = No. { $number } has no map of opinions yet: the round of stances must be over, and somebody must have taken one.

# In chat, and the summary that a model writes
opinions-told = #{ $number } “{ $title }”: { $people } neighbours took a stance; opinions fall into { $groups } groups.
opinions-told-unclear = #{ $number } “{ $title }”: { $people } neighbours took a stance. Opinions did not fall into clear groups.
opinions-line-common-agree = Most agree: “{ $text }”
opinions-line-common-disagree = Most disagree: “{ $text }”
opinions-line-divisive-agree = Opinions are far apart: “{ $text }”
opinions-link = See the map of opinions
opinions-post = Post the map to the group
opinions-drawing = The map of #{ $number } is being drawn and goes to the group.
opinions-summarise = Have a model sum it up
opinions-writing = A model is summing up #{ $number }; moderators see it first.
opinions-unwritten = #{ $number } was not summed up: there is no model, it did not answer, or what it wrote does not fit the statements. The map and the lists are there all the same.
opinions-written = A model summed up #{ $number } “{ $title }”. Behind each sentence are the statements it rests on; please compare. Nobody else sees it before you approve:
opinions-sentence = { $text } (statements { $numbers })
opinions-approve = Approve and show
opinions-drop = Do not use
opinions-take-off = Take off the page
opinions-approved = The summary of #{ $number } is on the page, marked as machine-made.
opinions-dropped = This summary of #{ $number } is not used.
opinions-summary = In short
opinions-machine-made = machine-made
opinions-machine-made-how = Drafted by a language model and checked by a moderator; the numbers are the statements each sentence rests on.
opinions-rests-on = rests on statement { $number }
opinions-waiting = A summary waits for you
opinions-none = Nobody has taken a stance yet.

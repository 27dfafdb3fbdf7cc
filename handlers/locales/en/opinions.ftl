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

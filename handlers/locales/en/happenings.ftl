# What happens in groups: the assistant comes and goes, neighbours join.

happenings-new-room = Hello, I am the council's assistant. An admin of the community can send “bind CODE” here, and I can be of use to all of you.
happenings-back = I am back: go on asking, proposing and voting.
happenings-joined = Welcome to “{ $room }”! Ask, propose and vote there or here; send “help” to see how.
happenings-welcome = Welcome, new neighbours: { $names }! Say “ask …” or “propose …” in the group, or send me “help” in private.
happenings-anonymous = You are speaking as an anonymous admin, so I cannot tell who you are and did nothing. Write to me in private, or switch anonymity off in the group's settings and say it again.

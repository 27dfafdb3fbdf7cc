telegram-command-ask = Ask about a rule: /ask where may dogs run free
telegram-command-propose = Propose something: /propose the lamp at gate 3 is broken
telegram-command-proposals = See what neighbours have proposed
telegram-command-login = Get a link to sign in on the web
telegram-command-language = Change the language
telegram-command-privacy = See what is kept about you
telegram-command-cancel = Drop what was begun
telegram-command-help = See what I can do for you

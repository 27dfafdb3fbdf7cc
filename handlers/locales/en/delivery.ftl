delivery-postmark = ✉{ $mark }
delivery-postmark-again = ✉{ $mark } (sent again: if a message above says ✉{ $mark } too, it is the same one)
delivery-hint = There are no buttons here: answer with the number.
delivery-hint-or-words = There are no buttons here: reply with a number, or send one of the words above.
delivery-hint-words = Just answer; or send one of the words above.
delivery-hint-in-room = There are no buttons here: quote this message and answer with the number.
delivery-hint-by-number = There are no buttons here: quote this message and answer with the number, or send “#{ $number } 1”.
gap-repeat = I was cut off for a while and did not get what was sent meanwhile. Voting goes on: { $polls }. If you chose just now and got no word from me, please send it again; it counts once.
gap-poll = no. { $number }

# Rooms without buttons: cards as pictures
room-card-as-of = As of { $at }; scan for the newest.
room-card-scan = Hold the picture to read the code: it opens the phone page, where you can do the same.
room-card-poll-how =
    { $form ->
        [some] Send “#{ $number } 1 3” here; you may choose several. Everybody here sees what you send: scan the code or write to me in private if you would rather not.
        [ranking] Scanning is the easiest; or send “#{ $number } 3 1 2”, what you like best first. Scan or write to me in private if nobody is to see it.
        [scores] Scanning is the easiest; or send “#{ $number } 1:5 2:3”. Scan or write to me in private if nobody is to see it.
       *[other] Send “#{ $number } 1” here, with the number you choose. Scan the code or write to me in private if nobody is to see it.
    }
room-card-opinions-how = Send “#{ $number } 1” with the number you choose; to say something, “/say { $number } your view”.
room-card-stances-how = One statement at a time: send “#{ $number } 1” with the number you choose. You can change it.

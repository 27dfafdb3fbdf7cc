delivery-postmark = ✉{ $mark }
delivery-postmark-again = ✉{ $mark } (sent again: if a message above says ✉{ $mark } too, it is the same one)
delivery-hint = There are no buttons here: answer with the number.
delivery-hint-in-room = There are no buttons here: quote this message and answer with the number.
delivery-hint-by-number = There are no buttons here: quote this message and answer with the number, or send “#{ $number } 1”.
gap-repeat = I was cut off for a while and did not get what was sent meanwhile. Voting goes on: { $polls }. If you chose just now and got no word from me, please send it again; it counts once.
gap-poll = no. { $number }

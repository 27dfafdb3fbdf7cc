delivery-postmark = ✉{ $mark }
delivery-postmark-again = ✉{ $mark } (sent again: if a message above says ✉{ $mark } too, it is the same one)

# Deliberating: statements and stances.

discuss-what = Topic { $number } “{ $title }”: what do you think? One sentence (up to 140 characters).
discuss-taken = Noted (topic { $number }): “{ $text }”. A moderator looks at it first; I will tell you.
discuss-stance = Topic { $number }, “{ $text }”: you said { $stance }. Press again to change it.
discuss-received = { $name }, noted for topic { $number }.
discuss-statement = Topic { $number } “{ $title }”: what do you think of “{ $text }”
discuss-all-done = You have answered every statement on topic { $number }. Thank you!
discuss-none-yet = Nobody has said anything on topic { $number } yet. Will you?

refusal-statement-twice = You have said that on topic { $number } already.
refusal-stance-unknown = Please choose agree, disagree or pass.
refusal-statement-not-shown = This statement is not shown, so there is nothing to answer.
refusal-statements-waiting = You have { $waiting } statements on no. { $number } waiting for a moderator; please wait until they have been looked at.

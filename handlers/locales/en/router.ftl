# What was understood, and what was not.

router-understood = You chose: { $label }
router-and = { $first }, { $second }
router-nothing-offered = There is nothing to choose at the moment. Send /help to see what you can do.
router-nothing-offered-on = There is nothing to choose on no. { $number } now. Send “/status { $number }” to see how it stands.
router-no-such-choice = There is no such choice. Please reply with a number from 1 to { $most }.
router-one-digit = Please choose one only: reply with a single number from 1 to { $most }.
router-which-community = Hello! I do not know your community yet. Please send me the six-character code that your community gave you, such as: /join AB12CD

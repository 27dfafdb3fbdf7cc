# Rolls: sheets read, looked over, taken in; owners and lists; mending the title of a poll.

rolls-reading = Reading “{ $name }”. You will be told here; nothing is taken in before you confirm it.
rolls-read =
    { $doubts ->
        [0] “{ $name }” is read: { $doors } doors, nothing doubtful. Nothing is taken in yet; please look it over.
       *[other] “{ $name }” is read: { $doors } doors, { $doubts } things to check. Nothing is taken in yet; please look it over.
    }
rolls-look = Look it over
rolls-refused = “{ $name }” could not be read: { $reason }
rolls-taken-in = “{ $name }” is taken in: { $added } doors added, { $changed } changed, { $gone } taken off.
rolls-dropped = All right, “{ $name }” was not taken in.
rolls-linked = Noted: { $name } votes for { $owner }.
rolls-unlinked = Noted: nobody votes online for { $owner } now.
rolls-list-kept = The list “{ $name }” is kept, { $count } people.
rolls-list-removed = The list “{ $name }” is gone. Votes that are open keep their roll.

# What is doubtful, and how to mend it
doubt-formula = A formula; what it works out is not relied on
doubt-formula-mend = Paste it as a value in the sheet and send it again.
doubt-looks-like-date = The spreadsheet made a date of the door
doubt-looks-like-date-mend = Format the column as text, type the doors again and send it again.
doubt-door-missing = No door
doubt-door-missing-mend = Fill in the door, or delete the row.
doubt-door-unreadable = The door cannot be made out
doubt-door-unreadable-mend = Write building, unit and door in three columns, such as 3, 2, 501, or 3-2-501 in one.
doubt-two-areas = One door with two areas
doubt-two-areas-mend = Keep the row that agrees with the title deed.
doubt-area-missing = No area
doubt-area-missing-mend = Fill in the area. Without it, the door counts as 0 where area is counted.
doubt-area-unreadable = The area cannot be made out
doubt-area-unreadable-mend = Write a number alone, such as 89.56.
doubt-area-unusual = An unusually large or small area
doubt-area-unusual-mend = Check the decimal point; the unit is the square metre.
doubt-owner-missing = No owner
doubt-owner-missing-mend = Fill in the name. Without it, the door counts and nobody can vote for it.
doubt-duplicate-door = One door on two rows
doubt-duplicate-door-mend = It counts as one dwelling of several owners. Mend it if a door is mistyped.
doubt-several-dwellings = One person owns several dwellings
doubt-several-dwellings-mend = By law one head, with all the area. Nothing to mend if it is the same person.
doubt-same-name = The same name, perhaps two people
doubt-same-name-mend = Different telephones make two people, no telephone makes one. Add the telephones of two.
doubt-odd-characters = Odd characters in a name
doubt-odd-characters-mend = Check whether they are garbled, and write the name.
doubt-filled-down = Building or unit was empty and taken from the row above
doubt-filled-down-mend = Merged cells look like that. Nothing to mend if it is right.
doubt-total-row = Looks like a row of totals, left out
doubt-total-row-mend = Nothing to mend.

vote-correct-which = What is the right title? Only a typing mistake can be mended; it must mean the same.
vote-correct-label = Mend a typing mistake in the title
vote-corrected-shown = A typing mistake in the title was mended: { $words }
reports-corrected = Typing mistakes mended
vote-corrected = A typing mistake in vote No. { $number } was mended. Before: “{ $was }”; now: “{ $now }”.

refusal-nothing-to-read = Choose one file, .xlsx or .csv, one at a time.
refusal-nothing-readable = No row of this file can be used. Please mend it and send it again.
refusal-roll-without-header = No row names the columns. Write names into the first row, “门牌” and “楼栋” at least, or fill in the template.
refusal-not-a-sheet = Use a .xlsx or .csv file; save an old .xls as .xlsx first.
refusal-list-nameless = Give the list a name, such as: delegates of buildings.
refusal-list-of-nobody = Nobody is on the list yet. Tick one member at least.
refusal-corrected-too-late = Somebody voted in No. { $number }, or it is over: its title stays. To change it, cancel the vote with a reason and open another.
refusal-more-than-a-mistake = That is more than a typing mistake. To change what No. { $number } means, cancel it with a reason and open another.

# Rolls
cli-roll-doubt = Row { $row }: { $what } { $words } — { $mend }
cli-roll-taken-in = Taken in: { $doors } doors, { $added } added, { $changed } changed, { $same } unchanged, { $gone } that the sheet leaves out.
cli-roll-looked-over = Looked over, nothing taken in: { $doors } doors, { $added } to be added, { $changed } to be changed, { $same } unchanged, { $gone } that the sheet leaves out.

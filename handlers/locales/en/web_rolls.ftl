# Pages: rolls, looking a file over, owners, lists.

roll-title = Rolls
roll-lead = Who votes and what counts comes from here. Nobody sees here who voted, or how.
roll-figures = The present rolls
roll-households = Households
roll-holdings = Dwellings, shops and spaces
roll-area = Area in all
roll-square-metres = { $area } m²
roll-owners = Owners
roll-unlinked = Owners for whom nobody votes yet
roll-without-area = { $count } without an area: they count as 0 where area is counted. Fill it in before owners vote.
roll-without-owner = { $count } whose owner is not known
roll-file-title = Take in a sheet
roll-file-what = Look first: the file is read and every doubtful row is shown; nothing is taken in before you confirm it. A newer file shows what it adds, changes and leaves out. Of telephones only the last four digits are kept, to tell namesakes apart.
roll-file-waits = read, not taken in yet
roll-template = Download the template
roll-choose = Choose a sheet
roll-choose-hint = .xlsx or .csv with names of columns: building, unit, door, area, owner, phone… Some may be missing.
roll-read = Look at it first
roll-lists = Lists
roll-lists-what = Where delegates vote, or only some people do, make the list here first and choose it when you open the vote.
roll-list-count = { $count } people
roll-list-new = New list
roll-list-name = Name of the list
roll-list-name-hint = Such as: delegates of buildings, building 3
roll-list-kind = What it is
roll-kind-delegates = Delegates: chosen by buildings or groups
roll-kind-listed = List: people who are asked to vote
roll-list-who = Who is on it
roll-stands-for = Stands for
roll-building = Building { $name }
roll-list-remove = Remove this list
roll-owners-what = A moderator says who votes for an owner. Who lives there or has the same name is offered; check and press.
roll-search = Find an owner or a door
roll-search-go = Find
roll-developer = developer
roll-voter = { $name } votes
roll-no-voter = Nobody votes for them yet
roll-is = It is { $name }
roll-no-owners = No owners yet. Take in a sheet above.
roll-who-votes = Who votes
roll-who-votes-what = Choose the owner's own account. Where several own one dwelling, each may be linked; it stays one vote.
roll-nobody = Nobody for now
roll-save = Save

roll-look = Look the roll over
roll-look-lead = “{ $name }”, read { $at }. Nothing is taken in yet.
roll-sums = What can be used: { $doors } doors, { $dwellings } of them households, { $owners } owners, { $area } m² in all.
roll-doubts =
    { $count ->
        [0] To check
       *[other] { $count } things to check
    }
roll-no-doubts = Nothing to check.
roll-kept-out = { $count } rows cannot be used and are left out. Mend them and send the file again.
roll-left-out = this row is left out
roll-other = the same door as row { $row }
roll-row = Row
roll-what = What is wrong
roll-mend = How to mend it
roll-changes = What would change
roll-added = { $count } doors added
roll-changed = { $count } doors changed
roll-gone = { $count } doors that the file leaves out
roll-same = { $count } doors unchanged
roll-was = Before
roll-now = Now
roll-confirm-title = Take it in?
roll-confirm-what = Votes that are open have their roll already; nothing changes for them.
roll-drop-gone = Take the doors that the file leaves out off the roll too (in the buildings that it names)
roll-confirm = Take it in
roll-drop = Do not take it in

# Words of the template: the program knows these names of columns
roll-sheet-title = Roll
roll-column-building = building
roll-column-unit = unit
roll-column-door = door
roll-column-area = area
roll-column-owner = owner
roll-column-phone = phone
roll-column-use = use
roll-column-status = status
roll-column-note = note
roll-notes-title = How to
roll-note-1 = One row a dwelling. Building, unit and door in three cells, such as 3, 2, 501; leave the unit empty where there is none.
roll-note-2 = The area of the title deed, a number in square metres such as 89.56. No formulas.
roll-note-3 = Several owners of one dwelling in one cell, such as: 王建国、李秀英; telephones in the same order.
roll-note-4 = Telephones tell namesakes apart; only the last four digits are kept.
roll-note-5 = Empty use means a home; name shops (商铺), parking (车位) and storage (储藏室), they are no households.
roll-note-6 = Empty status means handed over; write 未售 for what the developer still holds, 未交付 for what is sold and not handed over.

# Bylaws: their names, what they need, what they are worth; what that means for the roll today.

bylaw-owners_ordinary = owners' decision (ordinary matters)
bylaw-owners_major = owners' decision (major matters)
bylaw-residents_representatives = residents' representatives
bylaw-villagers_meeting = villagers' meeting
bylaw-villagers_representatives = villagers' representatives
bylaw-villagers_group = villagers' group
bylaw-collective_members = members of the collective
bylaw-custom = rules of your own

# What they need, in plain words
bylaw-consultation-needs = We ask what people think: more for than against counts as agreed. Any number may take part, unless the moderator says otherwise.
bylaw-owners_ordinary-needs = For ordinary matters such as the owners' committee, the property company or the house rules. Two accounts are kept: area and heads. In both, two thirds or more must take part, and of these more than half must agree. A vote against takes part too.
bylaw-owners_major-needs = For major matters: raising repair funds, rebuilding, changing the use of common parts or earning money with them. Two accounts are kept: area and heads. In both, two thirds or more must take part, and of these three quarters or more must agree. A vote against takes part too.
bylaw-residents_meeting-needs = All adult residents, or one representative a household. More than half must take part, and more than half of these must agree. Votes against and abstentions take part too.
bylaw-residents_representatives-needs = The residents' representatives vote. Two thirds or more must take part, and more than half of these must agree.
bylaw-villagers_meeting-needs = All adult villagers, or one representative a household. Of persons more than half must take part, of households two thirds or more; more than half of those taking part must agree.
bylaw-villagers_representatives-needs = The members of the representatives' meeting vote. Two thirds or more must take part, and more than half of these must agree.
bylaw-villagers_group-needs = The adults of the group, or one representative a household. Two thirds or more must take part, and more than half of these must agree.
bylaw-collective_members-needs = The members of the collective vote. Two thirds or more must take part, and two thirds or more of all members must agree: who stays away is counted among them.
bylaw-custom-needs = The moderator says how many must take part and how many must agree, and on what ground.

base-owners = owners vote, by area and heads
base-delegates = delegates vote, one vote each
base-listed = people on a list vote, one vote each

effect-prepares-owners = Effect: prepares and documents a decision of the owners' assembly. Owners vote online, formally, in the system that the government names (Beijing 2024 rules, art. 35).
effect-own-rules = Effect: by the rules set for this vote. It does not replace what the law leaves to the owners' assembly or the residents' meeting.

# Shares
share-more-than-half = more than half
share-more-than = more than { $part }/{ $whole }
share-at-least = { $part }/{ $whole } or more
share-all = all
numeral-1 = 1
numeral-2 = 2
numeral-3 = 3
numeral-4 = 4
numeral-5 = 5
numeral-6 = 6
numeral-7 = 7
numeral-8 = 8
numeral-9 = 9
numeral-10 = 10

# Before the opening, with the roll as it stands
preview-quorum =
    { $base ->
        [households] With the present roll: { $electors } households, of which at least { $least } must take part.
        [owners] With the present roll: { $electors } owners, of whom at least { $least } must take part (a dwelling is one head, and so is one buyer of several).
        [delegates] With the present list: { $electors } delegates, of whom at least { $least } must take part.
       *[persons] With the present roll: { $electors } people, of whom at least { $least } must take part.
    }
preview-no-quorum =
    { $base ->
        [households] With the present roll: { $electors } households. Any number may take part.
       *[persons] With the present roll: { $electors } people. Any number may take part.
    }
preview-quorum-area = Area: { $area } m² in all; owners of at least { $least } m² must take part.
preview-no-quorum-area = Area: { $area } m² in all.
preview-majority =
    { $base ->
        [households] Of the households taking part, { $share } must agree: { $least_few } if just { $few } take part, { $least_all } if all do.
       *[persons] Of the people taking part, { $share } must agree: { $least_few } if just { $few } take part, { $least_all } if all do.
    }
preview-majority-area = Of the area taking part, { $share } must agree too: { $least_few } m² if just { $few } m² take part, { $least_all } m² if all does.
preview-majority-all =
    { $base ->
        [households] Of all households, { $share } must agree: { $least_all }, those who stay away counted in.
       *[persons] Of all people, { $share } must agree: { $least_all }, those who stay away counted in.
    }
preview-majority-all-area = Of all area, { $share } must agree too: { $least_all } m².
preview-majority-decided = Of the votes for and against, { $share } must be for; abstentions are not counted.
preview-unspoken =
    { $base ->
        [households] In { $count } of these households nobody is enrolled yet: ask them to join, or to vote on paper.
       *[persons] { $count } of them are not enrolled yet: ask them to join, or to vote on paper.
    }
preview-enrolled-only = Only people who enrolled are on the roll; the law means all adults. Please check that nobody is missing.
preview-notice-met = Notice: { $source } asks for { $days } days; the opening leaves enough.
preview-notice-short = Notice: { $source } asks for { $days } days; this leaves { $given }. The result is advisory, so you may go on; to make it count, open later.
preview-callers = Beside the committee itself, a meeting must be called when these ask for it: { $callers }.
caller-tenth-of-residents = a tenth or more of adults or household representatives
caller-third-of-representatives = a third or more of the representatives
caller-fifth-of-owners = a fifth or more of the owners
publication-sums = Afterwards only the sums are published: with few voters, or with areas that tell whose home it is, single ballots would give people away.
publication-names = This is an open vote: afterwards everyone reads who voted what. It is said before it begins.
open-votes-title = Who voted what (open vote)
open-votes-who = Who
open-votes-what = Vote
open-votes-none = did not vote

# Counting steps: the account of areas
step-option-area = By area, { $label }: { $area } m²
step-quorum-least =
    { $met ->
        [true] Taking part: { $participating } of { $electors } on the roll, at least { $least } needed: enough
       *[false] Taking part: { $participating } of { $electors } on the roll, at least { $least } needed: not enough
    }
step-quorum-area =
    { $met ->
        [true] Area taking part: { $participating } of { $electors } m², { $strict ->
            [true] more than
           *[false] at least
        } { $share } needed ({ $least } or more): enough
       *[false] Area taking part: { $participating } of { $electors } m², { $strict ->
            [true] more than
           *[false] at least
        } { $share } needed ({ $least } or more): not enough
    }
step-quorum-none-area = Area taking part: { $participating } of { $electors } m², no minimum set
step-majority-area =
    { $met ->
        [true] To pass by area: at least { $least } of { $base } m² needed, { $part } m² reached: passed
       *[false] To pass by area: at least { $least } of { $base } m² needed, { $part } m² reached: not passed
    }
step-most-chosen-area = By area, the leading option has { $count } m²
step-tied-area = By area, the leading options are equal; nothing is decided
step-nobody-area = By area, no ballot decides anything

# What is filled in for rules of one's own
rule-majority-of = Of what
rule-of-participating = Of those taking part
rule-of-electorate = Of all, those who stay away too
rule-of-for-and-against = Of for and against, without abstentions
rule-least = Least number of votes
rule-least-hint = Empty means any. With a share above too, both must be reached.

# Refusals
refusal-notice-too-short = { $source } asks for { $days } days of notice; the earliest opening is { $earliest }. Please open then or later, and close after that.
refusal-share-unclear = “{ $words }” is no share. Write a fraction, such as 2/3, more than half, or more than 1/3.
refusal-rule-without-text = Rules of your own need their ground, such as: house rules, article 8.
refusal-list-unknown = There is no such list. Make the list on the desk's page of rolls first.
refusal-method-needs-share = This way of voting knows no share that agrees, so it cannot decide under this bylaw. Use for or against, one of several, or several choices; or choose a plan by consultation first and vote on it then.

# Whether the community's meetings have adopted this channel
adopted-title = Meetings held here
adopted-what = Only where a residents', villagers' or representatives' meeting has formally adopted voting here is a result its decision; elsewhere it is advisory.
adopted-ground = Which meeting adopted it, and when
adopted-ground-hint = Such as: residents' meeting of 1 November 2026, resolution 3. It stands in the record for all to see.
adopted-note = Note: adopted
adopted-by = Adopted: { $ground }
adopted-take-back = Change to not adopted
adopted-noted = Noted: this community has adopted voting here by “{ $ground }”. From now on votes under a meeting's bylaw need their notice, and their results are its decisions.
adopted-taken-back = Changed: results under a meeting's bylaw are advisory from now on.
refusal-adoption-without-ground = Say which meeting adopted it, and when.

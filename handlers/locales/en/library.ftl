# Sources: how a document stands, the library, what people say

# How a document stands now
lib-state =
    { $state ->
        [in_force] in force
        [not_yet] not yet in force
        [repealed] repealed
        [expired] expired
        [elsewhere] of another place
        [replaced] older version
       *[retired] taken away
    }
lib-news = news
lib-everywhere = 全国
lib-from = in force from { $day }
lib-until = until { $day }
lib-ended = repealed on { $day }
lib-between = , { "" }
lib-dates = In force
lib-article = Article
lib-stop = .
lib-titled = “{ $title }”
lib-said-news = A news report, not a rule. Good to know; what counts are the documents.
lib-said-plainly = This passage tells in plain words what the article says; it is not its text.
lib-said-reply = A reply of { $community }, { $day }.
lib-said-repealed =
    { $of ->
        [article] This article is repealed since { $day } and proves nothing any more.
       *[document] This document is repealed since { $day } and proves nothing any more.
    }
lib-said-ending =
    { $of ->
        [article] This article will be repealed on { $day }; it holds until then.
       *[document] This document will be repealed on { $day }; it holds until then.
    }
lib-said-expired =
    { $of ->
        [article] This article held until { $day } and has expired.
       *[document] This document held until { $day } and has expired.
    }
lib-said-not-yet =
    { $of ->
        [article] This article takes effect on { $day }; it is not in force yet.
       *[document] This document takes effect on { $day }; it is not in force yet.
    }
lib-said-elsewhere = This is a rule of { $place } and does not hold here.
lib-said-retired = This document was taken away on { $day } and is cited no more. It stays here so that earlier answers can still be checked.
lib-said-replaced = This is an older version; the newer one is { "" }
lib-no-passages = There are no passages in this document.

# The public page
lib-kinds = Kinds of documents
lib-every-kind = All kinds
lib-all = See all
lib-nothing-found = Nothing was found. Try other words, or ask in private.
lib-titles-found = Documents with these words in their names
lib-to-desk = Manage these documents
lib-on-the-desk = Open in the library

# The library
lib-title = Library
lib-lead = The bot answers from these documents alone. Put notices, covenants and guides here, and residents get answers with their source.
lib-public = The page that residents see
lib-place = This community is in { $place }. Rules of other places are not taken for its own.
lib-no-place = Nobody has said where this community is, so rules of other places cannot be told apart. An admin should say it.
lib-place-change = Say where this community is
lib-place-label = Where this community is
lib-place-hint = Down to the district, such as 北京市昌平区
lib-save = Save
lib-upload = Put documents in
lib-upload-what = Choosing files is enough; the rest may be left empty. Once they are read, it says below what became of each.
lib-files = Files
lib-files-hint = Several at once, 6 at most, 10 MB each. It reads txt, md, html, pdf, docx, xlsx.
lib-labels-more = Say issuer and dates (optional)
lib-labels-what = What you write here holds for every file chosen this time.
lib-upload-button = Put in
lib-uploads = Put in lately
lib-reading = reading
lib-became =
    { $outcome ->
        [added] read
        [replaced] newer version
        [known] known already
        [labelled] labels changed
       *[refused] not taken
    }
lib-refused = { $reason }.
lib-cut = Cut into { $count } passages; it can be asked about now.
lib-list = Documents
lib-search = Find by name or issuer
lib-found = { $count } found.
lib-own = Of this community ({ $count })
lib-shared = Shipped with the program ({ $count })
lib-none = No documents yet.
lib-none-found = No such document was found.
lib-passages = { $count } passages
lib-kind = What it is
lib-kind-guess = Let it see for itself
lib-effective = In force from
lib-expires = Valid until
lib-expires-hint = It is cited no more after that day.
lib-repealed = Repealed on
lib-jurisdiction-hint = Such as 北京市. Leave empty what holds in the whole country.
lib-repeals = Older documents that it replaces
lib-repeals-hint = Their names, one a line.
lib-repeals-short = Replaces
lib-source-title = Name of the document

# One document
lib-shipped = shipped with the program, cannot be changed
lib-answer = See this answer, to change it or take it away
lib-file = File name
lib-as-residents = As residents see it
lib-sides = Before and after cleaning
lib-sides-what = What is struck out is not taken in; its colour tells the rule. Green is what it was changed to.
lib-sides-nothing = This document is clean: nothing was struck out.
lib-sides-long = The document is long; only its beginning is shown here.
lib-rule =
    { $rule ->
        [invisible] invisible signs
        [widths] full-width digits and letters
        [pinyin] readings in brackets
        [furniture] menus and links of the site
        [captions] captions of pictures
        [credits] credits of editors
        [repeats] printed twice
        [joins] broken lines
        [points] how points are written
       *[other] other
    }
lib-raw = As it was
lib-cleaned = Cleaned
lib-passages-title = Passages as cut
lib-passages-what = { $count } in all. These are what answers cite.
lib-alike = the same stands elsewhere; found once
lib-questions = Answers: { $questions }
lib-labels = Change labels
lib-labels-why = With the right dates and place, what has expired or holds elsewhere is not taken for a rule in force.
lib-remove = Take away
lib-remove-what = Answers cite it no more; earlier answers can still be followed to it.
lib-remove-open = Take this document away
lib-remove-reason = Why
lib-remove-button = Yes, take “{ $title }” away

# What people say
lib-words-title = How people say it
lib-words-lead = People say “小电驴” where documents write “电动自行车”. Note both sides here and it finds them.
lib-try = Try a question
lib-try-what = See which passages are found now.
lib-try-label = Such as: 小电驴能推上楼吗
lib-try-button = Try
lib-tried = { $count } passages were found; the first ones are most likely to answer:
lib-tried-nothing = Nothing was found. Add words below and try again in a few seconds.
lib-words-add = Add an entry
lib-words-add-button = Add
lib-lay = People say
lib-lay-hint = Put commas between words, such as 小电驴、电瓶车
lib-formal = Documents write
lib-formal-hint = Such as: 电动自行车
lib-words-own = Of this community ({ $count })
lib-words-none = None yet.
lib-words-change = Change or remove
lib-words-remove = Remove this entry
lib-words-usual = Shipped with the program
lib-words-usual-what = These are known already and cannot be changed.
lib-words-usual-show = See all { $count }

# What people say and what the texts say

wordings-added = Noted: for “{ $lay }” I shall look for “{ $formal }”. It works in a few seconds.
wordings-changed = Changed: for “{ $lay }” I shall look for “{ $formal }”. It works in a few seconds.
wordings-removed = Gone: “{ $lay }” is no longer taken for “{ $formal }”.
refusal-wording-incomplete =
    { $side ->
        [lay] Please say how people call it.
       *[formal] Please say how the documents call it.
    }
refusal-wording-too-short = “{ $word }” is too short: it stands in nearly every question. Write at least { $least } characters.
refusal-wording-too-long = “{ $word }” is too long: a word has { $limit } characters at most. Put commas between words.
refusal-wording-too-many = Each side takes { $limit } words at most; please make another entry for the rest.
refusal-wording-same = “{ $word }” stands on both sides. Write only words that differ from those of the documents.
refusal-wording-known = Another entry has “{ $word }” already; please change that one.
refusal-wordings-full = { $limit } entries are kept at most; please remove what is not needed first.

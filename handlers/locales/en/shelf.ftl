# Sources: taken in, labelled, removed; where the community lies.

shelf-reading =
    { $files ->
        [1] Got it. I am reading the file and will tell you in private when I am done.
       *[other] Got { $files } files. I am reading them and will tell you about each in private.
    }
shelf-file-added = “{ $name }” is read and cut into { $passages } passages. People can ask about it now.
shelf-file-replaced = “{ $name }” has a new version, which took the old one's place ({ $passages } passages). Earlier citations can still be opened.
shelf-file-known = “{ $name }” was here already, not a word changed. Nothing was doubled.
shelf-file-labelled = “{ $name }” was here already, with the same text. Its labels are now as you wrote.
shelf-refused = “{ $name }” was not taken in: { $reason }.
shelf-labelled = The labels of “{ $title }” are changed.
shelf-removed = “{ $title }” is out of use and will not be cited any more. Earlier citations can still be opened.
shelf-place-which = Where does the community lie? Name it down to the district, such as 北京市昌平区
shelf-placed = Noted: the community lies in { $place }. Rules of other places will not be cited as ours.

source-kind-law = law
source-kind-notice = notice
source-kind-news = news
source-kind-reply = committee's answer
source-state-in-force = in force
source-state-not-yet = not yet in force
source-state-repealed = repealed
source-state-expired = expired
source-state-retired = out of use

refused-file-missing = there is no such file
refused-file-unknown-kind = this kind of file is not known; use txt, md, html, pdf, docx or xlsx
refused-file-too-large = the file is too large; split it
refused-file-too-long = there is too much text; split it
refused-file-too-heavy = opening it takes too much memory; it may be damaged or malicious
refused-file-too-slow = it was not read in time; it may be damaged
refused-file-damaged = the file is damaged; export it again
refused-file-encrypted = the file has a password; remove it first
refused-file-not-text = its content is no text
refused-file-empty = there is no text to use in it; run text recognition on scans first

refusal-nothing-to-take-in = No file was chosen. Choose one, then send.
refusal-kind-unknown = A source is a law, a notice or news. Choose one.
refusal-title-missing = A source needs a title.

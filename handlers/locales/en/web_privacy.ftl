# Privacy on the web: the notice, one's own page, the record of processing.

notice-handler = Your data here is kept and processed by { $community } (the handler), for the affairs of this community alone, under the Personal Information Protection Law.
notice-handler-any = Your data is kept and processed by your community (the handler), for its own affairs alone, under the Personal Information Protection Law.
notice-chatter = Of chatter in the group that does not address the bot not a word is kept; who speaks in the residents’ group leaves only “this account belongs here”, and a name once they turn to the bot.
notice-apart = What you are asked for separately
notice-apart-what = A door number, a telephone number, your name in a publication (as a witness) and sending your questions to a language model outside: each is done only if you agree, and nothing else depends on it. /consents or one press on the page takes it back.
notice-backups = Backups expire by rotation: what an old one holds is gone when that backup is.
notice-right-1 = See: /privacy tells what is kept about you.
notice-right-2 = Know: /looked tells who looked; every look by staff is recorded.
notice-right-3 = Have: /export brings all of it, by a link that works once.
notice-right-4 = Take back: /consents takes back what you agreed to.
notice-right-5 = Be removed: /erase, with 7 days to think better of it. To have something corrected, ask a moderator.
notice-votes = Votes
notice-votes-what = Ballots are kept apart from names, and sealed; when the public notice is over the key that joins them is destroyed. After a removal votes stay counted and receipts still work; rolls of votes under way or in their notice stay until it ends, by law.
notice-young = The young
notice-young-what = Of children under 14 nothing is kept without a guardian’s consent; from 14 to 17 one may ask and see; votes are from 18.
record-title = Record of processing
record-lead = What { $community } processes, why, who sees it and for how long; to be printed and filed (PIPL articles 54 to 56).
record-handler = Handler
record-members = People
record-agreements = Notices and consents
record-erasures = Removals asked for
record-what = What is processed, and for what
record-kind = Data
record-purpose = What for
record-who = Who sees it
record-kind-1 = Name, chat account
record-purpose-1 = To know who speaks; one person, one vote
record-who-1 = Enrolled neighbours the name, others the surname; accounts oneself alone
record-kind-2 = Door number (separate consent)
record-purpose-2 = Who lives where; votes by household
record-who-2 = Moderators, grid workers, the head of the building; every look recorded
record-kind-3 = Telephone (separate consent)
record-purpose-3 = Being called back by the committee
record-who-3 = The committee; encrypted, every look recorded
record-kind-4 = Owners: name, last four digits of a telephone, area
record-purpose-4 = Rolls of owners (Civil Code, article 278)
record-who-4 = Moderators; the digits are encrypted
record-kind-5 = Proposals, seconding, statements, stances, ratings, photos
record-purpose-5 = Deliberating, and making public what becomes of it
record-who-5 = Proposals and outcomes are public; of stances only sums; photos lose their place
record-kind-6 = Questions and answers
record-purpose-6 = Answering, and mending what is known
record-who-6 = Oneself; the committee sees unanswered ones, and the name only if one passes it on
record-kind-7 = That one voted; ballots
record-purpose-7 = Votes
record-who-7 = Ballots nobody; who took part by household, without choices
record-kind-8 = Age group (18 or older, 14 to 17, under 14)
record-purpose-8 = Votes are for adults; children are protected
record-who-8 = Moderators
record-kind-9 = Records of consents, looks, removals
record-purpose-9 = So that one and the committee can check
record-who-9 = One’s own oneself; staff on the record of processing
record-kind-10 = Reports from doorways, their photos, numbers to call back (optional)
record-purpose-10 = To handle what was reported, and to call back
record-who-10 = Staff; numbers are encrypted, every look recorded
record-kind-11 = Whom names in relays of groups were matched with
record-purpose-11 = So that the next relay asks less
record-who-11 = Moderators; heads of buildings see their own building
record-recipients = To whom it goes
record-to-telegram = Telegram: what you say and get there, under its own terms; its servers are abroad.
record-to-wechat = WeChat and the gateway (Wechaty) that the community runs: what you say and get there passes through both, under Tencent's terms.
record-to-model = A language model ({ $host }): questions of those who agreed, without names, doors and telephones, with at most four public passages.
record-to-voice = A transcription service ({ $host }): voice notes to the bot of those who agreed, without name or account.
record-to-token = Systems that hold a token of the committee’s data interface: what waits and ratings, without names; every reading recorded.
record-to-nobody = To nobody else; no statistics are sent anywhere.
record-periods = For how long
record-period = Kept for
record-days = { $count } days
record-years = { $count } years
record-lasting = As long as the community exists, without a name after a removal
record-notice = Key and sealed ballots are destroyed when the notice ends
kept-queues = Messages and jobs that are done
kept-dialogues = Dialogues that were not finished
kept-sign-ins = Sign-in links that are over
kept-codes = Codes used or over
kept-sessions = Web sessions
kept-exports = Exports
kept-roll-files = Roll files that were not taken in
kept-uploads = Uploads that nothing rests on
kept-proxies = Photos of written proxies (after the notice)
kept-questions = Who asked a question that was not answered
kept-chats = Private chats with the bot on the web
kept-views = Who looked at personal data
kept-erasures = Removals that are done
kept-callbacks = Numbers left with reports from doorways (once handled)
kept-reports = Reports from doorways and their photos (once handled)
kept-nicknames = Whom a name in a group’s relay was matched with (after its last use)
kept-public = Proposals, topics, outcomes, responses, commitments
kept-ballots = Sealed ballots
record-measures = Measures
record-measure-1 = Ballots lie apart from names, sealed under a key of each poll’s own.
record-measure-2 = Telephones, exports and the digits on rolls are encrypted under the program’s secret; neither the database nor a backup alone opens them.
record-measure-3 = Every look by staff is written down before the page is shown; where that fails nothing is shown.
record-measure-4 = Pages load nothing from elsewhere and track nobody; photos lose the place they were taken.
record-measure-5 = Chatter is not kept; what is over is cleared every hour.
record-measure-6 = Backups and the secret are kept apart; who runs the server signs for confidentiality.
record-impact = Impact assessment
record-impact-when = Before sensitive data is processed, decisions are automated, others process or receive data, it is published or goes abroad, its impact is assessed and the record kept three years (articles 55 and 56). For example: Telegram (abroad), a language model outside, a roll of owners.
record-impact-none = No assessment was written yet.
record-impact-note = Write an assessment
record-impact-hint = Are purpose and means lawful, proper and necessary; what does it mean for people, and which risks; do the measures suffice.
record-impact-keep = Keep it
record-looks = Who looked at personal data
record-looks-none = Nobody has looked yet.
record-at = When
record-viewer = Who
record-seen = What
record-whom = Whose
record-times = { $count } times
record-people = { $count } people
mine-title = My privacy
mine-lead = Your own data: have it, see who looked, take consents back, have it removed.
mine-export = All about you in one archive: a page to read, and the data itself.
mine-export-until = Until { $at }, for one download.
mine-seen = Every look by staff is recorded here. Who else was on the page is not shown.
mine-agreed = These need your consent; one press takes it back.
mine-yes = agreed
mine-no = not agreed
mine-history = All records
mine-withdrawn = taken back { $at }
mine-phone = Number to call back
mine-phone-number = Telephone number
mine-phone-keep = Leave the number
mine-phone-none = You left no number.
mine-age = Age
mine-erase-open = I am sure, have it removed
phones-title = Numbers to call back
phones-lead = These residents left a number for the committee. Each time you open this page it is recorded, and they can see it.
phones-none = Nobody left a number.
export-title = All about you
export-lead = One press downloads it, and the link is used up. Please keep it in a safe place.
export-over-title = This link is used up
export-over = It works once, and for a day. For another, send /export.
privacy-told-label = I see
privacy-told = Thank you.
mine-asked =
    { $asked ->
        [notice] shown the notice
        [door] a door number
        [phone] a telephone number
        [witness] being a witness
        [guardian] a guardian's consent
        [voice] voice notes sent outside
       *[model] a language model outside
    }
mine-age-is =
    { $age ->
        [adult] You said: 18 or older.
        [minor] Noted: 14 to 17.
        [child] Noted: under 14, with a guardian's consent.
       *[unknown] Not noted.
    }

"""The collections of a unit of work, an area a class."""

from sqlalchemy import Connection

from bot.storage.mapping import Mapped
from bot.storage.repository import Repository
from bot.storage.tables import (
    assisting,
    consenting,
    conversation,
    council,
    doorways,
    guards,
    knowledge,
    ledger,
    opinions,
    people,
    privacy,
    rolls,
    rounds,
    voting,
)
from deliberation.assisted import Entry, Nickname, PaperBatch, Proxy
from deliberation.communities import Account, Community, Household, Member, Room
from deliberation.doorways import DoorwayReport
from deliberation.drafting import OptionDraft
from deliberation.ledger.heads import TreeHead, Witness
from deliberation.meetings import Meeting
from deliberation.objections import Objection
from deliberation.opinions.summaries import OpinionSummary
from deliberation.outcomes import Inquiry, Outcome
from deliberation.owners import Holding, Owner, VoterList
from deliberation.polls import Elector, Franchise, Poll
from deliberation.privacy import Agreement, Assessment, Erasure, Export, Phone, View
from deliberation.proposals import Proposal, Seconding
from deliberation.responses import Commitment, Progress, Rating, Response
from deliberation.roll_files import RollFile
from deliberation.templates import OwnTemplate
from deliberation.topics import Round, Stance, Statement, Topic
from handlers.guards import SignOut
from handlers.ledgers import KeptBulletin, KeptCharter
from handlers.ports import (
    ApiToken,
    Attachment,
    Bearing,
    Code,
    Collection,
    Dialogue,
    Digest,
    Offer,
    Question,
    SignInLink,
    StaffAnswer,
    Trace,
)
from knowledge.library import Original, Passage, Source, Wording

COMMUNITIES = Mapped(Community, people.COMMUNITIES)
HOUSEHOLDS = Mapped(Household, people.HOUSEHOLDS)
MEMBERS = Mapped(Member, people.MEMBERS)
ACCOUNTS = Mapped(Account, people.ACCOUNTS)
ROOMS = Mapped(Room, people.ROOMS)
DIGESTS = Mapped(Digest, people.DIGESTS)
SIGN_IN_LINKS = Mapped(SignInLink, people.SIGN_IN_LINKS)
CODES = Mapped(Code, people.CODES)
API_TOKENS = Mapped(ApiToken, people.API_TOKENS)
TRACES = Mapped(Trace, people.TRACES)
SIGN_OUTS = Mapped(SignOut, guards.SIGN_OUTS)
AGREEMENTS = Mapped(Agreement, privacy.AGREEMENTS)
VIEWS = Mapped(View, privacy.VIEWS)
ERASURES = Mapped(Erasure, privacy.ERASURES)
EXPORTS = Mapped(Export, privacy.EXPORTS)
PHONES = Mapped(Phone, privacy.PHONES)
DOORWAY_REPORTS = Mapped(DoorwayReport, doorways.DOORWAY_REPORTS)
ASSESSMENTS = Mapped(Assessment, privacy.ASSESSMENTS)
OWNERS = Mapped(Owner, rolls.OWNERS)
HOLDINGS = Mapped(Holding, rolls.HOLDINGS)
VOTER_LISTS = Mapped(VoterList, rolls.VOTER_LISTS)
ROLL_FILES = Mapped(RollFile, rolls.ROLL_FILES)
PROPOSALS = Mapped(Proposal, council.PROPOSALS)
SECONDINGS = Mapped(Seconding, council.SECONDINGS)
TOPICS = Mapped(Topic, council.TOPICS)
ROUNDS = Mapped(Round, council.ROUNDS)
STATEMENTS = Mapped(Statement, council.STATEMENTS)
STANCES = Mapped(Stance, council.STANCES)
OWN_TEMPLATES = Mapped(OwnTemplate, rounds.OWN_TEMPLATES)
OPTION_DRAFTS = Mapped(OptionDraft, rounds.OPTION_DRAFTS)
MEETINGS = Mapped(Meeting, rounds.MEETINGS)
OPINION_SUMMARIES = Mapped(OpinionSummary, opinions.OPINION_SUMMARIES)
INQUIRIES = Mapped(Inquiry, council.INQUIRIES)
RESPONSES = Mapped(Response, council.RESPONSES)
COMMITMENTS = Mapped(Commitment, council.COMMITMENTS)
PROGRESS = Mapped(Progress, council.PROGRESS)
RATINGS = Mapped(Rating, council.RATINGS)
POLLS = Mapped(Poll, voting.POLLS)
ELECTORS = Mapped(Elector, voting.ELECTORS)
FRANCHISES = Mapped(Franchise, voting.FRANCHISES)
OUTCOMES = Mapped(Outcome, voting.OUTCOMES)
CHARTERS = Mapped(KeptCharter, ledger.CHARTERS)
TREE_HEADS = Mapped(TreeHead, ledger.TREE_HEADS)
WITNESSES = Mapped(Witness, ledger.WITNESSES)
BULLETINS = Mapped(KeptBulletin, ledger.BULLETINS)
ENTRIES = Mapped(Entry, assisting.ENTRIES)
PROXIES = Mapped(Proxy, assisting.PROXIES)
NICKNAMES = Mapped(Nickname, assisting.NICKNAMES)
OBJECTIONS = Mapped(Objection, consenting.OBJECTIONS)
PAPER_BATCHES = Mapped(PaperBatch, assisting.PAPER_BATCHES)
QUESTIONS = Mapped(Question, conversation.QUESTIONS)
STAFF_ANSWERS = Mapped(StaffAnswer, conversation.STAFF_ANSWERS)
BEARINGS = Mapped(Bearing, conversation.BEARINGS)
ATTACHMENTS = Mapped(Attachment, conversation.ATTACHMENTS)
DIALOGUES = Mapped(Dialogue, conversation.DIALOGUES)
OFFERS = Mapped(Offer, conversation.OFFERS)
SOURCES = Mapped(Source, knowledge.SOURCES)
PASSAGES = Mapped(Passage, knowledge.PASSAGES)
ORIGINALS = Mapped(Original, knowledge.ORIGINALS)
WORDINGS = Mapped(Wording, knowledge.WORDINGS)


class People:
    """Communities and who belongs to them."""

    def __init__(self, connection: Connection) -> None:
        self.communities: Collection[Community] = Repository(COMMUNITIES, connection)
        self.households: Collection[Household] = Repository(HOUSEHOLDS, connection)
        self.members: Collection[Member] = Repository(MEMBERS, connection)
        self.accounts: Collection[Account] = Repository(ACCOUNTS, connection)
        self.rooms: Collection[Room] = Repository(ROOMS, connection)
        self.digests: Collection[Digest] = Repository(DIGESTS, connection)
        self.sign_in_links: Collection[SignInLink] = Repository(SIGN_IN_LINKS, connection)
        self.codes: Collection[Code] = Repository(CODES, connection)
        self.api_tokens: Collection[ApiToken] = Repository(API_TOKENS, connection)
        self.traces: Collection[Trace] = Repository(TRACES, connection)
        self.sign_outs: Collection[SignOut] = Repository(SIGN_OUTS, connection)


class Privacy:
    """What people agreed to, who looked at personal data, what is to be removed."""

    def __init__(self, connection: Connection) -> None:
        self.agreements: Collection[Agreement] = Repository(AGREEMENTS, connection)
        self.views: Collection[View] = Repository(VIEWS, connection)
        self.erasures: Collection[Erasure] = Repository(ERASURES, connection)
        self.exports: Collection[Export] = Repository(EXPORTS, connection)
        self.phones: Collection[Phone] = Repository(PHONES, connection)
        self.assessments: Collection[Assessment] = Repository(ASSESSMENTS, connection)


class Council:
    """Proposals, topics, and what the committee does about their outcomes."""

    def __init__(self, connection: Connection) -> None:
        self.proposals: Collection[Proposal] = Repository(PROPOSALS, connection)
        self.secondings: Collection[Seconding] = Repository(SECONDINGS, connection)
        self.topics: Collection[Topic] = Repository(TOPICS, connection)
        self.rounds: Collection[Round] = Repository(ROUNDS, connection)
        self.statements: Collection[Statement] = Repository(STATEMENTS, connection)
        self.stances: Collection[Stance] = Repository(STANCES, connection)
        self.doorway_reports: Collection[DoorwayReport] = Repository(
            DOORWAY_REPORTS, connection
        )
        self.own_templates: Collection[OwnTemplate] = Repository(OWN_TEMPLATES, connection)
        self.option_drafts: Collection[OptionDraft] = Repository(OPTION_DRAFTS, connection)
        self.meetings: Collection[Meeting] = Repository(MEETINGS, connection)
        self.opinion_summaries: Collection[OpinionSummary] = Repository(
            OPINION_SUMMARIES, connection
        )
        self.inquiries: Collection[Inquiry] = Repository(INQUIRIES, connection)
        self.responses: Collection[Response] = Repository(RESPONSES, connection)
        self.commitments: Collection[Commitment] = Repository(COMMITMENTS, connection)
        self.progress: Collection[Progress] = Repository(PROGRESS, connection)
        self.ratings: Collection[Rating] = Repository(RATINGS, connection)


class Rolls:
    """Who owns what, lists of voters, and rolls read from files."""

    def __init__(self, connection: Connection) -> None:
        self.owners: Collection[Owner] = Repository(OWNERS, connection)
        self.holdings: Collection[Holding] = Repository(HOLDINGS, connection)
        self.voter_lists: Collection[VoterList] = Repository(VOTER_LISTS, connection)
        self.roll_files: Collection[RollFile] = Repository(ROLL_FILES, connection)


class Voting:
    """Polls, their rolls, and outcomes."""

    def __init__(self, connection: Connection) -> None:
        self.polls: Collection[Poll] = Repository(POLLS, connection)
        self.electors: Collection[Elector] = Repository(ELECTORS, connection)
        self.franchises: Collection[Franchise] = Repository(FRANCHISES, connection)
        self.outcomes: Collection[Outcome] = Repository(OUTCOMES, connection)
        self.charters: Collection[KeptCharter] = Repository(CHARTERS, connection)
        self.tree_heads: Collection[TreeHead] = Repository(TREE_HEADS, connection)
        self.witnesses: Collection[Witness] = Repository(WITNESSES, connection)
        self.bulletins: Collection[KeptBulletin] = Repository(BULLETINS, connection)
        self.entries: Collection[Entry] = Repository(ENTRIES, connection)
        self.proxies: Collection[Proxy] = Repository(PROXIES, connection)
        self.nicknames: Collection[Nickname] = Repository(NICKNAMES, connection)
        self.objections: Collection[Objection] = Repository(OBJECTIONS, connection)
        self.paper_batches: Collection[PaperBatch] = Repository(PAPER_BATCHES, connection)


class Conversation:
    """Questions, files, and what is under way in chats."""

    def __init__(self, connection: Connection) -> None:
        self.questions: Collection[Question] = Repository(QUESTIONS, connection)
        self.staff_answers: Collection[StaffAnswer] = Repository(STAFF_ANSWERS, connection)
        self.bearings: Collection[Bearing] = Repository(BEARINGS, connection)
        self.attachments: Collection[Attachment] = Repository(ATTACHMENTS, connection)
        self.dialogues: Collection[Dialogue] = Repository(DIALOGUES, connection)
        self.offers: Collection[Offer] = Repository(OFFERS, connection)


class Knowledge:
    """What the bot knows."""

    def __init__(self, connection: Connection) -> None:
        self.sources: Collection[Source] = Repository(SOURCES, connection)
        self.passages: Collection[Passage] = Repository(PASSAGES, connection)
        self.originals: Collection[Original] = Repository(ORIGINALS, connection)
        self.wordings: Collection[Wording] = Repository(WORDINGS, connection)

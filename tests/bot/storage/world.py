"""One of everything: a neighbourhood in which every reference holds."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from deliberation.assisted import Entry, EntryKind, Nickname, PaperBatch, Proxy, Sheet
from deliberation.ballots import CountingStep, Option, Tally
from deliberation.bylaws import BYLAWS, CountingBase, LegalEffect
from deliberation.communities import (
    Account,
    Community,
    Household,
    Member,
    Purpose,
    Role,
    Room,
    Standing,
)
from deliberation.doorways import DoorwayReport
from deliberation.drafting import OptionDraft
from deliberation.identifiers import (
    AttachmentId,
    CommitmentId,
    CommunityId,
    DoorwayReportId,
    ElectorId,
    HoldingId,
    HouseholdId,
    InquiryId,
    MemberId,
    ObjectionId,
    OutcomeId,
    OwnerId,
    PollId,
    ProgressId,
    ProposalId,
    RatingId,
    ResponseId,
    RollFileId,
    RoomId,
    RoundId,
    StatementId,
    TopicId,
    VoterListId,
)
from deliberation.ledger.heads import TreeHead, Witness
from deliberation.meetings import Meeting
from deliberation.objections import Objection
from deliberation.opinions.summaries import OpinionSummary, SummarySentence
from deliberation.outcomes import Inquiry, Outcome, Verdict
from deliberation.owners import Holding, Owner, Voter, VoterList
from deliberation.polls import Elector, Franchise, Poll, PollState
from deliberation.privacy import (
    Agreement,
    Asked,
    Assessment,
    Erasure,
    ErasureState,
    Export,
    Phone,
    Shown,
    View,
)
from deliberation.proposals import Proposal, Seconding
from deliberation.responses import Commitment, CommitmentState, Progress, Rating, Response
from deliberation.roll_files import (
    Doubt,
    DoubtKind,
    NamedOwner,
    RollFile,
    RollRow,
    RollSheet,
)
from deliberation.rounds import Phase, RoundKind
from deliberation.templates import OwnTemplate
from deliberation.topics import Round, Stance, StanceValue, Statement, Topic
from handlers.guards import SignOut
from handlers.ledgers import KeptBulletin, KeptCharter
from handlers.messages import Choice, Press, plain
from handlers.ports import (
    ApiToken,
    Attachment,
    Bearing,
    Code,
    CodePurpose,
    Dialogue,
    Digest,
    Offer,
    Question,
    SignInLink,
    StaffAnswer,
    Trace,
    UnitOfWork,
)
from knowledge.library import (
    Citation,
    Conflict,
    Original,
    Passage,
    Source,
    SourceKind,
    Wording,
)

NOW = datetime(2026, 11, 22, 2, 0, 0, 123456, tzinfo=UTC)
LATER = datetime(2026, 12, 7, 2, 0, tzinfo=UTC)
HERE = CommunityId("c1")
WANG, LI = MemberId("m1"), MemberId("m2")
POLL = PollId("v1")
ELECTOR = ElectorId("e1")

VERDICT = Verdict(
    tally=Tally(
        method="majority",
        counts={"1": 3, "2": 1, "3": 0},
        ballots=4,
        winners=("1",),
        steps=(CountingStep(key="step-option", values={"label": "赞成", "count": 3}),),
    ),
    participating=4,
    electors=5,
    quorum_met=True,
    majority_met=True,
    state=PollState.CLOSED_ADOPTED,
    steps=(CountingStep(key="step-majority", values={"share": "1/2", "part": 3}),),
)

WORLD: Mapping[str, object] = {
    "communities": Community(
        HERE, "here", "友邻社区", "河畔街道", "Asia/Shanghai", "zh_CN", NOW
    ),
    "households": Household(HouseholdId("h1"), HERE, "3", "2", "501"),
    "members": Member(
        WANG,
        HERE,
        "王阿姨",
        Standing.ENROLLED,
        NOW,
        roles=frozenset({Role.RESIDENT, Role.BUILDING_HEAD}),
        household_id=HouseholdId("h1"),
    ),
    "accounts": Account("a1", HERE, "telegram", "77", WANG, "Wang", NOW),
    "rooms": Room(RoomId("r1"), HERE, "telegram", "-100", Purpose.RESIDENTS, "三号楼", NOW),
    "digests": Digest("r1", HERE, LATER, ("topic:t1", "decided:o1")),
    "sign_in_links": SignInLink("l1", "digest", WANG, LATER),
    "codes": Code("k1", "ABC234", HERE, CodePurpose.JOIN, NOW),
    "api_tokens": ApiToken("t1", HERE, "digest", "居委会系统", NOW),
    "sign_outs": SignOut(WANG, 1),
    "agreements": Agreement(
        "agreement", HERE, WANG, Asked.DOOR, "1", agreed=True, decided_at=NOW
    ),
    "views": View(
        "view", HERE, WANG, "", Shown.DOORS, "/desk/doors", (WANG,), 2, NOW, LATER, times=3
    ),
    "erasures": Erasure("erasure", HERE, WANG, NOW, LATER, ErasureState.REMOVED, LATER),
    "exports": Export("export", HERE, WANG, "d1", "all of it", NOW, LATER),
    "phones": Phone("phone", HERE, WANG, "13800000000", NOW),
    "doorway_reports": DoorwayReport(
        DoorwayReportId("dr1"),
        HERE,
        "3-2",
        "楼道灯坏了",
        NOW,
        "digest",
        WANG,
        "13800000000",
        (AttachmentId("f1"),),
    ),
    "assessments": Assessment("assessment", HERE, "少记一点", WANG, NOW),
    "traces": Trace("x1", HERE, "p1", 1, "propose.confirm", NOW, member_id=WANG),
    "attachments": Attachment(
        AttachmentId("f1"), HERE, "telegram", "file-id", "灯.jpg", "image/jpeg", NOW, WANG
    ),
    "questions": Question(
        "q1",
        HERE,
        WANG,
        "养犬要遵守什么",
        NOW,
        citations=(Citation(1, "g1", "养犬", "养犬管理", "市政府", "第三条", "须牵绳"),),
    ),
    "dialogues": Dialogue("d1", "telegram:77:77", "propose.start", {"text": "灯坏了"}, NOW),
    "offers": Offer(
        "o1", "telegram:77", (Choice(plain("赞成"), Press("vote.cast", {"poll": "v1"})),), NOW
    ),
    "sources": Source("s1", "", SourceKind.LAW, "dogs", "养犬规定", "市政府", "digest", NOW),
    "passages": Passage("g1", "s1", "", 1, "总则", "第三条", "须牵绳", ("要牵绳吗",), "g0"),
    "topics": Topic(
        TopicId("t1"), HERE, 1, "路灯", "要不要修灯？", ("居委会", "物业"), WANG, NOW, ("g1",)
    ),
    "proposals": Proposal(
        ProposalId("p1"), HERE, 2, WANG, "灯坏了", "3号楼", NOW, (AttachmentId("f1"),)
    ),
    "originals": Original("s1", "原文(yuán wén)", "原文"),
    "wordings": Wording("v1", HERE, ("飞线",), ("私拉电线充电",), NOW),
    "staff_answers": StaffAnswer(
        "sa1", HERE, "q1", "下周一修。", WANG, NOW, others=("q2",), expires=date(2027, 1, 1)
    ),
    "bearings": Bearing("p1", HERE, ("g1",), (Conflict("养鸡", "g1", "禁止养鸡"),), NOW),
    "secondings": Seconding("z1", ProposalId("p1"), WANG, NOW),
    "rounds": Round(RoundId("n1"), TopicId("t1"), 1, "第一轮", NOW, LATER),
    "statements": Statement(StatementId("b1"), TopicId("t1"), 1, WANG, "该修", NOW),
    "own_templates": OwnTemplate(
        "ot1", HERE, "我们的", "先说再投", (Phase(RoundKind.STATEMENTS, 5, "说"),), WANG, NOW
    ),
    "option_drafts": OptionDraft(
        "od1", TopicId("t1"), "换新灯", WANG, NOW, cost=3000, statements=(1,)
    ),
    "meetings": Meeting(
        "me1", TopicId("t1"), 1, NOW, "活动室", (WANG,), 12, "都同意", WANG, NOW
    ),
    "opinion_summaries": OpinionSummary(
        "os1", HERE, TopicId("t1"), (SummarySentence("大家都说该修。", (1,)),), NOW
    ),
    "stances": Stance("y1", StatementId("b1"), WANG, StanceValue.AGREE, NOW),
    "owners": Owner(OwnerId("ow1"), HERE, "王建国", "6789", member_id=WANG),
    "holdings": Holding(
        HoldingId("ho1"), HERE, "3", "2", "501", 8956, (OwnerId("ow1"),), HouseholdId("h1")
    ),
    "voter_lists": VoterList(
        VoterListId("vl1"),
        HERE,
        "楼栋代表",
        CountingBase.DELEGATES,
        (Voter(WANG, "3号楼"),),
        WANG,
        NOW,
    ),
    "roll_files": RollFile(
        RollFileId("rf1"),
        HERE,
        "名册.xlsx",
        RollSheet(
            (RollRow(2, "3", "2", "501", 8956, (NamedOwner("王建国", "6789"),)),),
            (Doubt(DoubtKind.FILLED_DOWN, 2, "3"),),
            names_owners=True,
        ),
        WANG,
        NOW,
    ),
    "polls": Poll(
        POLL,
        HERE,
        TopicId("t1"),
        1,
        "修灯",
        "majority",
        (Option("1", "赞成"), Option("2", "反对"), Option("3", "弃权")),
        CountingBase.PERSONS,
        BYLAWS["residents_meeting"],
        NOW,
        LATER,
        WANG,
    ),
    "electors": Elector(ELECTOR, POLL, HouseholdId("h1"), "3-2-501", "3"),
    "franchises": Franchise("u1", POLL, ELECTOR, WANG),
    "outcomes": Outcome(
        OutcomeId("w1"),
        HERE,
        TopicId("t1"),
        POLL,
        1,
        "修灯",
        VERDICT,
        LegalEffect.MEETING_IF_ADOPTED,
        adopted_for_meetings=True,
        decided_at=NOW,
        notice_ends_at=LATER,
    ),
    "charters": KeptCharter("c" * 64, POLL, '{"format":"x"}', NOW),
    "tree_heads": TreeHead("th1", POLL, 5, "a" * 64, NOW, "c" * 64, "b" * 128),
    "witnesses": Witness("wi1", "th1", POLL, WANG, "王阿姨", "resident", NOW),
    "bulletins": KeptBulletin(OutcomeId("w1"), POLL, HERE, "{}", "d" * 64, NOW),
    "entries": Entry("en1", HERE, POLL, ELECTOR, EntryKind.SPOKEN, WANG, NOW),
    "proxies": Proxy("px1", HERE, POLL, ELECTOR, WANG, WANG, NOW),
    "nicknames": Nickname("ni1", HERE, "阿强", NOW, WANG),
    "paper_batches": PaperBatch("pb1", HERE, POLL, WANG, NOW, (Sheet(ELECTOR, "d"),)),
    "objections": Objection(ObjectionId("ob1"), HERE, POLL, 1, "太吵", 1, NOW),
    "inquiries": Inquiry(InquiryId("i1"), OutcomeId("w1"), WANG, "何时修？", NOW),
    "responses": Response(ResponseId("j1"), HERE, OutcomeId("w1"), 1, LATER),
    "commitments": Commitment(
        CommitmentId("cm1"),
        HERE,
        OutcomeId("w1"),
        1,
        "换灯",
        "物业",
        "赵工",
        date(2026, 12, 1),
        NOW,
    ),
    "progress": Progress(
        ProgressId("pr1"), CommitmentId("cm1"), "已换", NOW, WANG, CommitmentState.DONE
    ),
    "ratings": Rating(
        RatingId("ra1"), OutcomeId("w1"), WANG, solved=True, satisfied=False, at=NOW
    ),
}


def settle(work: UnitOfWork) -> None:
    """Keep one of everything."""
    for name, entity in WORLD.items():
        getattr(work, name).add(entity)

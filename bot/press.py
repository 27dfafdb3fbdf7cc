"""Printing the documents of an outcome and keeping them as attachments."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.files import StoredFiles
from bot.reports.typesetting import notice_pdf, record_card, record_pdf
from bot.reports.views import RecordView
from deliberation.identifiers import AttachmentId, CommunityId
from deliberation.outcomes import OutcomeDocuments
from handlers.ports import Attachment, Ids, UnitOfWork

PDF = "application/pdf"
PNG = "image/png"

Printed = tuple[Attachment, Attachment, Attachment]


@dataclass(frozen=True)
class Press:
    """Makes the record, the card for chats and the public notice, in that order."""

    files: StoredFiles
    ids: Ids

    def printed(self, view: RecordView, *, at: datetime) -> Printed:
        """Typeset the three documents and store their bytes; slow, touches no database."""
        number, title = view.number, view.title
        return (
            self._made(record_pdf(view), name=f"{number} {title}.pdf", kind=PDF, at=at),
            self._made(record_card(view), name=f"{number}.png", kind=PNG, at=at),
            self._made(
                notice_pdf(view), name=f"{view.notice.heading} {number}.pdf", kind=PDF, at=at
            ),
        )

    def kept(
        self, work: UnitOfWork, printed: Printed, *, community_id: CommunityId
    ) -> OutcomeDocuments:
        """Keep printed documents as a community's public attachments."""
        for attachment in printed:
            work.attachments.add(replace(attachment, community_id=community_id))
        record, card, notice = printed
        return OutcomeDocuments(record=record.id, card=card.id, notice=notice.id)

    def _made(self, content: bytes, *, name: str, kind: str, at: datetime) -> Attachment:
        return Attachment(
            id=AttachmentId(self.ids.new()),
            community_id=CommunityId(""),
            channel="",
            reference="",
            name=name,
            media_type=kind,
            added_at=at,
            digest=self.files.keep(content),
            public=True,
        )

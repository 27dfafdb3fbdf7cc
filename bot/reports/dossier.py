"""All about one member as an archive: the data itself, and a page that reads well."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

DATA, PAGE = "data.json", "index.html"
Say = Callable[..., str]
Told = Mapping[str, Any]
STYLE = (
    "body{font-family:system-ui,sans-serif;max-width:46rem;margin:1rem auto;padding:0 1rem;"
    "line-height:1.6}section{border-top:1px solid #ccc}dt{color:#555}dd{margin:0 0 .4rem 0;"
    "overflow-wrap:anywhere}dl{padding:.4rem 0;border-bottom:1px dotted #ccc}"
)
SECTIONS: Mapping[str, Sequence[str]] = {
    "profile": ("name", "created_at"),
    "accounts": ("channel", "display_name", "external_id", "last_used_at"),
    "phones": ("number", "left_at"),
    "reports": ("place", "text", "phone", "sent_at", "answer"),
    "nicknames": ("name", "used_at"),
    "agreements": ("asked", "version", "decided_at", "withdrawn_at"),
    "who_looked": ("last_at", "viewer", "shown", "heads", "times"),
    "proposals": ("number", "text", "place", "submitted_at"),
    "secondings": ("at",),
    "statements": ("text", "made_at"),
    "stances": ("value", "at"),
    "questions": ("text", "answer", "asked_at"),
    "ratings": ("reason", "at"),
    "inquiries": ("text", "answer", "asked_at"),
    "meetings": ("place", "held_at"),
    "files": ("name", "added_at"),
    "owners": ("name", "mark"),
    "votes": ("number", "title", "elector", "took_part", "receipt"),
    "done": ("action", "at", "words"),
    "about": ("action", "at", "words"),
    "erasures": ("asked_at", "due_at", "ended_at"),
}
"""What the page shows of each part; the data has all of it."""


def archive(told: Told, *, say: Say, community: str, at: datetime) -> bytes:
    """Return the ZIP: the data as JSON, and a page in the reader's language."""
    made = io.BytesIO()
    day = at.timetuple()[:6]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        data = json.dumps(told, ensure_ascii=False, indent=2)
        file.writestr(zipfile.ZipInfo(DATA, day), data)
        page = _page(told, say=say, community=community)
        file.writestr(zipfile.ZipInfo(PAGE, day), page)
    return made.getvalue()


def _page(told: Told, *, say: Say, community: str) -> str:
    title = escape(say("dossier-title", community=community))
    parts = "".join(
        _section(name, rows, shown=SECTIONS[name], say=say)
        for name, rows in told.items()
        if name in SECTIONS
    )
    return (
        f"<!doctype html><meta charset=utf-8><title>{title}</title><style>{STYLE}</style>"
        f"<h1>{title}</h1><p>{escape(say('dossier-lead', file=DATA))}</p>{parts}"
    )


def _section(name: str, rows: Any, *, shown: Sequence[str], say: Say) -> str:  # noqa: ANN401 - JSON
    found: list[Told] = [rows] if isinstance(rows, dict) else list(rows)
    if not found:
        return ""
    heading = escape(say(f"dossier-{name.replace('_', '-')}"))
    return f"<section><h2>{heading}（{len(found)}）</h2>{_rows(found, shown, say)}</section>"


def _rows(found: Sequence[Told], shown: Sequence[str], say: Say) -> str:
    return "".join(f"<dl>{_pairs(each, shown, say)}</dl>" for each in found)


def _pairs(row: Told, shown: Sequence[str], say: Say) -> str:
    return "".join(_pair(row, name, say) for name in shown if _worth(row, name))


def _worth(row: Told, name: str) -> bool:
    return row.get(name) not in {None, ""}


def _pair(row: Told, name: str, say: Say) -> str:
    label = escape(say(f"dossier-field-{name.replace('_', '-')}"))
    return f"<dt>{label}</dt><dd>{escape(_value(row[name], say))}</dd>"


def _value(value: object, say: Say) -> str:
    if isinstance(value, bool):
        return say("dossier-yes") if value else say("dossier-no")
    return str(value)

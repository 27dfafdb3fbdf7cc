"""Defects that a hurried hand could make, and the tests that must see each of them.

Each replaces one stretch of one file. Rights, counting, secrecy, the log, durability, the
edges: what a council is trusted for is broken once in every kind.
"""

from dataclasses import dataclass

FEWEST = 20


@dataclass(frozen=True)
class Defect:
    """Words of a file that become others; ``caught_by`` are tests that pass without it."""

    name: str
    path: str
    sound: str
    broken: str
    caught_by: tuple[str, ...]


BALLOT_BOX = "tests/bot/storage/test_ballot_box.py"
FORMS = "tests/bot/web/test_forms.py"
LEDGER = "tests/handlers/test_ledger.py"
MERKLE = "tests/deliberation/ledger/test_merkle.py"
RECEIVING = "tests/bot/telegram/test_receiving.py"
TABLE = "tests/handlers/test_access_table.py"
VOTE = "tests/handlers/test_vote.py"
WORK = "tests/bot/storage/test_work.py"

DEFECTS = (
    # rights
    Defect(
        name="role-unchecked",
        path="handlers/access.py",
        sound="    if admits(member, audience):\n        return\n",
        broken="    if admits(member, audience) or member.roles:\n        return\n",
        caught_by=(f"{TABLE}::test_whoever_is_not_meant_is_refused_and_counted",),
    ),
    Defect(
        name="other-community",
        path="handlers/access.py",
        sound="    if entity.community_id != community.id:\n        raise NotHere\n",
        broken="",
        caught_by=(f"{TABLE}::test_nothing_of_another_community_is_touched",),
    ),
    Defect(
        name="late-ballot",
        path="deliberation/polls.py",
        sound="if self.state is not PollState.OPEN or at >= self.closes_at:",
        broken="if self.state is not PollState.OPEN:",
        caught_by=(f"{VOTE}::test_a_late_ballot_is_refused",),
    ),
    Defect(
        name="roll-forgotten",
        path="handlers/vote.py",
        sound="    if found is None:\n        raise NotOnRoll(number=poll.number)\n",
        broken=(
            "    if found is None:\n"
            "        found = turn.work.franchises.where(poll_id=poll.id)[0]\n"
        ),
        caught_by=(f"{VOTE}::test_who_came_after_the_opening_is_not_on_the_roll",),
    ),
    # counting
    Defect(
        name="unique-key-dropped",
        path="bot/storage/ballot_box.py",
        sound="        row = box.keys.row(elector_id)\n        marked =",
        broken=(
            "        row = box.keys.row(ElectorId(elector_id + ballot.salt))\n        marked ="
        ),
        caught_by=(
            f"{BALLOT_BOX}::test_the_last_ballot_counts_under_the_receipt_of_the_first",
        ),
    ),
    Defect(
        name="share-not-strict",
        path="deliberation/thresholds.py",
        sound="return reached > self.share if self.strict else reached >= self.share",
        broken="return reached >= self.share",
        caught_by=("tests/deliberation/test_outcomes.py::test_motions",),
    ),
    Defect(
        name="tie-guessed",
        path="deliberation/ties.py",
        sound="    if not ranked:\n        tied =",
        broken="    ranked = ranked or list(leading)\n    if not ranked:\n        tied =",
        caught_by=(
            "tests/deliberation/test_methods.py::test_winners_lead_and_are_all_that_lead",
        ),
    ),
    Defect(
        name="quorum-after-the-fact",
        path="handlers/rolls.py",
        sound="took_part = work.ballots.took_part(poll.id)",
        broken="took_part = frozenset[str]()",
        caught_by=(
            "tests/handlers/test_deadlines.py::test_a_household_that_voted_is_not_reminded",
        ),
    ),
    # secrecy
    Defect(
        name="choice-in-the-group",
        path="handlers/vote.py",
        sound="    if turn.private:\n        return (receipt,)\n    private =",
        broken="    if turn.incoming.channel:\n        return (receipt,)\n    private =",
        caught_by=(f"{VOTE}::test_a_digit_in_the_group_is_received_without_the_choice",),
    ),
    Defect(
        name="name-in-the-bulletin",
        path="handlers/publishing.py",
        sound='label=each.label if named else "",',
        broken="label=each.label,",
        caught_by=(f"{LEDGER}::test_the_bulletin_says_who_is_told_what",),
    ),
    Defect(
        name="key-not-destroyed",
        path="handlers/sealing.py",
        sound="    work.ballots.destroy(poll_id)\n",
        broken="",
        caught_by=(
            f"{LEDGER}::test_when_the_notice_ends_the_key_is_destroyed_and_the_room_is_told",
        ),
    ),
    Defect(
        name="length-tells",
        path="bot/storage/ballot_box.py",
        sound='"sealed": box.keys.seal(text, row=row, width=box.width),',
        broken='"sealed": box.keys.seal(text, row=row, width=1),',
        caught_by=(f"{BALLOT_BOX}::test_every_row_has_the_same_length_whatever_it_says",),
    ),
    Defect(
        name="few-sealed-together",
        path="handlers/heads.py",
        sound="if due and work.ballots.pending(poll.id) >= FEWEST_PENDING:",
        broken="if due and work.ballots.pending(poll.id):",
        caught_by=(f"{LEDGER}::test_fewer_than_five_ballots_are_not_sealed_together",),
    ),
    # the log
    Defect(
        name="leaf-without-its-mark",
        path="deliberation/ledger/merkle.py",
        sound='_LEAF, _NODE = sha256(b"\\x00"), sha256(b"\\x01")',
        broken='_LEAF, _NODE = sha256(b""), sha256(b"\\x01")',
        caught_by=(f"{MERKLE}::test_roots_of_the_reference_tree",),
    ),
    Defect(
        name="head-twice",
        path="handlers/heads.py",
        sound="in_time = since < at <= now < min(at + WINDOW, poll.closes_at)",
        broken="in_time = at <= now < min(at + WINDOW, poll.closes_at)",
        caught_by=(f"{LEDGER}::test_what_comes_after_the_evenings_sealing_waits_for_the_next",),
    ),
    # durability
    Defect(
        name="confirmed-before-commit",
        path="bot/channels/telegram/channel.py",
        sound="        await self._commit(update, text=text, inbox=inbox)\n",
        broken=(
            "        self._later = asyncio.ensure_future("
            "self._commit(update, text=text, inbox=inbox))\n"
        ),
        caught_by=(f"{RECEIVING}::test_a_webhook_call_is_accepted_after_its_commit",),
    ),
    Defect(
        name="exception-swallowed",
        path="bot/inbox.py",
        sound="            gone = work.inbox.failed(row, error=repr(fault))\n",
        broken="            work.inbox.done(row)\n            gone = True\n",
        caught_by=(
            "tests/bot/test_inbox.py::test_what_cannot_be_read_is_set_aside_and_stops_nothing",
        ),
    ),
    Defect(
        name="savepoint-forgotten",
        path="bot/storage/work.py",
        sound='            self._connection.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {name}")\n',
        broken="",
        caught_by=(f"{WORK}::test_a_savepoint_undoes_its_block_alone",),
    ),
    Defect(
        name="not-synced",
        path="bot/storage/engines.py",
        sound='"synchronous": "FULL",',
        broken='"synchronous": "NORMAL",',
        caught_by=(f"{WORK}::test_sqlite_is_set_up_so_that_nothing_acknowledged_is_lost",),
    ),
    Defect(
        name="record-twice",
        path="handlers/deadlines.py",
        sound='{"outcome": outcome.id}, key=f"record:{outcome.id}"))',
        broken=(
            '{"outcome": outcome.id}))\n'
            '    work.jobs.add(Job("record", {"outcome": outcome.id}))'
        ),
        caught_by=("tests/handlers/test_deadlines.py::test_the_record_is_ordered_once",),
    ),
    # the edges
    Defect(
        name="forged-button",
        path="bot/tokens.py",
        sound="if not any(hmac.compare_digest(given, each.encode()) for each in known):",
        broken="if not (given and known):",
        caught_by=("tests/bot/test_tokens.py::test_any_changed_character_is_noticed",),
    ),
    Defect(
        name="forged-webhook",
        path="bot/channels/telegram/channel.py",
        sound="hmac.compare_digest(secret.encode(), expected.encode()) and bool(expected)",
        broken="bool(expected)",
        caught_by=(f"{RECEIVING}::test_a_webhook_call_without_the_secret_is_refused",),
    ),
    Defect(
        name="form-of-a-stranger",
        path="bot/web/sessions.py",
        sound="return hmac.compare_digest(self.form_token(session).encode(), token.encode())",
        broken="return bool(session and token)",
        caught_by=(f"{FORMS}::test_the_token_of_another_session_is_refused",),
    ),
    Defect(
        name="markup-runs",
        path="bot/web/pages.py",
        sound="autoescape=select_autoescape(default=True, default_for_string=True),",
        broken="autoescape=False,",
        caught_by=(f"{FORMS}::test_hostile_words_are_shown_as_words",),
    ),
)

"""Fills what a sentence leaves out: a needed party from the discourse, the type of money that no company receives."""

from __future__ import annotations

from etl.extract.candidate import Candidate, Discourse
from etl.extract.wording import Trigger, Wording
from etl.knowledge import Knowledge

NEXT = 1  # lines from a move to what it brings a total to
INHERITED = {"investment": ("recipient", "investors"), "integration": ("product",)}


def inherit_parties(base: Candidate, trigger: Trigger, discourse: Discourse, wording: Wording) -> None:
    """Fill one needed party from the discourse, unless another name of the sentence already is that party."""
    present = {named.name for named_list in base.names.values() for named in named_list}
    _part_payer_and_receiver(base, discourse, wording)
    if base.completes and not base.names.get("recipient"):
        return
    ways = {way.role: way.ways for way in trigger.roles}
    roles = {way.role for way in trigger.roles}
    needed = {role for need in trigger.needs for role in need}
    for role in INHERITED.get(base.kind, ()):
        is_subject = "subject" in ways.get(role, ())
        topic = discourse.topic() if is_subject else discourse.counterpart(present)
        if topic is None or (role == "investors" and not is_subject):
            continue
        wanted = role in roles and role in needed
        if wanted and not base.names.get(role) and topic.name not in present and not _is_spent(base, role, wording):
            base.names[role] = (topic,)
            return


def take_over(base: Candidate, before: Candidate | None) -> None:
    """Give a total the parties of the move before it: "…, bringing the total to 8"; a receiver's has no payers."""
    if before is None or base.line.position - before.line.position > NEXT:
        return
    payers, receivers = before.names.get("investors", ()), before.names.get("recipient", ())
    is_received = bool(payers and receivers) and (receivers[0].start or 0) < (payers[0].start or 0)
    base.names = (
        {"recipient": receivers} if is_received or not payers else {"investors": payers, "recipient": receivers}
    )
    base.is_certain = base.is_certain and before.line is base.line


def _part_payer_and_receiver(base: Candidate, discourse: Discourse, wording: Wording) -> None:
    """Where a reference made one company pay itself, "the startup" is the other company the article is about."""
    payers = {named.name for named in base.names.get("investors", ())}
    receivers = base.names.get("recipient", ())
    if not payers & {named.name for named in receivers}:
        return
    kept = tuple(named for named in receivers if named.name not in payers)
    other = None if _is_spent(base, "recipient", wording) else discourse.counterpart(payers)
    if kept or other:
        base.names["recipient"] = kept or ((other,) if other else ())
    else:
        del base.names["recipient"]


def _is_spent(base: Candidate, role: str, wording: Wording) -> bool:
    """Say whether the money goes into a thing, not a company: "invests 4 million in a second line"."""
    if role == "product":
        return True
    if role != "recipient":
        return False
    after = base.line.items[base.last + 1 : base.last + 10]
    for item, following in zip(after, [*after[1:], None], strict=False):
        if item.kind == "word" and not item.text[0].isalnum():
            return False
        if item.text in wording.words["spent_in"] and following is not None and following.kind == "word":
            return True
    return False


def refine_type(base: Candidate, wording: Wording) -> None:
    """Money that no company receives is spent: on infrastructure where the sentence says so, else on a programme."""
    if base.kind != "investment" or base.names.get("recipient") or base.terms.get("type") not in {"funding", "program"}:
        return
    if not base.names.get("investors") or base.completes:
        return
    is_built = any(base.line.find(pattern) for pattern in wording.cues["infrastructure"])
    base.terms["type"] = "infrastructure" if is_built else "program"


def keep_at_home(base: Candidate, knowledge: Knowledge, wording: Wording) -> None:
    """Take away a recipient that is the payer's own product: money for one's own cloud is spent, not invested."""
    recipient = base.first_name("recipient") if base.kind == "investment" else None
    work = knowledge.models.get(recipient.entity_id) if recipient else None
    if work is not None and work.maker in {named.entity_id for named in base.names.get("investors", ())}:
        del base.names["recipient"]
        refine_type(base, wording)

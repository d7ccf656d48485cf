"""What one entry of a knowledge file may say: pydantic models that refuse any key they do not know.

The models describe files only; `etl.knowledge` reads them, merges overlays and checks what entries say of each other.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

CompanyKind = Literal["company", "fund", "bank", "state", "media", "person", "alliance", "university"]
RoleShape = Literal["choice", "party", "parties", "amount", "name", "text", "flag"]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Stem = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9 .&'+\[\]-]*\$?$")]
Names = tuple[Text, ...]


class Entry(BaseModel):
    """A block of a knowledge file; its id is the block's own key."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Named(Entry):
    """Something a text calls by its name, by an alias, or (a metonym) by a phrase or place that stands for it.

    A surface listed in `case_sensitive` is also a word of the language and counts only with these very capitals.
    """

    id: Slug
    name: Text
    aliases: Names = ()
    metonyms: Names = ()
    case_sensitive: Names = ()

    def surfaces(self) -> Names:
        """Every spelling that stands for this entry, its name first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.metonyms, *self.case_sensitive)))


class Company(Named):
    """A company, fund, bank, state, outlet or person; `colour` is a slot of look.md, 1 to 12."""

    kind: CompanyKind = "company"
    parent: Slug | None = None
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")] | None = None
    colour: Annotated[int, Field(ge=1, le=12)] | None = None


class Model(Named):
    """A model family or a product. A version may follow each of `heads` ("GPT" makes "GPT-4o" a model)."""

    maker: Slug
    type: Literal["model", "product"] = "model"
    heads: Names = ()
    capability: Literal["text", "voice", "image", "video", "code", "multimodal", "agent", "other"] | None = None


class Theme(Entry):
    """A theme, the folded stems and slot values that speak of it; `position` orders themes on screen."""

    id: Slug
    label_fr: Text
    label_en: Text
    position: int = 1000
    cues_fr: tuple[Stem, ...] = ()
    cues_en: tuple[Stem, ...] = ()
    slots: dict[Text, tuple[Text, ...]] = {}


class Role(Entry):
    """What may stand in one place of a claim."""

    shape: RoleShape
    required: bool
    choices: Names = ()
    at_least: int = 0
    meaning: Text | None = None


class Frame(Entry):
    """A kind of claim; `merge_key` names the roles that two claims of one event share, `status` its state-like role.

    `once` lists the choices that befall the same parties only once, so that a date or an amount may be missing.
    `contested` lists the choices of which one day knows one amount only: two are a dispute.
    """

    kind: Slug
    label_en: Text
    label_fr: Text
    position: int = 1000
    merge_key: Names
    status: Text
    once: Names = ()
    contested: Names = ()
    roles: dict[Text, Role]

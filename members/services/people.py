"""The persons: their data, what of it is sensitive, their picture."""

import io
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from cppcc.permissions import require
from members.masking import MASKS
from members.models import Member
from members.pinyin import initials_of, pinyin_of
from members.stroke_order import stroke_key

from .history import differences, record

PHOTO_BYTES = 5 * 2**20
PHOTO_SIZE = (413, 579)
PHOTO_PIXELS = 40_000_000


@transaction.atomic
def create_member(organization, *, by=None, name, **values):
    """Add a person to an office, with the keys by which lists sort and search find the name."""
    member = Member(organization=organization, name=name, **values)
    if by:
        require(by, "members.edit_members", member)
    set_name_keys(member)
    check_liaison_office(member)
    member.full_clean(exclude=["account"])
    member.save()
    record(organization, "create", by=by, subject=name, member=member)
    return member


@transaction.atomic
def change_member(member, *, by=None, **changes):
    """Change a person's data; history keeps the texts before and after, sensitive ones masked."""
    if by:
        require(by, "members.edit_members", member)
    changed = differences(member, changes)
    for name, value in changes.items():
        setattr(member, name, value)
    check_liaison_office(member)
    member.full_clean(exclude=["account"])
    member.write(**changes, **name_keys(member.name), **member.derived())
    if changed:
        record(member.organization, "change", by=by, subject=member.name, member=member, changes=changed)
    return member


@transaction.atomic
def open_for_editing(member, *, by):
    """Opening the form shows telephone and address in full, which is written down like every such look."""
    require(by, "members.edit_members", member)
    record(member.organization, "reveal", by=by, subject=member.name, member=member)


def check_liaison_office(member):
    """A member is attached to a liaison office of the own committee."""
    below = member.liaison_office
    if below and not below.path.startswith(member.organization.path):
        raise ValidationError({"liaison_office": _("This liaison office belongs to another committee.")})


@transaction.atomic
def erase_member(member, *, by=None):
    """Delete a person who was entered by mistake; one who has done anything here stays."""
    if by:
        require(by, "members.edit_members", member)
    name, organization = member.name, member.organization
    try:
        with transaction.atomic():
            member.erase()
    except ProtectedError:
        raise ValidationError(
            _("%(name)s stands in other records and stays; end the membership instead.") % {"name": name}
        ) from None
    record(organization, "erase", by=by, subject=name)


def name_keys(name):
    """The columns that follow from a name."""
    return {
        "stroke_key": stroke_key(name)[:400],
        "pinyin": pinyin_of(name)[:200],
        "initials": initials_of(name)[:20],
    }


def set_name_keys(member):
    """Derive sort key and pinyin from the name, year and month from the date of birth."""
    for name, value in (name_keys(member.name) | member.derived()).items():
        setattr(member, name, value)


@transaction.atomic
def reveal(member, field, *, by):
    """The sensitive value of `field` in full; that somebody looked is written down."""
    require(by, "members.reveal", member)
    if field not in MASKS:
        raise ValueError(f"{field} is not masked")
    label = str(member._meta.get_field(field).verbose_name)
    record(member.organization, "reveal", by=by, subject=f"{member.name}：{label}", member=member)
    value = getattr(member, field)
    return value.isoformat() if hasattr(value, "isoformat") else value


@transaction.atomic
def birthdays_of(month, *, by, today):
    """[(day, member, age reached this year)] of the members whose birthday is in `month`, by day.

    Those of one day stand in stroke order. That somebody looked is written down.
    """
    require(by, "members.print_directory")
    subject = f"{_('Birthday list')}：{month}"
    record(by.organization, "reveal", by=by, subject=subject)
    members = Member.objects.visible_to(by).active().on(today).born_in(month).in_stroke_order()
    found = [(one.birth_date.day, one, today.year - one.birth_date.year) for one in members]
    return sorted(found, key=lambda line: line[0])


@transaction.atomic
def set_photo(member, content, *, by=None):
    """Keep a picture, made anew from its pixels: nothing else that a file may carry comes in."""
    if by:
        require(by, "members.edit_members", member)
    picture = ContentFile(as_jpeg(content), name=f"{uuid4().hex}.jpg")
    stored = member._meta.get_field("photo").storage.save(f"photos/{picture.name}", picture)
    member.write(photo=stored)
    record(member.organization, "photo", by=by, subject=member.name, member=member)
    return member


def as_jpeg(content):
    """A JPEG of at most `PHOTO_SIZE`; `ValidationError` when `content` is no picture or too large."""
    if len(content) > PHOTO_BYTES:
        raise ValidationError({"photo": _("The picture is larger than 5 MB; make it smaller first.")})
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > PHOTO_PIXELS:
                raise ValidationError({"photo": _("The picture has too many pixels; make it smaller first.")})
            image = image.convert("RGB")
            image.thumbnail(PHOTO_SIZE)
            buffer = io.BytesIO()
            image.save(buffer, "JPEG", quality=85)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise ValidationError({"photo": _("This is not a JPEG or PNG picture.")}) from None
    return buffer.getvalue()


@transaction.atomic
def export_own_data(member, *, by):
    """Everything the office keeps about a member, as plain data for the member: {title: [[label, text]]}."""
    require(by, "members.view_own", member)
    record(member.organization, "export own data", by=by, subject=member.name, member=member)
    person = [
        (field.verbose_name, display(member, field))
        for field in member._meta.concrete_fields
        if field.editable and field.name not in ("id", "account", "order", "photo", "short_name", "is_active")
    ]
    return {
        _("My data"): person,
        _("Memberships"): [(str(one.term), standing_text(one)) for one in member.memberships.all()],
        _("Committees"): [(str(seat.committee), dated_text(seat)) for seat in member.seats.all()],
        _("Groups"): [(str(seat.group), dated_text(seat)) for seat in member.group_seats.all()],
        _("Contact points"): [(str(duty.point), duty.duty) for duty in member.contact_duties.all()],
        _("Requests for correction"): [
            (f"{one.created_at:%Y-%m-%d}", f"{one.text} → {one.get_state_display()} {one.answer}")
            for one in member.corrections.all()
        ],
    }


def display(row, field):
    value = getattr(row, f"get_{field.name}_display")() if field.choices else getattr(row, field.name)
    return "" if value is None else str(value)


def standing_text(membership):
    parts = [str(membership.sector), str(membership.party or "")]
    parts += [position.name for position in membership.positions.all()]
    return " · ".join(part for part in [*parts, dated_text(membership)] if part)


def dated_text(row):
    position = row.get_position_display() if hasattr(row, "position") else ""
    return " ".join(part for part in [position, f"{row.since}—{row.until or ''}"] if part)

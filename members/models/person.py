from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cppcc.encryption import EncryptedDateField, EncryptedField, mark
from members.querysets import MemberQuerySet

from .office import OfficeRow, Organization


class Member(OfficeRow):
    """The person; what changes from term to term stands in `Membership`.

    Telephone, address and day of birth are encrypted at rest. Year and month of birth stand beside them in
    plain, for ages and birthday lists; `phone_mark` finds equal numbers.
    """

    class Sex(models.TextChoices):
        MALE = "male", _("male")
        FEMALE = "female", _("female")

    class Education(models.TextChoices):
        POSTGRADUATE = "postgraduate", _("postgraduate")
        BACHELOR = "bachelor", _("university")
        COLLEGE = "college", _("junior college")
        SECONDARY = "secondary", _("technical secondary school")
        HIGH_SCHOOL = "high_school", _("senior high school")
        JUNIOR = "junior", _("junior high school or less")

    name = models.CharField(pgettext_lazy("person", "name"), max_length=60)
    former_names = models.CharField(_("former names"), max_length=100, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex.choices)
    birth_date = EncryptedDateField(_("date of birth"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, editable=False)
    birth_month = models.PositiveSmallIntegerField(_("month of birth"), null=True, editable=False)
    ethnicity = models.CharField(_("ethnicity"), max_length=20, blank=True)
    education = models.CharField(_("education"), max_length=12, choices=Education.choices, blank=True)
    employer = models.CharField(_("employer"), max_length=100, blank=True)
    post = models.CharField(_("post"), max_length=60, blank=True)
    phone = EncryptedField(_("mobile phone"), blank=True, validators=[MaxLengthValidator(20)])
    phone_mark = models.CharField(max_length=24, editable=False, blank=True, db_index=True)
    address = EncryptedField(_("address"), blank=True, validators=[MaxLengthValidator(200)])
    email = models.EmailField(_("e-mail"), blank=True)
    photo = models.FileField(_("photo"), upload_to="photos", blank=True)
    liaison_office = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attached_members",
        verbose_name=_("liaison office"),
    )
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("account")
    )
    stroke_key = models.CharField(max_length=400, editable=False, db_index=True)
    pinyin = models.CharField(max_length=200, editable=False)
    initials = models.CharField(max_length=20, editable=False, db_index=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ("stroke_key", "pk")
        constraints = ()

    def derived(self):
        """The columns that follow from date of birth and telephone, for `Versioned.write` and `create`."""
        return {
            "birth_year": self.birth_date.year if self.birth_date else None,
            "birth_month": self.birth_date.month if self.birth_date else None,
            "phone_mark": mark(self.phone),
        }

"""People and their roles in authorities."""

from datetime import date
from typing import Any, ClassVar

from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.utils.crypto import salted_hmac

from headway.web.accounts.roles import Role


class People(BaseUserManager["Person"]):
    """Makes people. There are no default passwords: without one a person cannot sign in until they set it."""

    @transaction.atomic
    def create_user(self, email: str, name: str, password: str | None = None, **more: Any) -> "Person":
        """Make a person. The administrator who adds them vouches for the address, and links go nowhere else."""
        person = self.model(email=self.normalize_email(email).lower(), name=name, **more)
        person.set_password(password)
        person.save(using=self._db)
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in, by e-mail address."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)
    sessions_ended = models.PositiveIntegerField(default=0)
    """How often all of the person's sessions were ended at once; it is part of what a session is checked against."""

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is checked against: a new password, or ending the sessions, signs a person out everywhere."""
        held = f"{self.password}:{self.sessions_ended}"
        return salted_hmac("headway.accounts.session", held, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class Membership(models.Model):
    """One role that a person holds in one authority, from a day until a day (both included; open where None)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=[(role.value, role.label) for role in Role])
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("authority", "person")
        constraints = (
            models.UniqueConstraint(fields=("person", "authority", "role", "from_day"), name="one_role_once"),
            # An inspector's access is always limited in time.
            models.CheckConstraint(
                condition=~models.Q(role=Role.INSPECTOR) | models.Q(until_day__isnull=False),
                name="inspectors_leave",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.authority}"

    def holds_on(self, day: date) -> bool:
        """Whether the role is held on that day."""
        return self.from_day <= day and (self.until_day is None or day <= self.until_day)


class Throttle(models.Model):
    """The table of Django's database cache: attempts to sign in, counted for all workers alike, and codes already used.

    A cache in each worker's memory would give an attacker as many tries as there are workers.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_throttle"

    def __str__(self) -> str:
        return self.cache_key

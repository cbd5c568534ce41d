"""The ways by which a message leaves: a further one is a function here and a choice of the subscription."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.mail import EmailMessage

from claims.models import Subscription

logger = logging.getLogger(__name__)

# From here on a mail server's answer says that the same message will never be taken.
SMTP_PERMANENT = 500


class DeliveryError(Exception):
    """A message that was not taken; where `is_permanent`, trying again would not help."""

    def __init__(self, reason: str, *, is_permanent: bool = False) -> None:
        super().__init__(reason)
        self.is_permanent = is_permanent


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is to be read, by whom. `message_id` is the same however often it is sent."""

    address: str
    subject: str
    text: str
    message_id: str


def send_email(message: Message) -> None:
    """Gives the message to the mail server. Raises DeliveryError."""
    if not message.address:
        raise DeliveryError("The account has no e-mail address.", is_permanent=True)
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    email = EmailMessage(
        # A line break would let a headline write headers of its own.
        subject=" ".join(message.subject.split()),
        body=message.text,
        to=[message.address],
        headers=headers,
    )
    try:
        email.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise DeliveryError(str(error), is_permanent=min(codes) >= SMTP_PERMANENT) from error
    except smtplib.SMTPDataError as error:
        raise DeliveryError(str(error), is_permanent=error.smtp_code >= SMTP_PERMANENT) from error
    except (smtplib.SMTPException, OSError) as error:
        # Also a password that is refused: somebody will mend the settings, and the message still stands.
        raise DeliveryError(f"{type(error).__name__}: {error}") from error
    except ValueError as error:
        # An address that no header can hold.
        raise DeliveryError(str(error), is_permanent=True) from error


def write_to_console(message: Message) -> None:
    """Writes the message where the worker writes its log."""
    logger.info("%s\n\n%s", " ".join(message.subject.split()), message.text)


WAYS: dict[str, Callable[[Message], None]] = {
    Subscription.Way.EMAIL: send_email,
    Subscription.Way.CONSOLE: write_to_console,
}

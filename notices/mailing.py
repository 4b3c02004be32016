"""One mail to the operator's server: over TLS, or plainly to this machine alone."""

import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from access.addresses import is_loopback
from notices.digest import Digest
from notices.posting import SECONDS, NotDelivered
from notices.settings import Mail

TLS_PORT = 465  # TLS from the first byte; on others it is asked for by STARTTLS


def letter(digest: Digest, mail: Mail, to: tuple[str, ...], notice_id: str, now: datetime) -> EmailMessage:
    """The same id however often it is sent."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = mail.sender, ", ".join(to), digest.subject
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{notice_id}@{mail.sender.partition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(digest.text)
    made.add_alternative(digest.html, subtype="html")
    return made


def send_mail(made: EmailMessage, mail: Mail) -> None:
    """Raises NotDelivered, where any of those it goes to was refused too."""
    try:
        with _line(mail) as line:
            if mail.port != TLS_PORT:
                line.ehlo()
                if line.has_extn("starttls"):
                    line.starttls(context=ssl.create_default_context())
                elif not is_loopback(mail.host):
                    raise NotDelivered("the mail server offers no TLS")
            if mail.user:
                line.login(mail.user, mail.password)
            refused = line.send_message(made)
    except smtplib.SMTPResponseException as error:
        raise NotDelivered(f"SMTP {error.smtp_code}") from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise NotDelivered(type(error).__name__) from None
    if refused:
        raise NotDelivered(f"{len(refused)} refused")


def _line(mail: Mail) -> smtplib.SMTP:
    if mail.port == TLS_PORT:
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=SECONDS, context=ssl.create_default_context())
    return smtplib.SMTP(mail.host, mail.port, timeout=SECONDS)

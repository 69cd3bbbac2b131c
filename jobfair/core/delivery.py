"""Carrying outbox messages out of the house: by SMTP, by an SMS provider's HTTP interface, or onto the console.

MAIL_URL  `smtp://user:password@host:port?tls=starttls` (or `tls=none`, `tls=implicit`), `console:`
SMS_URL   `https://provider/send` or `console:`; SMS_TOKEN goes along as a bearer token

Contract with the SMS provider: POST, JSON `{"id", "mobile", "text", "language"}`; any 2xx answer means taken over.
`id` stays the same when a message is sent again, so that the provider can drop a second copy.
"""

import json
import smtplib
import ssl
import urllib.error
import urllib.request
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime, parseaddr
from typing import Protocol
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import click
from flask import Flask

from jobfair.core import crypto
from jobfair.core.outbox import Channel, OutboxMessage

TIMEOUT = 20.0  # seconds a server may take to answer
TLS_MODES = ("none", "starttls", "implicit")


class Undelivered(Exception):
    """The message was not taken over; the text names the reason without addresses or contents.

    `is_away`: it was the other side that did not answer, so the next message would fare no better.
    """

    def __init__(self, reason: str, *, is_away: bool = False) -> None:
        super().__init__(reason)
        self.is_away = is_away


class Transport(Protocol):
    """One way out."""

    def send(self, message: OutboxMessage) -> None:
        """Hand the message over; raises Undelivered."""


class Console:
    """Writes messages to standard output: for demonstration, where nothing is really sent."""

    def send(self, message: OutboxMessage) -> None:
        """Print it."""
        click.echo(f"[{message.channel.value}] {message.address}: {message.subject} {message.body}")


class Smtp:
    """A mail server."""

    def __init__(self, url: SplitResult, *, sender: str, site_name: str) -> None:
        self.host, self.port = url.hostname or "localhost", url.port
        self.user, self.password = unquote(url.username or ""), unquote(url.password or "")
        self.tls = parse_qs(url.query).get("tls", ["starttls"])[0]
        if self.tls not in TLS_MODES:
            raise ValueError(f"MAIL_URL: tls must be one of {', '.join(TLS_MODES)}")
        self.sender, self.site_name = sender, site_name

    def send(self, message: OutboxMessage) -> None:
        """Deliver over a connection of its own."""
        try:
            with self._connect() as server:
                server.send_message(self.letter(message))
        except (OSError, smtplib.SMTPException) as error:
            refused = isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)
            raise Undelivered(describe(error), is_away=not refused) from error

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self.tls == "implicit":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port or 465, timeout=TIMEOUT, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port or 587, timeout=TIMEOUT)
        try:
            if self.tls == "starttls":
                server.starttls(context=context)
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server

    def letter(self, message: OutboxMessage) -> EmailMessage:
        """The message as mail. Its Message-ID never changes, so that a mailbox can drop a second copy."""
        letter = EmailMessage(policy=SMTP_POLICY)
        name, address = parseaddr(self.sender)
        local, _at, domain = address.partition("@")
        letter["From"] = Address(name or self.site_name, local, domain)
        letter["To"] = Address(addr_spec=message.address)
        letter["Subject"] = " ".join(message.subject.split())
        letter["Date"] = format_datetime(message.created_at)
        letter["Message-ID"] = f"<{reference(message)}@{domain or 'localhost'}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(message.body, cte="base64")
        letter["Content-Language"] = "en" if message.language == "en" else "zh-CN"
        return letter


class HttpSms:
    """An SMS provider, or the bureau's own gateway in front of one."""

    def __init__(self, url: str, *, token: str) -> None:
        self.url, self.token = url, token

    def send(self, message: OutboxMessage) -> None:
        """Post it; anything but a 2xx answer means that it was not taken over."""
        body = {
            "id": reference(message),
            "mobile": message.address,
            "text": message.body,
            "language": message.language,
        }
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        content = json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(self.url, data=content, headers=headers, method="POST")  # noqa: S310
        try:
            with _opener.open(request, timeout=TIMEOUT) as answer:
                if not 200 <= answer.status < 300:
                    raise Undelivered(f"HTTP {answer.status}")
        except (OSError, ValueError) as error:
            is_away = isinstance(error, OSError) and not isinstance(error, urllib.error.HTTPError)
            raise Undelivered(describe(error), is_away=is_away) from error


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """The token must not travel to another address."""

    def redirect_request(self, *_args: object, **_values: object) -> None:
        """Never."""
        return None


_opener = urllib.request.build_opener(_NoRedirects())


def reference(message: OutboxMessage) -> str:
    """A name for the message that stays the same however often it is sent and cannot be guessed."""
    return f"{message.id}.{crypto.fingerprint(f'outbox:{message.id}:{message.created_at.isoformat()}')[:24]}"


def describe(error: Exception) -> str:
    """What went wrong, without addresses or contents."""
    if isinstance(error, urllib.error.HTTPError):
        return f"HTTP {error.code}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"SMTP {error.smtp_code}"
    return type(error).__name__


def transports(app: Flask) -> dict[Channel, Transport]:
    """The ways out that the settings name; raises ValueError with a sentence for a wrong one."""
    config = app.config
    mail, sms = urlsplit(config["MAIL_URL"]), config["SMS_URL"]
    return {
        Channel.MAIL: _mail(mail, sender=config["MAIL_FROM"], site_name=config["SITE_NAME_ZH"]),
        Channel.SMS: _sms(sms, token=config["SMS_TOKEN"]),
    }


def _mail(url: SplitResult, *, sender: str, site_name: str) -> Transport:
    if url.scheme == "console":
        return Console()
    if url.scheme != "smtp" or not url.hostname:
        raise ValueError("MAIL_URL must be smtp://user:password@host:port?tls=starttls or console:")
    return Smtp(url, sender=sender, site_name=site_name)


def _sms(url: str, *, token: str) -> Transport:
    scheme = urlsplit(url).scheme
    if scheme == "console":
        return Console()
    if scheme not in ("http", "https"):
        raise ValueError("SMS_URL must be the address of a provider (https://…) or console:")
    return HttpSms(url, token=token)

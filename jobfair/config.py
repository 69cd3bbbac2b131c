"""Settings: environment first, then `instance/local.env`, then defaults that are safe only for demonstration.

Every wrong setting is named in one sentence when the portal starts; nothing starts half configured.
"""

import secrets
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from environs import Env, EnvError
from marshmallow.validate import OneOf

DEMONSTRATION = "demonstration"
PRODUCTION = "production"


class SettingsError(Exception):
    """A setting is missing or wrong; the text says which and what to do."""


def load_settings(instance: Path) -> dict[str, Any]:
    """Read all settings for the installation whose private folder is `instance`.

    Raises SettingsError naming the first setting that is missing or wrong.
    """
    instance.mkdir(parents=True, exist_ok=True)
    env = Env(eager=True)
    env.read_env(str(instance / "local.env"), recurse=False, override=False)
    try:
        return _read(env, instance)
    except (EnvError, ValueError) as error:
        raise SettingsError(f"Settings: {error}") from error


def _read(env: Env, instance: Path) -> dict[str, Any]:
    mode = env.str("PORTAL_MODE", DEMONSTRATION, validate=OneOf([DEMONSTRATION, PRODUCTION]))
    demo = mode == DEMONSTRATION
    base_url = env.str("BASE_URL", "http://127.0.0.1:5000" if demo else "")
    if not base_url.startswith(("http://", "https://")):
        raise SettingsError(
            "Settings: BASE_URL must be the portal's public address, such as https://jobs.example.cn"
        )
    secure = base_url.startswith("https://")
    if not demo and not secure:
        raise SettingsError("Settings: in production BASE_URL must begin with https://")
    return {
        "PORTAL_MODE": mode,
        "DEMO_MODE": demo,
        "BASE_URL": base_url.rstrip("/"),
        "SECRET_KEY": _secret(env, instance, "SECRET_KEY", demo),
        "FIELD_KEYS": _secret(env, instance, "FIELD_KEYS", demo).split(","),
        **_database(env, instance),
        **_cookies(secure),
        **_messages(env, demo),
        **_site(env),
        "UPLOAD_FOLDER": env.str("UPLOAD_FOLDER", str(instance / "uploads")),
        "ERASURE_LIST": env.str("ERASURE_LIST", str(instance / "erasures.jsonl")),
        "MAX_CONTENT_LENGTH": 45 * 1024 * 1024,  # four documents of 10 MB and the form around them
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "MAX_FORM_PARTS": 500,
        "PROXY_HOPS": env.int("PROXY_HOPS", 0),
        "HOST": env.str("HOST", "127.0.0.1"),
        "PORT": env.int("PORT", 5000),
        "WORKERS": env.int("WORKERS", 2),
        "LOG_LEVEL": env.str("LOG_LEVEL", "INFO").upper(),
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "zh",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Shanghai",
        "BABEL_TRANSLATION_DIRECTORIES": "translations",
    }


def _secret(env: Env, instance: Path, name: str, demo: bool) -> str:
    """From the environment; in demonstration made once and kept in `instance/keys/`."""
    value: str = env.str(name, "")
    if value:
        if name == "SECRET_KEY" and len(value) < 32:
            raise SettingsError("Settings: SECRET_KEY must be at least 32 characters long")
        return value
    if not demo:
        raise SettingsError(f"Settings: {name} must be set in production (see docs/operations.md)")
    path = instance / "keys" / name.lower()
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        made = Fernet.generate_key().decode() if name == "FIELD_KEYS" else secrets.token_urlsafe(48)
        path.write_text(made)
        path.chmod(0o600)
    return path.read_text().strip()


def _database(env: Env, instance: Path) -> dict[str, Any]:
    url: str = env.str("DATABASE_URL", f"sqlite:///{instance.resolve() / 'portal.sqlite3'}")
    if url.startswith(("postgres://", "postgresql://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    # A failing statement must not write its parameters, that is people's data, into the log.
    options: dict[str, Any] = {"pool_pre_ping": not url.startswith("sqlite"), "hide_parameters": True}
    return {"SQLALCHEMY_DATABASE_URI": url, "SQLALCHEMY_ENGINE_OPTIONS": options}


def _cookies(secure: bool) -> dict[str, Any]:
    prefix = "__Host-" if secure else ""
    return {
        "SESSION_COOKIE_NAME": prefix + "session",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_REFRESH_EACH_REQUEST": False,
    }


def _messages(env: Env, demo: bool) -> dict[str, Any]:
    values = {
        "MAIL_URL": env.str("MAIL_URL", "console:" if demo else ""),
        "MAIL_FROM": env.str("MAIL_FROM", "jobfair@example.invalid" if demo else ""),
        "SMS_URL": env.str("SMS_URL", "console:" if demo else ""),
        "SMS_TOKEN": env.str("SMS_TOKEN", ""),
    }
    missing = [name for name in ("MAIL_URL", "MAIL_FROM", "SMS_URL") if not values[name]]
    if missing:
        raise SettingsError(f"Settings: {missing[0]} must be set in production (see docs/operations.md)")
    return values


def _site(env: Env) -> dict[str, Any]:
    return {
        "SITE_NAME_ZH": env.str("SITE_NAME_ZH", "锦州就业招聘会"),
        "SITE_NAME_EN": env.str("SITE_NAME_EN", "Jinzhou Job Fairs"),
        "SITE_ORGANISER_ZH": env.str("SITE_ORGANISER_ZH", "锦州市人力资源和社会保障局"),
        "SITE_ORGANISER_EN": env.str("SITE_ORGANISER_EN", "Jinzhou Human Resources and Social Security Bureau"),
        "SITE_PHONE": env.str("SITE_PHONE", ""),
        "SITE_ICP": env.str("SITE_ICP", ""),
    }

"""The portal: `create_app()` puts the domains together and is the only place that knows them all."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from flask import Flask
from flask_login import current_user
from werkzeug.middleware.proxy_fix import ProxyFix

from jobfair.accounts import sessions
from jobfair.accounts.models import Visitor
from jobfair.commands.translations import compile_catalogues
from jobfair.config import SettingsError, load_settings
from jobfair.core import (
    access,
    crypto,
    data_version,
    delivery,
    formatting,
    headers,
    language,
    live,
    logs,
    page_cache,
    pages,
    transactions,
    urls,
)

# Kernel tables that no domain may happen to import.
from jobfair.core import audit as audit
from jobfair.core import history as history
from jobfair.core import limits as limits
from jobfair.core import outbox as outbox
from jobfair.core import uploads as uploads
from jobfair.extensions import babel, csrf, db, login_manager, migrate

ROOT = Path(__file__).resolve().parent.parent

# Low to high: a domain imports only those before it (docs/architecture.md, tests/architecture).
DOMAINS = (
    "accounts",
    "notices",
    "reference",
    "employers",
    "seekers",
    "campaigns",
    "fairs",
    "gate",
    "postings",
    "booths",
    "applications",
    "queues",
    "hall",
    "statistics",
    "api",
    "home",
)


def create_app(overrides: dict[str, Any] | None = None) -> Flask:
    """Build the application.

    `overrides` replaces settings (tests). Raises config.SettingsError with a sentence when a setting is wrong.
    """
    overrides = overrides or {}
    instance = Path(overrides.get("INSTANCE_PATH") or ROOT / "instance")
    app = transactions.Portal(
        __name__,
        instance_path=str(instance.resolve()),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    app.config.update(load_settings(instance))
    app.config.update(overrides)
    app.testing = bool(app.config.get("TESTING"))
    compile_catalogues()
    crypto.key_ring.load(app.config["FIELD_KEYS"])
    check_transports(app)
    app.url_map.converters["int"] = urls.KeyConverter
    _bind_extensions(app)
    _register_domains(app)
    _wrap(app)
    return app


def check_transports(app: Flask) -> None:
    """Stop the start when MAIL_URL or SMS_URL is wrong, rather than losing messages later."""
    try:
        delivery.transports(app)
    except ValueError as error:
        raise SettingsError(f"Settings: {error}") from error


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "jobfair" / "migrations"))
    babel.init_app(app, locale_selector=language.choose_language)
    login_manager.init_app(app)
    login_manager.user_loader(sessions.load)
    login_manager.anonymous_user = Visitor
    logs.init_app(app)
    transactions.init_app(app)
    csrf.init_app(app)
    access.init_app(app)
    app.before_request(sessions.require_whole_sign_in)
    headers.init_app(app)
    page_cache.init_app(app)
    live.init_app(app)
    formatting.init_app(app)
    pages.init_app(app)
    data_version.init_app()
    app.jinja_env.globals["current_user"] = current_user


def _register_domains(app: Flask) -> None:
    """Models of every domain, then each domain's `views.blueprints` and `commands.groups`."""
    for domain in (*DOMAINS, "demo", "commands"):
        for part in ("models", "views", "commands"):
            name = f"jobfair.{domain}.{part}" if domain != "commands" else "jobfair.commands"
            if find_spec(name) is None:
                continue
            module = import_module(name)
            for blueprint in getattr(module, "blueprints", ()) if part == "views" else ():
                app.register_blueprint(blueprint)
            for group in getattr(module, "groups", ()) if part == "commands" else ():
                app.cli.add_command(group)
            if setup := getattr(module, "init_app", None) if part == "views" else None:
                setup(app)


def _wrap(app: Flask) -> None:
    """The layers in front of Flask, innermost first."""
    wsgi: Any = app.wsgi_app
    wsgi = language.LanguagePrefix(wsgi)
    wsgi = page_cache.wrap(app, wsgi)
    wsgi = live.wrap(app, wsgi)
    wsgi = urls.CleanAddress(wsgi)
    if hops := app.config["PROXY_HOPS"]:
        wsgi = ProxyFix(wsgi, x_for=hops, x_proto=hops, x_host=0)
    app.wsgi_app = wsgi  # type: ignore[method-assign]

"""The application, put together: settings, database, web, then one capability after the other."""

from pathlib import Path
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from sqlalchemy import make_url
from werkzeug.middleware.proxy_fix import ProxyFix

import meetings.accounts.models
import meetings.compact.models
import meetings.core.history
import meetings.core.once
import meetings.core.outbox
import meetings.core.sealing
import meetings.directory.models
import meetings.documents.models
import meetings.documents.rules.published_stays
import meetings.followup.models
import meetings.handouts.models
import meetings.outcomes.models
import meetings.outcomes.rules.recommendations_stay
import meetings.participation.models
import meetings.programme.models  # noqa: F401 - every table is known before anything is asked of the metadata
from meetings import cli, handouts, pages, settings
from meetings.accounts import views as accounts_desk
from meetings.accounts.views import security
from meetings.core import engines, private_files
from meetings.core.db import db
from meetings.core.files import Store
from meetings.followup import views as followup_desk
from meetings.followup.answers import register_files
from meetings.outcomes import views as outcomes_desk
from meetings.pages.meetings import release_routes
from meetings.participation import views as participation_desk
from meetings.programme import views as programme_desk
from meetings.serving import warming
from meetings.web import (
    assets,
    bounds,
    filters,
    headers,
    health,
    held_for_long,
    languages,
    refusals,
    requests,
    stylesheet,
)
from meetings.web.application import Concord

ROOT = Path(__file__).parent.parent
MIGRATIONS = Path(__file__).parent / "migrations"


def create_app(instance: Path | None = None, **overrides: Any) -> Flask:
    """Build the application from the settings; ``overrides`` win over the environment (tests use them)."""
    private_files.begin()
    chosen = settings.load(instance, overrides)
    app = Concord(
        "meetings",
        root_path=str(ROOT),
        instance_path=str(chosen.instance),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    app.config.from_mapping(_flask_settings(chosen))
    app.extensions["concord.settings"] = chosen
    app.extensions["concord.handlers"] = {}  # what the worker does, by kind of outbox item; capabilities add theirs
    if chosen.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # the way Werkzeug documents it
            app.wsgi_app, x_for=chosen.proxies, x_proto=chosen.proxies, x_host=chosen.proxies
        )
    _start_database(app, chosen)
    _start_web(app, chosen)
    _start_capabilities(app, chosen)
    cli.init_app(app)
    return app


def for_migrations() -> Flask:
    """The application with Flask-Migrate's commands: for script/migration, which writes the next one."""
    from flask_migrate import Migrate  # noqa: PLC0415 - it loads Alembic, which no other process needs to hold

    app = create_app()
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True, compare_type=True)
    return app


def _flask_settings(chosen: settings.Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": chosen.secret_key,
        "TRUSTED_HOSTS": chosen.hosts,
        "PREFERRED_URL_SCHEME": "https" if chosen.secure else "http",
        "MAX_CONTENT_LENGTH": chosen.max_upload_megabytes * 1024 * 1024,
        "SESSION_COOKIE_NAME": "__Host-concord" if chosen.secure else "concord",
        "SESSION_COOKIE_SECURE": chosen.secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SQLALCHEMY_DATABASE_URI": chosen.database_url,
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the sign-in: a form left open over lunch must still be sent
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_TRANSLATION_DIRECTORIES": str(ROOT / "meetings" / "translations"),
    }


def _start_database(app: Flask, chosen: settings.Settings) -> None:
    chosen.instance.mkdir(parents=True, exist_ok=True)
    where = make_url(chosen.database_url)
    elsewhere = private_files.of_sqlite(where.database) if where.get_backend_name() == "sqlite" else []
    private_files.close(chosen.instance, *elsewhere)
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engines.options(chosen.database_url)
    db.init_app(app)
    with app.app_context():
        engines.prepare(db.engine)


def _start_web(app: Flask, chosen: settings.Settings) -> None:
    bounds.init_app(app)
    headers.init_app(app, secure=chosen.secure)
    requests.init_app(app)
    held_for_long.init_app(app)
    languages.init_app(app)
    refusals.init_app(app)
    filters.init_app(app)
    assets.init_app(app)
    stylesheet.init_app(app, secure=chosen.secure)
    health.init_app(app)
    CSRFProtect(app)


def _start_capabilities(app: Flask, chosen: settings.Settings) -> None:
    security.init_app(app, chosen)
    register_files.share_in(Store(chosen.instance / "cache"))
    app.register_blueprint(accounts_desk.blueprint)
    app.register_blueprint(programme_desk.blueprint)
    app.register_blueprint(participation_desk.blueprint)
    app.register_blueprint(followup_desk.blueprint)
    app.register_blueprint(outcomes_desk.blueprint)
    pages.init_app(app)
    release_routes.init_app(app, chosen)
    handouts.init_app(app, chosen)
    warming.init_app(app)

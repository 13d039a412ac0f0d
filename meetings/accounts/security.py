"""Signing in, with Flask-Security."""

from meetings.accounts.present import viewer

__all__ = ["viewer"]

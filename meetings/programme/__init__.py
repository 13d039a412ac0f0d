"""Meetings and their agendas: scheduled as a draft, made public by releases that never change."""

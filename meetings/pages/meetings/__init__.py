"""The pages of meetings, with the addresses of their agendas and calendars."""

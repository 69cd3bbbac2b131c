"""The `flask` command line that belongs to no domain."""

from jobfair.commands.translations import translations_cli

groups = (translations_cli,)

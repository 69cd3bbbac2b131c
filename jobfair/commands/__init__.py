"""The `flask` command line that belongs to no domain."""

from jobfair.commands.translations import translations_cli
from jobfair.commands.worker import worker

groups = (translations_cli, worker)

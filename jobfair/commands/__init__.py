"""The `flask` command line that belongs to no domain."""

from jobfair.commands import backups
from jobfair.commands.check import check_cli, sweep_uploads
from jobfair.commands.translations import translations_cli
from jobfair.commands.worker import worker

groups = (*backups.groups, check_cli, sweep_uploads, translations_cli, worker)

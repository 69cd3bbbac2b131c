"""`flask backup`, `flask verify-backup`, `flask restore`: a snapshot of database and files of one moment."""

from jobfair.commands.backups.commands import backup, restore, verify_backup

groups = (backup, verify_backup, restore)

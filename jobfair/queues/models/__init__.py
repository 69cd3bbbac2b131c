"""Tables of queues, by noun."""

from jobfair.queues.models.ledger import ServiceEntry
from jobfair.queues.models.queues import QueueRules, ServiceQueue
from jobfair.queues.models.tickets import Referral, Ticket

__all__ = ["QueueRules", "Referral", "ServiceEntry", "ServiceQueue", "Ticket"]

"""Transition tables, pure: which steps lead from which state to which. `transitions` applies them."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobfair.core.status import Status


@dataclass(frozen=True)
class Verb:
    """A named step: allowed from `sources` to `target`."""

    name: str
    sources: tuple[Status, ...]
    target: Status
    reason_required: bool = False


class Workflow:
    """The transition table of one kind of thing."""

    def __init__(self, *verbs: Verb, initial: Status) -> None:
        self.verbs = {verb.name: verb for verb in verbs}
        self.initial = initial

    def __iter__(self) -> Iterator[Verb]:
        return iter(self.verbs.values())

    def allows(self, name: str, state: Status) -> bool:
        """Whether `name` is a step out of `state`: asked by services and templates alike."""
        return state in self.verbs[name].sources

    def open_to(self, state: Status) -> list[str]:
        """Names of the steps out of `state`, in table order."""
        return [verb.name for verb in self if state in verb.sources]

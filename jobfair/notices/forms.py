"""A person's choice of channels, one box for each topic and channel."""

from typing import Any

from wtforms import BooleanField

from jobfair.core.forms import BaseForm
from jobfair.core.language import Text
from jobfair.core.outbox import Channel
from jobfair.notices import rules
from jobfair.notices.queries import Choices
from jobfair.notices.rules import Topic


class PreferencesForm(BaseForm):
    """Boxes named `<topic>-<channel>`, made from the dictionaries below."""

    def rows(self) -> list[tuple[Text, list[Any]]]:
        """Each topic that may be chosen with its boxes, in the order of the channels."""
        return [
            (topic.label, [self[box_name(topic, channel)] for channel in Channel])
            for topic in Topic
            if rules.can_choose(topic)
        ]

    def chosen(self) -> Choices:
        """The state of every box."""
        return {
            (topic, channel): bool(self[box_name(topic, channel)].data)
            for topic in Topic
            if rules.can_choose(topic)
            for channel in Channel
        }


def box_name(topic: Topic, channel: Channel) -> str:
    """The name of the box for a topic and a channel."""
    return f"{topic.value}-{channel.value}"


for _topic in Topic:
    for _channel in Channel:
        if rules.can_choose(_topic):
            setattr(PreferencesForm, box_name(_topic, _channel), BooleanField(_channel.label))


def present_choices(choices: Choices) -> dict[str, bool]:
    """What the boxes show at first: the choice made, or the topic's usual way."""
    return {
        box_name(topic, channel): rules.is_sent(topic, channel, choices.get((topic, channel)))
        for topic in Topic
        for channel in Channel
    }

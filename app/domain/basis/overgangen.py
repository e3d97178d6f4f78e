"""A table of transitions: which acts there are, from which state, and where each leads."""

from __future__ import annotations

from collections.abc import Iterable

from transitions import Machine


class Overgangen:
    """Every transition there is, as a `transitions` machine without a model: it answers, and changes nothing.

    A trigger is named act:target, so that the target is part of the table and no guard can be jumped.
    """

    def __init__(self, staten: Iterable[str], rijen: Iterable[tuple[str, str, str]]) -> None:
        """`rijen` are act, state before and state after."""
        namen = [f"{staat}" for staat in staten]  # of an enum the machine would take the names
        self._machine = Machine(model=None, states=namen, initial=None, auto_transitions=False)
        for handeling, van, naar in rijen:
            self._machine.add_transition(f"{handeling}:{naar}", f"{van}", f"{naar}")

    def __contains__(self, staat: str) -> bool:
        return staat in self._machine.states

    def doelen(self, handeling: str, van: str) -> list[str]:
        """The states that the act can lead to from this one."""
        delen = (trigger.partition(":") for trigger in self._machine.get_triggers(f"{van}"))
        return [naar for naam, _, naar in delen if naam == handeling]

"""nbgrader's settings for the grader of a hub, on top of those in the course's root."""

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets has it

c.ExchangeFactory.collect = "autograder.hub.exchange.CollectFromOwners"

"""nbgrader's settings for a learner of a hub, on top of those of ``learner/``."""

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets has it

# Who may fetch and submit is in the hub's group nbgrader-<course>.
c.Authenticator.plugin_class = "nbgrader.auth.JupyterHubAuthPlugin"
c.ExchangeFactory.submit = "autograder.hub.exchange.SubmitForOne"
# The lessons link to ../assignments/<name>/, and there is one course in these files.
c.Exchange.path_includes_course = False

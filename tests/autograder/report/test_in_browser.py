"""A real browser shows the page, asks nobody for anything, and finds its policy kept."""

from browser import chromium

from autograder.report.command import write_report


def test_the_page_is_shown_offline_on_wide_and_narrow_screens(small_class, tmp_path):
    for lang in ("en", "ko"):
        write_report(small_class.course, "neuron", tmp_path / lang, lang, column="Neuron")
    with chromium() as browser:
        for lang in ("en", "ko"):
            for scheme in ("light", "dark"):
                for width in (1280, 390):
                    context = browser.new_context(
                        color_scheme=scheme, viewport={"width": width, "height": 900}
                    )
                    page = context.new_page()
                    complaints, asked = [], []
                    page.on("console", lambda message, to=complaints: to.append(message.text))
                    page.on("pageerror", lambda error, to=complaints: to.append(str(error)))
                    page.on("dialog", lambda dialog, to=complaints: to.append(dialog.message))
                    page.on("request", lambda request, to=asked: to.append(request.url))
                    page.goto((tmp_path / lang / "report.html").as_uri())
                    assert complaints == [], "the policy refuses something of the page's own"
                    assert len(asked) == 1
                    body = "getComputedStyle(document.body)"
                    ground = page.evaluate(f"{body}.backgroundColor")
                    dark = sum(map(int, ground[4:-1].split(","))) < 380
                    assert dark == (scheme == "dark")
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    assert wide <= width, "the page scrolls sideways"
                    bar = page.locator(".histogram rect.fill").first.bounding_box()
                    assert bar is not None
                    context.close()

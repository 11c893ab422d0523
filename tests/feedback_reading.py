"""Reads a page as a browser would, and complains where a browser would only guess."""

import re
from html.parser import HTMLParser

VOID = {"meta", "base", "img", "br", "hr", "col"}
ALLOWED = {
    "html", "head", "meta", "base", "title", "style", "body", "div", "header", "main", "section",
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "dl", "dt", "dd", "table", "caption", "thead", "tbody",
    "tfoot", "tr", "th", "td", "a", "span", "b", "strong", "em", "code", "pre", "ul", "ol", "li",
    "img", "progress", "details", "summary", "blockquote", "hr", "br",
    "math", "mrow", "mi", "mo", "mn", "mtext", "msub", "msup", "msubsup", "mspace", "mfrac",
    "mstyle", "mtable", "mtr", "mtd", "msqrt", "munderover", "munder", "mover",
}  # fmt: skip


class Reading(HTMLParser):
    """What is on a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.pictures: list[dict[str, str]] = []
        self.headings: list[int] = []
        self.tags: set[str] = set()
        self.policy = self.style = self.text = ""
        assert page.startswith("<!DOCTYPE html>\n")
        assert page.endswith("</html>\n")
        self.feed(page)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))
        assert self.tags <= ALLOWED, self.tags - ALLOWED
        for link in self.links:
            assert (
                link[1:] in self.ids if link.startswith("#") else re.match("https?:|mailto:", link)
            )
        for picture in self.pictures:
            assert picture["src"].startswith("data:image/")
            assert picture["alt"]
        steps = zip(self.headings, self.headings[1:], strict=False)
        self.jumps = any(after > before + 1 for before, after in steps)
        assert not re.search(r"url\(|@import|//", re.sub(r"/\*.*?\*/", "", self.style, flags=re.S))

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        named = dict(attrs)
        assert len(named) == len(attrs), "an attribute twice"
        assert not [name for name in named if name.startswith("on") or name == "style"], attrs
        assert "src" not in named or tag == "img"
        assert "href" not in named or tag == "a", "only links lead somewhere"
        if tag not in VOID:
            self.open.append(tag)
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a":
            self.links.append(named["href"])
        if tag == "img":
            self.pictures.append(named)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = named["content"]

    def handle_endtag(self, tag):
        assert self.open, tag
        assert self.open[-1] == tag, f"{tag} closes {self.open[-1]}"
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.text += data

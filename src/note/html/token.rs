//! A piece of HTML → its tags and texts. Comments, scripts, styles and drawings are left out.

use html5ever::interface::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use memchr::memmem;
use std::cell::{Cell, RefCell};

/// A tag or text.
#[derive(Debug)]
pub(in crate::note) enum Html {
    Open(Element),
    Close(String),
    Text(StrTendril),
}

/// A tag or text, and how many line ends stand before it; of a text before its first word.
#[derive(Debug)]
pub(in crate::note) struct PlacedHtml {
    pub line: u32,
    pub html: Html,
}

/// A start tag.
#[derive(Debug)]
pub(in crate::note) struct Element {
    pub name: String,
    attributes: Vec<Attribute>,
}

impl Element {
    /// The value of the attribute `name`.
    pub(in crate::note) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|attribute| &*attribute.name.local == name)?;
        Some(&found.value)
    }

    /// The element's classes.
    pub(in crate::note) fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether `class` is one of the element's classes.
    pub(in crate::note) fn has_class(&self, class: &str) -> bool {
        self.classes().any(|one| one == class)
    }
}

/// Where a link inside the vault leads, if `element` is one.
pub(in crate::note) fn internal_target(element: &Element) -> Option<&str> {
    if element.name != "a" || !element.has_class("internal-link") {
        return None;
    }
    element.attribute("data-href").or_else(|| element.attribute("href"))
}

/// The tags and texts of `html`, in order.
pub(in crate::note) fn tokens(html: &str) -> Vec<PlacedHtml> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    for part in without_drawings(html) {
        input.push_back(StrTendril::from_slice(part));
    }
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

#[derive(Default)]
struct Sink {
    found: RefCell<Vec<PlacedHtml>>,
    unread: Cell<bool>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => return self.tag(tag, line),
            Token::CharacterTokens(text) if !self.unread.get() => {
                // the tokenizer tells the line on which the text ends
                let within = memchr::memchr_iter(b'\n', text.trim_start().as_bytes()).count() as u64;
                self.push(Html::Text(text), line.saturating_sub(within));
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Sink {
    fn tag(&self, tag: Tag, line: u64) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        let raw = matches!(name.as_str(), "script" | "style");
        let opens = tag.kind == TagKind::StartTag;
        self.unread.set(raw && opens);
        if raw {
            return if opens {
                TokenSinkResult::RawData(RawKind::Rawtext)
            } else {
                TokenSinkResult::Continue
            };
        }
        let html = match opens {
            true => Html::Open(Element { name, attributes: tag.attrs }),
            false => Html::Close(name),
        };
        self.push(html, line);
        TokenSinkResult::Continue
    }

    fn push(&self, html: Html, line: u64) {
        let line = u32::try_from(line.saturating_sub(1)).unwrap_or(u32::MAX);
        self.found.borrow_mut().push(PlacedHtml { line, html });
    }
}

/// `html` in parts, without its `<svg>` drawings: icons are most of a rendered table's bytes. Their line ends are kept.
fn without_drawings(html: &str) -> Vec<&str> {
    let (open, close) = (memmem::Finder::new("<svg"), memmem::Finder::new("</svg>"));
    let mut parts = Vec::new();
    let mut rest = html;
    while let Some(start) = open.find(rest.as_bytes()) {
        let Some(length) = close.find(&rest.as_bytes()[start..]) else {
            break;
        };
        parts.push(&rest[..start]);
        let drawing = &rest[start..start + length];
        parts.extend(drawing.matches('\n'));
        rest = &rest[start + length + "</svg>".len()..];
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let shown: Vec<String> = tokens(html)
            .iter()
            .map(|placed| match &placed.html {
                Html::Open(element) => format!("{}:{}+", placed.line, element.name),
                Html::Close(name) => format!("{}-", name),
                Html::Text(text) => format!("{:?}", &**text),
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "in {html:?}");
    }

    #[test]
    fn tags_and_texts_without_drawings_comments_and_scripts() {
        check("<b>x &amp; y</b>", r#"0:b+ "x " "&" " " "y" b-"#);
        check("<a><svg><path d=\"\n\"></path></svg>\n<i>", "0:a+ \"\\n\" \"\\n\" 2:i+");
        check("<!-- <b> --><script>if (a<b) {}</script>z<style>p{}</style>", r#""z""#);
        check("<svg>never closed", r#"0:svg+ "never closed""#);
        check("a < b", r#""a " "<" " " "b""#);
    }

    #[test]
    fn texts_stand_where_their_first_word_does() {
        for (html, expected) in
            [("a\n\nb", 0), ("\n\na\nb\n", 2), ("<!--\n-->\na\n", 2), ("<p\n>a&amp;b\n", 1)]
        {
            let tokens = tokens(html);
            let words = tokens
                .iter()
                .find(|placed| matches!(&placed.html, Html::Text(text) if !text.trim().is_empty()));
            assert_eq!(words.map(|placed| placed.line), Some(expected), "in {html:?}");
        }
    }

    #[test]
    fn depth_costs_nothing() {
        assert_eq!(tokens(&"<div>".repeat(200_000)).len(), 200_000);
    }
}

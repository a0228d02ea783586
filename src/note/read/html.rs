//! HTML in a note → the same blocks and runs as Markdown. Tags that mean nothing here leave their text.

use super::build::{Builder, Opened};
use super::media::{Player, called, medium, number};
use super::runs::{Mark, pixels};
use super::target::note_target;
use crate::note::document::{BlockKind, PictureSize};
use crate::note::html::{Element, Html, internal_target, tokens};

impl Builder<'_, '_> {
    /// Reads a block of HTML.
    pub(super) fn html_block(&mut self, html: &str) {
        let first = self.line;
        for placed in tokens(html) {
            self.stand_on(first + placed.line);
            self.html(&placed.html);
        }
        if self.table.is_none() {
            self.end_paragraph();
        }
    }

    /// Reads one tag within a run of text. What a script or style says comes as text behind it.
    pub(super) fn inline_html(&mut self, html: &str) {
        let starts = |tag: &str| html.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        if ["<script", "<style", "</script", "</style"].into_iter().any(starts) {
            match html.starts_with("</") {
                true => drop(self.runs.unmute()),
                false => self.runs.mute(),
            }
            return;
        }
        for placed in tokens(html) {
            self.html(&placed.html);
        }
    }

    fn html(&mut self, html: &Html) {
        match html {
            Html::Open(element) if self.is_verbatim() => self.verbatim_element(element),
            Html::Open(element) => self.open_element(element),
            Html::Close(name) => self.close_element(name),
            Html::Text(text) if self.is_verbatim() => self.verbatim(text),
            Html::Text(text) => self.collapsed(text),
        }
    }

    /// In HTML white space is one space, and none between blocks.
    fn collapsed(&mut self, text: &str) {
        let mut apart = self.runs.ends_apart();
        let mut out = String::new();
        for c in text.chars() {
            match c.is_whitespace() {
                true if apart => {}
                true => out.push(' '),
                false => out.push(c),
            }
            apart = c.is_whitespace();
        }
        self.text(&out);
    }

    fn open_element(&mut self, element: &Element) {
        let name = element.name.as_str();
        if let Some(mark) = mark_of(element) {
            if name == "span" {
                self.runs.text(" ");
            }
            return self.runs.open(mark);
        }
        match name {
            "a" => self.open_anchor(element),
            "table" => self.open_table(),
            "thead" | "tbody" | "tfoot" => self.group(),
            "tr" => self.open_row(),
            "th" | "td" => self.open_cell(element),
            "br" => self.runs.line_break(),
            "hr" => self.rule(),
            "img" | "iframe" | "video" | "audio" | "source" => self.media(element),
            "input" => self.input(element),
            "progress" | "meter" => self.gauge(element),
            "q" => self.runs.text("“"),
            "rt" => self.runs.open_aside(),
            "rp" => {
                self.runs.close_aside();
                self.runs.begin_instead();
            }
            _ if is_block(name) => {
                self.apart();
                self.open_block(element);
            }
            _ => {}
        }
    }

    fn close_element(&mut self, name: &str) {
        match name {
            "a" => self.close_link(),
            "b" | "strong" => self.runs.close(Mark::Strong),
            "i" | "em" | "cite" | "dfn" | "var" => self.runs.close(Mark::Emphasis),
            "s" | "del" | "strike" => self.runs.close(Mark::Strike),
            "code" | "kbd" | "samp" | "tt" => self.runs.close(Mark::Code),
            "mark" => self.runs.close(Mark::Highlight),
            "u" | "ins" => self.runs.close(Mark::Underline),
            "sub" => self.runs.close(Mark::Lowered),
            "sup" => self.runs.close(Mark::Raised),
            "small" | "span" => self.runs.close(Mark::Small),
            "video" | "audio" => self.player = None,
            "progress" | "meter" | "rp" => self.runs.drop_instead(),
            "q" if !self.is_verbatim() => self.runs.text("”"),
            "rt" | "ruby" => self.runs.close_aside(),
            "table" => self.close_table(),
            "caption" => self.caption(),
            "thead" | "tbody" | "tfoot" => self.group(),
            "tr" => self.end_row(),
            "th" | "td" => self.end_cell(),
            "summary" if self.table.is_none() => self.end_paragraph(),
            _ if is_block(name) => {
                self.apart();
                self.close_block(name);
            }
            _ => {}
        }
    }

    /// Whether text stands as it is written: in `<pre>`.
    fn is_verbatim(&self) -> bool {
        self.code.is_some()
    }

    /// The line end right behind `<pre>` is none of its text.
    fn verbatim(&mut self, text: &str) {
        let starts = self.code.as_ref().is_some_and(|(_, _, code)| code.is_empty());
        self.text(text.strip_prefix('\n').filter(|_| starts).unwrap_or(text));
    }

    fn verbatim_element(&mut self, element: &Element) {
        match element.name.as_str() {
            "br" => self.text("\n"),
            "code" => {
                let language = element.classes().find_map(|class| class.strip_prefix("language-"));
                if let (Some(language), Some((_, own, _))) = (language, &mut self.code) {
                    *own = language.to_string();
                }
            }
            _ => {}
        }
    }

    fn open_anchor(&mut self, element: &Element) {
        if let Some(target) = internal_target(element) {
            self.open_target(note_target(target, false));
        } else if let Some(address) = element.attribute("href").filter(|address| !address.is_empty()) {
            self.open_link(address, false);
        }
    }

    /// Images, videos and frames show what they are called and lead to their address. Of several sources the first is named.
    fn media(&mut self, element: &Element) {
        let called = called(element).map(str::to_string);
        if matches!(element.name.as_str(), "video" | "audio") {
            let medium = medium(element, "");
            self.player = Some(Player { medium, called: called.clone(), named: false });
        }
        let Some(address) = element.attribute("src") else { return };
        match self.player.as_mut().filter(|_| matches!(element.name.as_str(), "video" | "audio" | "source")) {
            Some(player) if player.named => {}
            Some(player) => {
                player.named = true;
                let (medium, called) = (player.medium, called.or(player.called.take()));
                self.show(element, address, medium, called.as_deref());
            }
            None => self.show(element, address, medium(element, address), called.as_deref()),
        }
    }

    fn show(&mut self, element: &Element, address: &str, medium: &str, called: Option<&str>) {
        let in_link = self.runs.in_link();
        if !in_link {
            self.open_link(address, true);
            let size = |name| element.attribute(name).and_then(pixels);
            self.size_link(size("width").map(|width| PictureSize { width, height: size("height") }));
        }
        match (medium, called) {
            ("", Some(called)) => self.text(called),
            ("", None) => self.text(address.rsplit('/').next().unwrap_or(address)),
            (medium, called) => self.text(&format!("{medium}: {}", called.unwrap_or(address))),
        }
        if !in_link {
            self.runs.link(None);
        }
        if element.name != "img" {
            self.runs.line_break();
        }
    }

    /// A box to check at the start of an item makes that a task.
    fn input(&mut self, element: &Element) {
        if !element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")) {
            return;
        }
        let (state, sign) = match element.attribute("checked") {
            Some(_) => ('x', "☑"),
            None => (' ', "☐"),
        };
        let starts = self.table.is_none() && self.runs.is_blank();
        if !(starts && self.blocks.task(state)) {
            self.runs.sign(sign);
        }
    }

    /// How much of how much; what stands within is for those who cannot draw it.
    fn gauge(&mut self, element: &Element) {
        if let Some(value) = number(element, "value") {
            self.runs.text(&format!("{value}/{}", number(element, "max").unwrap_or("1")));
            self.runs.begin_instead();
        }
    }

    fn rule(&mut self) {
        self.apart();
        if self.table.is_none() {
            self.blocks.push(self.line, BlockKind::Rule);
        }
    }

    /// Keeps what follows apart from what stands before: a new block, or in a cell or a summary a new line.
    fn apart(&mut self) {
        match self.table.is_some() || matches!(self.opened, Some((Opened::Summary, _))) {
            true => self.runs.line_break(),
            false => self.end_paragraph(),
        }
    }
}

fn mark_of(element: &Element) -> Option<Mark> {
    match element.name.as_str() {
        "b" | "strong" => Some(Mark::Strong),
        "i" | "em" | "cite" | "dfn" | "var" => Some(Mark::Emphasis),
        "s" | "del" | "strike" => Some(Mark::Strike),
        "code" | "kbd" | "samp" | "tt" => Some(Mark::Code),
        "mark" => Some(Mark::Highlight),
        "u" | "ins" => Some(Mark::Underline),
        "sub" => Some(Mark::Lowered),
        "sup" => Some(Mark::Raised),
        "small" => Some(Mark::Small),
        "span" if element.has_class("small-text") => Some(Mark::Small),
        _ => None,
    }
}

/// The elements that stand in lines of their own.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
];

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

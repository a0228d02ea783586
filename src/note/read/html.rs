//! HTML in a note → the same blocks and runs as Markdown. Tags that mean nothing here leave their text.

use super::blocks::OpenTable;
use super::build::{Builder, note_target};
use super::runs::Mark;
use crate::note::document::BlockKind;
use crate::note::html::{Element, Html, internal_target, tokens};

impl Builder<'_> {
    /// Reads a block of HTML.
    pub(super) fn html_block(&mut self, html: &str) {
        let first = self.line;
        for placed in tokens(html) {
            self.line = first + placed.line;
            self.html(&placed.html);
        }
        if self.table.is_none() {
            self.end_paragraph();
        }
    }

    /// Reads one tag within a run of text.
    pub(super) fn inline_html(&mut self, html: &str) {
        for placed in tokens(html) {
            self.html(&placed.html);
        }
    }

    fn html(&mut self, html: &Html) {
        match html {
            Html::Open(element) => self.open_element(element),
            Html::Close(name) => self.close_element(name),
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
            "tr" => self.row(),
            "th" | "td" => self.cell(name == "th"),
            "li" => {
                self.apart();
                self.runs.text("• ");
            }
            "br" => self.runs.line_break(),
            "hr" => self.rule(),
            "img" | "iframe" | "video" | "audio" => self.media(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.open_heading(name),
            _ if is_block(name) => self.apart(),
            _ => {}
        }
    }

    fn close_element(&mut self, name: &str) {
        match name {
            "a" => self.runs.link(None),
            "b" | "strong" | "summary" => self.runs.close(Mark::Strong),
            "i" | "em" | "cite" | "dfn" => self.runs.close(Mark::Emphasis),
            "s" | "del" | "strike" => self.runs.close(Mark::Strike),
            "code" | "kbd" | "samp" | "tt" => self.runs.close(Mark::Code),
            "mark" => self.runs.close(Mark::Highlight),
            "u" | "ins" => self.runs.close(Mark::Underline),
            "sub" | "sup" | "small" | "span" => self.runs.close(Mark::Small),
            "table" => self.close_table(),
            "tr" => self.row(),
            "th" | "td" => self.end_cell(),
            _ if is_block(name) || name.starts_with('h') => self.apart(),
            _ => {}
        }
        if name == "summary" {
            self.apart();
        }
    }

    fn open_anchor(&mut self, element: &Element) {
        if let Some(target) = internal_target(element) {
            self.open_target(note_target(target, false));
        } else if let Some(address) = element.attribute("href").filter(|address| !address.is_empty()) {
            self.open_address(address);
        }
    }

    /// Images, videos and frames show what they are called and lead to their address.
    fn media(&mut self, element: &Element) {
        let Some(address) = element.attribute("src") else {
            return;
        };
        let called =
            ["alt", "title"].iter().find_map(|name| element.attribute(name)).filter(|text| !text.is_empty());
        self.open_address(address);
        self.text(called.unwrap_or(address));
        self.runs.link(None);
    }

    fn open_heading(&mut self, name: &str) {
        self.apart();
        if self.table.is_none() {
            let level = name[1..].parse().unwrap_or(1);
            self.heading = Some((level, self.line));
        }
    }

    fn rule(&mut self) {
        self.apart();
        if self.table.is_none() {
            self.blocks.push(self.line, BlockKind::Rule);
        }
    }

    /// Keeps what follows apart from what stands before: a new block, or in a cell a new line.
    fn apart(&mut self) {
        match self.table {
            Some(_) => self.runs.line_break(),
            None => self.end_paragraph(),
        }
    }

    fn open_table(&mut self) {
        match &mut self.table {
            Some(table) => table.inner += 1,
            None => {
                self.end_paragraph();
                self.table = Some(OpenTable::of_html(self.line));
            }
        }
    }

    pub(super) fn close_table(&mut self) {
        match &mut self.table {
            Some(table) if table.inner > 0 => table.inner -= 1,
            Some(_) => {
                self.end_cell();
                self.end_table();
            }
            None => {}
        }
    }

    /// Whether rows and cells are text: in a table within a cell.
    fn in_inner_table(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.inner > 0 || table.is_markdown)
    }

    fn row(&mut self) {
        if self.in_inner_table() {
            return self.runs.line_break();
        }
        self.end_cell();
        self.table.iter_mut().for_each(OpenTable::end_row);
    }

    fn cell(&mut self, is_head: bool) {
        if self.in_inner_table() {
            return self.runs.text(" ");
        }
        self.end_cell();
        self.cell_is_head = self.table.as_ref().map(|_| is_head);
    }

    fn end_cell(&mut self) {
        if self.in_inner_table() {
            return;
        }
        let (Some(is_head), Some(table)) = (self.cell_is_head.take(), &mut self.table) else {
            return;
        };
        let runs = self.runs.take();
        match is_head {
            true => table.head_cell(runs),
            false => table.cell(runs),
        }
    }
}

fn mark_of(element: &Element) -> Option<Mark> {
    match element.name.as_str() {
        "b" | "strong" | "summary" => Some(Mark::Strong),
        "i" | "em" | "cite" | "dfn" => Some(Mark::Emphasis),
        "s" | "del" | "strike" => Some(Mark::Strike),
        "code" | "kbd" | "samp" | "tt" => Some(Mark::Code),
        "mark" => Some(Mark::Highlight),
        "u" | "ins" => Some(Mark::Underline),
        "sub" | "sup" | "small" => Some(Mark::Small),
        "span" if element.has_class("small-text") => Some(Mark::Small),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "blockquote"
            | "details"
            | "figure"
            | "figcaption"
            | "pre"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "center"
    )
}

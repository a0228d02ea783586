//! Pieces → blocks and runs.

use super::blocks::{Blocks, Frame, OpenTable};
use super::runs::{Mark, Runs};
use crate::note::document::{Alignment, BlockKind, Document, DocumentLink, LinkTarget};
use crate::note::lines::Lines;
use crate::note::syntax::{Piece, Placed, pieces};
use crate::note::{doi, extract};
use pulldown_cmark::{CodeBlockKind, Tag, TagEnd};

/// The beginnings of the addresses that a reader is offered.
const OFFERED: [&str; 7] = ["http://", "https://", "doi:", "zotero:", "mailto:", "www.", "//"];

/// Reads `body`, whose first line is `first_line` of the file.
pub(super) fn body(body: &str, first_line: u32) -> Document {
    let mut builder = Builder {
        body,
        lines: Lines::new(body, first_line),
        line: first_line,
        first_line,
        blocks: Blocks::default(),
        runs: Runs::default(),
        links: Vec::new(),
        heading: None,
        code: None,
        table: None,
        cell_is_head: None,
    };
    pieces(body, &mut |placed| builder.take(placed));
    builder.finish()
}

/// What is open while a body is read.
pub(super) struct Builder<'b> {
    body: &'b str,
    lines: Lines<'b>,
    /// The line of the piece at hand.
    pub line: u32,
    /// The line of the first run gathered.
    first_line: u32,
    pub blocks: Blocks,
    pub runs: Runs,
    links: Vec<DocumentLink>,
    pub heading: Option<(u8, u32)>,
    code: Option<(u32, String, String)>,
    pub table: Option<OpenTable>,
    /// The HTML cell that is open, and whether it is one of the head.
    pub cell_is_head: Option<bool>,
}

impl<'b> Builder<'b> {
    fn take(&mut self, placed: Placed<'b>) {
        if placed.hidden {
            return;
        }
        if !matches!(placed.piece, Piece::Close(_)) {
            self.line = self.lines.of(placed.range.start);
        }
        if self.runs.is_empty() {
            self.first_line = self.line;
        }
        match placed.piece {
            Piece::Open(tag) => self.open(tag),
            Piece::Close(end) => self.close(end),
            Piece::Text(text) => self.text(&text),
            Piece::Html(html) => self.html_block(&html),
            Piece::InlineHtml(html) => self.inline_html(&html),
            Piece::SoftBreak => self.soft_break(),
            Piece::HardBreak => self.runs.line_break(),
            Piece::Rule => self.block(BlockKind::Rule),
            Piece::Math { source, display: true } => self.block(BlockKind::Math(source.trim().to_string())),
            Piece::Citation(citation) => {
                let link = self.link(LinkTarget::Citation(citation.key.to_string()));
                self.runs.linked(&self.body[placed.range], link);
            }
            piece => self.inline(piece),
        }
    }

    fn inline(&mut self, piece: Piece<'b>) {
        match piece {
            Piece::WikiOpen { target, embed, named } => self.open_wikilink(target, embed, named),
            Piece::LinkOpen { address, embed } => self.open_link(&address, embed),
            Piece::LinkClose => {
                self.runs.mute(false);
                self.runs.link(None);
            }
            Piece::Code(code) => self.runs.styled(&code, |style| style.code = true),
            Piece::Math { source, .. } => self.runs.styled(&source, |style| style.math = true),
            Piece::Tag(name) => self.linked(&format!("#{name}"), LinkTarget::Tag(name.to_string())),
            Piece::Address(address) => self.linked(address, address_target(address)),
            Piece::Doi(written) => self.linked(written, doi_target(written)),
            Piece::HighlightMark => self.runs.toggle(Mark::Highlight),
            Piece::FieldMark => self.runs.text("::"),
            Piece::Task(state) => self.blocks.task(state),
            Piece::FootnoteReference(label) => {
                let link = self.link(LinkTarget::Footnote(label.to_string()));
                self.runs.open(Mark::Small);
                self.runs.linked(&format!("[{label}]"), link);
                self.runs.close(Mark::Small);
            }
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        match &mut self.code {
            Some((_, _, code)) => code.push_str(text),
            None => self.runs.text(text),
        }
    }

    /// Text that is a link by itself; inside of another link it is that link's text.
    fn linked(&mut self, text: &str, to: LinkTarget) {
        if self.runs.in_link() {
            self.runs.text(text);
        } else {
            let link = self.link(to);
            self.runs.linked(text, link);
        }
    }

    fn link(&mut self, to: LinkTarget) -> usize {
        self.links.push(DocumentLink { to, line: self.line });
        self.links.len() - 1
    }

    /// From here on all text leads to `to`.
    pub(super) fn open_target(&mut self, to: LinkTarget) {
        let link = self.link(to);
        self.runs.link(Some(link));
    }

    /// What stands behind the pipe of an embed is a size or a caption; it is shown by its name all the same.
    fn open_wikilink(&mut self, target: &str, embed: bool, named: bool) {
        if target.contains('\n') {
            return;
        }
        self.open_target(note_target(target, embed));
        if embed && named {
            self.runs.text(target);
            self.runs.mute(true);
        }
    }

    fn open_link(&mut self, address: &str, embed: bool) {
        match extract::has_scheme(address) {
            true => self.open_address(address),
            false => self.open_target(note_target(&doi::percent_decoded(address), embed)),
        }
    }

    /// From here on all text leads to `address`, if it is one that is offered: nothing a note says may be run.
    pub(super) fn open_address(&mut self, address: &str) {
        let lower = address.to_ascii_lowercase();
        if OFFERED.iter().any(|scheme| lower.starts_with(scheme)) {
            self.open_target(address_target(address));
        }
    }

    fn open(&mut self, tag: Tag<'b>) {
        if let Some(mark) = mark_of(&tag) {
            return self.runs.open(mark);
        }
        self.end_paragraph();
        let line = self.line;
        match tag {
            Tag::Heading { level, .. } => self.heading = Some((level as u8, line)),
            Tag::BlockQuote(_) => self.blocks.open(line, Frame::Quote(Vec::new())),
            Tag::List(first) => self.blocks.open(line, Frame::List { first, items: Vec::new() }),
            Tag::Item => self.blocks.open(line, Frame::Item(Default::default())),
            Tag::FootnoteDefinition(label) => {
                self.blocks.open(line, Frame::Footnote { label: label.to_string(), blocks: Vec::new() });
            }
            Tag::CodeBlock(kind) => self.code = Some((line, language(&kind), String::new())),
            Tag::Table(columns) => {
                let mut open = OpenTable::of_markdown(line);
                open.table.alignment = columns.iter().map(alignment).collect();
                self.table = Some(open);
            }
            _ => {}
        }
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::Strong => self.runs.close(Mark::Strong),
            TagEnd::Emphasis => self.runs.close(Mark::Emphasis),
            TagEnd::Strikethrough => self.runs.close(Mark::Strike),
            TagEnd::CodeBlock => {
                if let Some((line, language, text)) = self.code.take() {
                    self.blocks.push(line, BlockKind::Code { language, text });
                }
            }
            TagEnd::TableCell => {
                let runs = self.runs.take();
                self.table.iter_mut().for_each(|table| table.cell(runs.clone()));
            }
            TagEnd::TableHead | TagEnd::TableRow => self.table.iter_mut().for_each(OpenTable::end_row),
            TagEnd::Table => self.end_table(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.end_paragraph();
                self.blocks.close();
            }
            _ => self.end_paragraph(),
        }
    }

    pub(super) fn end_table(&mut self) {
        if let Some(mut open) = self.table.take() {
            open.end_row();
            self.blocks.push(open.line, BlockKind::Table(open.table));
        }
    }

    /// Behind a callout's title the end of the line ends the title.
    fn soft_break(&mut self) {
        if self.blocks.at_quote_start() && self.runs.starts_with("[!") {
            self.end_paragraph();
        } else {
            self.runs.soft_break();
        }
    }

    fn block(&mut self, kind: BlockKind) {
        self.end_paragraph();
        self.blocks.push(self.line, kind);
    }

    /// Makes a block of the runs gathered so far; in a cell of an HTML table, a line.
    pub(super) fn end_paragraph(&mut self) {
        if self.cell_is_head.is_some() {
            return self.runs.line_break();
        }
        let heading = self.heading.take();
        if self.runs.is_blank() {
            self.runs.take();
            return;
        }
        let runs = self.runs.take();
        self.runs.link(None);
        match heading {
            Some((level, line)) => self.blocks.push(line, BlockKind::Heading { level, text: runs }),
            None => self.blocks.push(self.first_line, BlockKind::Paragraph(runs)),
        }
    }

    fn finish(mut self) -> Document {
        while self.table.is_some() {
            self.close_table();
        }
        self.end_paragraph();
        Document { properties: Vec::new(), blocks: self.blocks.finish(), links: self.links }
    }
}

fn mark_of(tag: &Tag<'_>) -> Option<Mark> {
    match tag {
        Tag::Strong => Some(Mark::Strong),
        Tag::Emphasis => Some(Mark::Emphasis),
        Tag::Strikethrough => Some(Mark::Strike),
        _ => None,
    }
}

fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or("").to_string(),
        CodeBlockKind::Indented => String::new(),
    }
}

fn alignment(column: &pulldown_cmark::Alignment) -> Alignment {
    match column {
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
        _ => Alignment::Left,
    }
}

/// Where a link within the vault leads.
pub(super) fn note_target(address: &str, embed: bool) -> LinkTarget {
    let (target, anchor) = address.split_once('#').unwrap_or((address, ""));
    let anchor = (!anchor.is_empty()).then(|| anchor.trim().to_string());
    LinkTarget::Note { target: target.trim().to_string(), anchor, embed }
}

/// Where an address leads: a DOI's to its source.
fn address_target(address: &str) -> LinkTarget {
    match doi::is_address(address) {
        true => doi_target(address),
        false => LinkTarget::Address(address.to_string()),
    }
}

fn doi_target(written: &str) -> LinkTarget {
    doi::find(written).map_or_else(|| LinkTarget::Address(written.to_string()), LinkTarget::Doi)
}

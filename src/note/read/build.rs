//! Pieces → blocks and runs.

use super::blocks::{Blocks, Frame};
use super::media::Player;
use super::runs::{Mark, Runs};
use super::table::{OpenCell, OpenTable};
use super::target::{FILM, address_target, doi_target, is_film};
use crate::note::document::{Alignment, Block, BlockKind, Document, DocumentLink, LinkTarget};
use crate::note::lines::Lines;
use crate::note::syntax::{Piece, Placed, pieces};
use pulldown_cmark::{CodeBlockKind, Tag, TagEnd};

/// Reads `body`, which has these lines.
pub(super) fn body(body: &str, mut lines: Lines<'_>) -> Document {
    let first_line = lines.of(0);
    let mut builder = Builder {
        body,
        lines,
        line: first_line,
        first_line,
        blocks: Blocks::default(),
        runs: Runs::default(),
        links: Vec::new(),
        opened: None,
        code: None,
        table: None,
        cell: None,
        cell_lists: Vec::new(),
        player: None,
        around: None,
        notes: 0,
    };
    pieces(body, &mut |placed| builder.take(placed));
    builder.finish()
}

/// What is open while a body is read.
pub(super) struct Builder<'b, 'l> {
    body: &'b str,
    lines: Lines<'l>,
    /// The line of the piece at hand.
    pub line: u32,
    /// The line of the first run gathered.
    first_line: u32,
    pub blocks: Blocks,
    pub runs: Runs,
    pub links: Vec<DocumentLink>,
    /// What the runs at hand become, and its line; else a paragraph.
    pub opened: Option<(Opened, u32)>,
    pub code: Option<(u32, String, String)>,
    pub table: Option<OpenTable>,
    /// The HTML cell that is open.
    pub cell: Option<OpenCell>,
    /// The lists that are open in a cell, each with its next number.
    pub cell_lists: Vec<Option<u64>>,
    /// The video or audio element that is open.
    pub player: Option<Player>,
    /// The text around the inline footnote that is open.
    around: Option<Around>,
    /// How many footnotes are written in the text so far.
    notes: u32,
}

/// What runs become that are no paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    Heading(u8),
    Term,
    Summary,
}

/// Text that is broken off for a footnote written within it.
struct Around {
    runs: Runs,
    first_line: u32,
    label: String,
}

impl<'b> Builder<'b, '_> {
    fn take(&mut self, placed: Placed<'b>) {
        if placed.hidden && !matches!(placed.piece, Piece::Open(_) | Piece::Close(_)) {
            return;
        }
        let ends = matches!(placed.piece, Piece::Close(_));
        let line = if ends { self.line } else { self.lines.of(placed.range.start) };
        self.stand_on(line);
        match placed.piece {
            Piece::Open(tag) => self.open(tag, placed.hidden),
            Piece::Close(end) => self.close(end, placed.hidden),
            Piece::Text(text) => self.text(&text),
            Piece::Html(html) => self.html_block(&html),
            Piece::InlineHtml(html) => self.inline_html(&html),
            Piece::SoftBreak => self.soft_break(),
            Piece::HardBreak => self.runs.line_break(),
            Piece::Rule => self.block(BlockKind::Rule),
            Piece::Math { source, display: true } => self.block(BlockKind::Math(source.trim().to_string())),
            Piece::Citation(citation) => {
                self.linked(&self.body[placed.range], LinkTarget::Citation(citation.key.to_string()));
            }
            Piece::Doi(doi) => self.linked(&self.body[placed.range], doi_target(doi)),
            piece => self.inline(piece),
        }
    }

    /// What follows stands on that line.
    pub(super) fn stand_on(&mut self, line: u32) {
        self.line = line;
        if self.runs.is_empty() {
            self.first_line = line;
        }
    }

    fn inline(&mut self, piece: Piece<'b>) {
        match piece {
            Piece::WikiOpen { target, embed, named } => self.open_wikilink(target, embed, named),
            Piece::LinkOpen { address, embed } => {
                self.open_link(&address, embed);
                self.runs.text(if embed && is_film(&address) { FILM } else { "" });
            }
            Piece::LinkClose => self.close_link(),
            Piece::NoteOpen => self.open_note(),
            Piece::NoteClose => self.close_note(),
            Piece::Code(code) => self.runs.styled(&code, |style| style.code = true),
            Piece::Math { source, .. } => self.runs.styled(&source, |style| style.math = true),
            Piece::Tag(name) => self.linked(&format!("#{name}"), LinkTarget::Tag(name.to_string())),
            Piece::Address(address) => self.linked(address, address_target(address)),
            Piece::HighlightMark => self.runs.toggle(Mark::Highlight),
            Piece::FieldMark => self.runs.text("::"),
            Piece::BlockId(name) => self.blocks.name(name, self.line, self.runs.is_blank()),
            Piece::Task(state) => drop(self.blocks.task(state)),
            Piece::FootnoteReference(label) => self.refer(&label),
            _ => {}
        }
    }

    /// Refers to the footnote `label`.
    fn refer(&mut self, label: &str) {
        let link = self.link(LinkTarget::Footnote(label.to_string()));
        self.runs.open(Mark::Small);
        self.runs.linked(&format!("[{label}]"), link);
        self.runs.close(Mark::Small);
    }

    /// A footnote written in the text has a label that none can be given.
    fn open_note(&mut self) {
        self.notes += 1;
        let label = format!("[{}", self.notes);
        self.refer(&label);
        let runs = std::mem::take(&mut self.runs);
        self.around = Some(Around { runs, first_line: self.first_line, label });
    }

    fn close_note(&mut self) {
        let Some(around) = self.around.take() else { return };
        let runs = std::mem::replace(&mut self.runs, around.runs).take();
        let paragraph = Block { line: self.line, kind: BlockKind::Paragraph(runs) };
        self.blocks.footnote(self.line, around.label, vec![paragraph]);
        self.first_line = around.first_line;
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
        self.links.push(DocumentLink::new(to, self.line));
        self.links.len() - 1
    }

    /// From here on all text leads to `to`.
    pub(super) fn open_target(&mut self, to: LinkTarget) {
        let link = self.link(to);
        self.runs.link(Some(link));
    }

    fn open(&mut self, tag: Tag<'b>, hidden: bool) {
        if let Some(mark) = mark_of(&tag) {
            return self.runs.open(mark);
        }
        self.end_paragraph();
        let line = self.line;
        match tag {
            Tag::Heading { level, .. } => self.opened = Some((Opened::Heading(level as u8), line)),
            Tag::DefinitionListTitle => self.opened = Some((Opened::Term, line)),
            Tag::DefinitionListDefinition => self.blocks.open(line, Frame::Meaning(Vec::new()), hidden),
            Tag::BlockQuote(_) => self.blocks.open(line, Frame::Quote(Vec::new()), hidden),
            Tag::List(first) => self.blocks.open(line, Frame::List { first, items: Vec::new() }, hidden),
            Tag::Item => self.blocks.open(line, Frame::Item(Default::default()), hidden),
            Tag::FootnoteDefinition(label) => {
                let label = label.to_string();
                self.blocks.open(line, Frame::Footnote { label, blocks: Vec::new() }, hidden);
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

    fn close(&mut self, end: TagEnd, hidden: bool) {
        match end {
            TagEnd::Strong => self.runs.close(Mark::Strong),
            TagEnd::Emphasis => self.runs.close(Mark::Emphasis),
            TagEnd::Strikethrough => self.runs.close(Mark::Strike),
            TagEnd::CodeBlock | TagEnd::Table if hidden => (self.code, self.table) = (None, None),
            TagEnd::TableCell => {
                let runs = self.runs.take();
                self.table.iter_mut().for_each(|table| table.cell(OpenCell::default(), runs.clone()));
            }
            TagEnd::TableHead | TagEnd::TableRow => self.table.iter_mut().for_each(OpenTable::end_row),
            TagEnd::Table => self.end_table(),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition => {
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

    /// Behind a callout's title the end of the line ends the title. What is shown at the end of a line may stand alone.
    fn soft_break(&mut self) {
        if self.blocks.at_quote_start() && self.runs.starts_with("[!") {
            self.end_paragraph();
        } else if self.is_behind_embed() {
            self.runs.line_break();
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
        if self.cell.is_some() {
            return self.runs.line_break();
        }
        self.end_code();
        let opened = self.opened.take();
        let is_blank = self.runs.is_blank();
        let runs = self.runs.take();
        if is_blank {
            return;
        }
        self.runs.link(None);
        match opened {
            Some((Opened::Heading(level), line)) => {
                self.blocks.push(line, BlockKind::Heading { level, text: runs });
            }
            Some((Opened::Term, line)) => self.blocks.push(line, BlockKind::Term(runs)),
            Some((Opened::Summary, _)) if self.blocks.is_at_details() => self.blocks.title(runs),
            _ => self.blocks.push(self.first_line, BlockKind::Paragraph(runs)),
        }
    }

    fn end_code(&mut self) {
        if let Some((line, language, text)) = self.code.take() {
            self.blocks.push(line, BlockKind::Code { language, text });
        }
    }

    fn finish(mut self) -> Document {
        while self.table.is_some() {
            self.close_table();
        }
        self.end_paragraph();
        let (blocks, ids) = self.blocks.finish();
        let mut document = Document { properties: Vec::new(), blocks, links: self.links, ids };
        document.number_footnotes();
        document
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

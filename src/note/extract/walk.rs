//! One walk over the pieces of a body: which links, tags, headings, citations and tables there are, and on which line.

use super::Problems;
use super::collect::{Collected, FoundCitation, FoundRelation};
use super::direction::direction_of;
use super::relations;
use crate::note::forms::{Direction, LinkForm, Origin, TagForm};
use crate::note::html::{Html, TableReader, internal_target, tokens};
use crate::note::lines::Lines;
use crate::note::packed::HeadingData;
use crate::note::problem::ProblemKind;
use crate::note::syntax::{PandocCitation, Piece, Placed, pieces};
use crate::note::{doi, naming};
use pulldown_cmark::{CodeBlockKind, Tag, TagEnd};
use std::ops::Range;

use super::line::{Line, Mark};

/// Reads `body`, which has these lines, into `collected`. Returns its first line of content, for the label.
pub(super) fn body<'s>(
    body: &str,
    lines: Lines<'_>,
    collected: &mut Collected<'s>,
    problems: &mut Problems<'_>,
) -> String {
    let mut walk = Walk {
        body,
        lines,
        collected,
        problems,
        line: Line::default(),
        heading: None,
        outline: Vec::new(),
        titles: 0,
        sole_title: String::new(),
        open_link: None,
        in_code: false,
        table: TableReader::default(),
        table_line: 0,
        label: String::new(),
    };
    pieces(body, &mut |placed| walk.take(placed));
    walk.end()
}

struct Walk<'b, 'w, 's, 'p> {
    body: &'b str,
    lines: Lines<'w>,
    collected: &'w mut Collected<'s>,
    problems: &'w mut Problems<'p>,
    line: Line,
    heading: Option<u8>,
    outline: Vec<(u8, Direction)>,
    titles: u32,
    sole_title: String,
    open_link: Option<OpenLink>,
    in_code: bool,
    table: TableReader,
    table_line: u32,
    label: String,
}

/// A link whose text is being read.
enum OpenLink {
    /// A link at this place; its own text replaces its address.
    Named { place: usize, text: String },
    /// A DOI's address; becomes a citation when its text is read.
    Doi { doi: String, line: u32, text: String },
    /// Leads out of the vault, or nowhere.
    Other,
}

impl<'b> Walk<'b, '_, '_, '_> {
    fn take(&mut self, placed: Placed<'b>) {
        let Placed { range, piece, .. } = placed;
        match piece {
            Piece::Open(tag) => self.open(&tag, range),
            Piece::Close(end) => self.close(end),
            Piece::Html(html) => self.html(&html, range.start),
            Piece::InlineHtml(html) => self.html(&html, range.start),
            Piece::SoftBreak | Piece::HardBreak => self.end_line(),
            Piece::Text(text) => self.text(&text),
            _ if self.table.is_open() || self.in_code => {}
            piece => self.inline(piece, range),
        }
    }

    fn inline(&mut self, piece: Piece<'b>, range: Range<usize>) {
        match piece {
            Piece::WikiOpen { target, embed, named } => self.wikilink(target, embed, named, range.start),
            Piece::LinkOpen { address, embed } => self.markdown_link(&address, embed, range.start),
            Piece::LinkClose => self.close_link(),
            Piece::Code(code) => self.say(&code),
            Piece::Math { source, .. } => self.say(&source),
            Piece::Tag(name) => self.tag(name, range.start),
            Piece::Citation(citation) => self.citation(&citation, range),
            Piece::Address(address) => self.address(address, range.start),
            Piece::Doi(doi) => {
                self.cite_doi(doi, "", range.start);
                self.say(doi);
            }
            Piece::FieldMark => self.line.open_field(),
            Piece::BlockId(name) => self.collected.block_id(name, self.lines.of(range.start)),
            Piece::NoteOpen => self.say(" ("),
            Piece::NoteClose => self.say(")"),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if is_inline(tag) {
            return;
        }
        if *tag == Tag::TableCell {
            return self.line.separate();
        }
        self.end_line();
        match tag {
            Tag::Heading { level, .. } => self.start_heading(*level as u8, range.start),
            Tag::CodeBlock(kind) => self.start_code(kind, range),
            _ => {}
        }
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::TableCell => {}
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::CodeBlock => self.in_code = false,
            _ => self.end_line(),
        }
    }

    fn text(&mut self, text: &str) {
        if self.table.is_open() {
            self.table.text(text);
        } else if !self.in_code {
            self.say(text);
        }
    }

    fn say(&mut self, text: &str) {
        self.line.text.push_str(text);
        if let Some(OpenLink::Named { text: own, .. } | OpenLink::Doi { text: own, .. }) = &mut self.open_link
        {
            own.push_str(text);
        }
    }

    fn start_heading(&mut self, level: u8, at: usize) {
        self.heading = Some(level);
        let line = self.lines.of(at);
        let text = Default::default();
        self.collected.headings.push(HeadingData { level, text, line });
    }

    fn end_heading(&mut self) {
        let text = self.line.text.trim().to_string();
        self.end_line();
        let Some(level) = self.heading.take() else {
            return;
        };
        let span = self.collected.store.put(&text);
        if let Some(heading) = self.collected.headings.last_mut() {
            heading.text = span;
        }
        self.outline.retain(|(above, _)| *above < level);
        self.outline.push((level, direction_of(&text, self.collected.directions)));
        if level == 1 {
            self.titles += 1;
            if self.collected.headings.len() == 1 && self.label.is_empty() {
                self.sole_title = text;
            }
        }
    }

    /// The direction given by the innermost heading that gives one.
    fn direction(&self) -> Direction {
        let given = self.outline.iter().rev().map(|(_, direction)| *direction);
        given.into_iter().find(|direction| *direction != Direction::Related).unwrap_or(Direction::Related)
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        self.in_code = true;
        if matches!(kind, CodeBlockKind::Fenced(_)) && is_unclosed(self.body, &range) {
            let line = self.lines.of(range.start);
            let message = "a code fence never closes; all that follows is code".to_string();
            self.problems.add(line, ProblemKind::UnclosedFence, message);
        }
    }

    fn wikilink(&mut self, address: &str, embed: bool, named: bool, at: usize) {
        if address.contains('\n') || address.is_empty() || has_scheme(address) {
            self.open_link = Some(OpenLink::Other);
            return;
        }
        let place = self.link(address, LinkForm::Wiki, embed, at);
        // Without a text of its own the link is named by its address, which comes as text, too.
        self.open_link = Some(match named {
            true => OpenLink::Named { place, text: String::new() },
            false => OpenLink::Other,
        });
    }

    fn markdown_link(&mut self, address: &str, embed: bool, at: usize) {
        let line = self.lines.of(at);
        self.problems.check_doi(address, line);
        self.open_link = Some(match doi::find(address).filter(|_| doi::is_address(address)) {
            Some(doi) => OpenLink::Doi { doi, line, text: String::new() },
            None if address.is_empty() || has_scheme(address) => OpenLink::Other,
            None => {
                let path = doi::percent_decoded(address);
                OpenLink::Named {
                    place: self.link(&path, LinkForm::Markdown, embed, at),
                    text: String::new(),
                }
            }
        });
    }

    fn close_link(&mut self) {
        match self.open_link.take() {
            Some(OpenLink::Named { place, text }) => self.collected.name_link(place, &text),
            Some(OpenLink::Doi { doi, line, text }) => {
                let text = if doi::find(&text).is_some() { "" } else { text.trim() };
                let found = FoundCitation { doi: &doi, text, ..FoundCitation::default() };
                let place = self.collected.citation(found, line, Origin::Link);
                self.line.mark(Mark::Citation(place));
            }
            _ => {}
        }
    }

    /// Adds a link, and the relation it is inside of a field.
    fn link(&mut self, address: &str, form: LinkForm, embed: bool, at: usize) -> usize {
        let line = self.lines.of(at);
        let place = self.collected.link(address, None, line, form, embed);
        self.line.mark(Mark::Link(place));
        if let Some(name) = self.line.field() {
            let direction = direction_of(name, self.collected.directions);
            let relation = FoundRelation { name, direction, target: address, text: "", line, citation: None };
            self.collected.relation(relation);
        }
        place
    }

    fn tag(&mut self, name: &str, at: usize) {
        let line = self.lines.of(at);
        self.collected.tag(name, line, TagForm::Inline);
        self.say("#");
        self.say(name);
    }

    fn citation(&mut self, citation: &PandocCitation<'_>, range: Range<usize>) {
        let line = self.lines.of(range.start);
        let doi = doi::whole(citation.key).unwrap_or_default();
        let locator = citation.locator.unwrap_or("");
        let found = FoundCitation { key: citation.key, doi: &doi, locator, ..FoundCitation::default() };
        let place = self.collected.citation(found, line, Origin::Pandoc);
        self.line.mark(Mark::Citation(place));
        self.say(&self.body[range]);
    }

    fn address(&mut self, address: &str, at: usize) {
        if doi::is_malformed(address) {
            self.problems.check_doi(address, self.lines.of(at));
        } else if doi::is_address(address) {
            self.cite_doi(address, "", at);
        }
        self.say(address);
    }

    fn cite_doi(&mut self, written: &str, text: &str, at: usize) {
        let Some(doi) = doi::find(written) else {
            return;
        };
        let line = self.lines.of(at);
        let found = FoundCitation { doi: &doi, text, ..FoundCitation::default() };
        let place = self.collected.citation(found, line, Origin::Link);
        self.line.mark(Mark::Citation(place));
    }

    fn html(&mut self, html: &str, at: usize) {
        let line = self.lines.of(at);
        for placed in tokens(html) {
            let was_open = self.table.is_open();
            if let Some(table) = self.table.feed(&placed.html, line + placed.line) {
                self.rendered_table(&table);
            } else if !was_open && self.table.is_open() {
                self.table_line = line + placed.line;
            } else if !was_open {
                self.tag_of_html(&placed.html, line + placed.line);
            }
        }
    }

    fn rendered_table(&mut self, table: &crate::note::html::RenderedTable) {
        self.collected.head.tables += 1;
        let direction = self.direction();
        relations::take(self.collected, table, direction);
        let addresses =
            table.body().flat_map(|(line, cells)| cells.iter().map(move |cell| (line, &cell.addresses)));
        for (line, addresses) in addresses {
            addresses.iter().for_each(|address| self.problems.check_doi(address, *line));
        }
    }

    /// HTML outside of rendered tables: only links matter.
    fn tag_of_html(&mut self, html: &Html, line: u32) {
        match html {
            Html::Open(element) => {
                if let Some(target) = internal_target(element) {
                    let place = self.collected.link(target, None, line, LinkForm::Html, false);
                    self.line.mark(Mark::Link(place));
                    self.open_link = Some(OpenLink::Named { place, text: String::new() });
                } else if element.name == "br" {
                    self.say(" ");
                }
            }
            Html::Close(name) if name == "a" => self.close_link(),
            Html::Text(text) => self.say(text),
            Html::Close(_) => {}
        }
    }

    fn end_line(&mut self) {
        if self.label.is_empty() && self.heading.is_none() && !self.table.is_open() {
            self.label = self.line.content().to_string();
        }
        self.line.give_contexts(self.collected);
        self.collected.settle();
        self.line.clear();
    }

    fn end(mut self) -> String {
        if let Some(table) = self.table.finish() {
            self.rendered_table(&table);
            let message = "a rendered table never closes; read as far as it goes".to_string();
            self.problems.add(self.table_line, ProblemKind::Html, message);
        }
        self.end_line();
        match self.titles == 1 && naming::is_title(&self.sole_title) && !self.sole_title.is_empty() {
            true => self.sole_title,
            false => self.label,
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript)
}

/// Whether `address` starts with a scheme (RFC 3986, 3.1) or `www.`.
pub(in crate::note) fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    let valid = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let opens_path = address[scheme.len()..].starts_with("://")
        || ["mailto", "doi", "zotero", "tel", "data", "obsidian", "file", "javascript"]
            .contains(&scheme.to_ascii_lowercase().as_str());
    (valid && opens_path) || address.starts_with("www.") || address.starts_with("//")
}

/// Whether the fenced block at `range` runs to the end of the body without a closing fence.
fn is_unclosed(body: &str, range: &Range<usize>) -> bool {
    let block = body[range.clone()].trim_end();
    let last = block.lines().last().unwrap_or("").trim_start_matches(['>', ' ', '\t']);
    let closes = block.contains('\n') && last.len() >= 3 && last.chars().all(|c| c == '`' || c == '~');
    !closes && body[range.end..].trim().is_empty()
}

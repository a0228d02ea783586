//! A document laid out at one width, from the top as far as asked for. A new width, new folds or a new index make a
//! new page.

use std::ops::Range;
use std::sync::Arc;

use super::apart::is_apart;
use super::inline::Inline;
use super::places::Places;
use super::{Fold, Folds, Ink, LinkLook, LinkPlace, Row, block, properties};
use crate::note::{Block, BlockKind, Document, DocumentLink};
use crate::ui::text::Piece;
use crate::ui::theme::{Role, Theme};

/// The columns of the rule above the footnotes.
const FOOT_RULE: usize = 12;

/// The rows of a document. Blocks are laid out when rows are asked for, footnotes last.
pub struct Page {
    document: Arc<Document>,
    looks: Vec<LinkLook>,
    folds: Folds,
    columns: usize,
    /// The top-level blocks in the order they are shown.
    order: Vec<usize>,
    /// The first row of each block laid out, in that order.
    starts: Vec<usize>,
    rows: Vec<Row>,
    places: Places,
}

impl Page {
    /// A page of `columns` columns (at least one), with the properties laid out; `look` says how each link looks.
    pub fn new(
        document: Arc<Document>,
        columns: usize,
        folds: &Folds,
        look: &dyn Fn(&DocumentLink) -> LinkLook,
    ) -> Page {
        let looks = document.links.iter().map(look).collect();
        let columns = columns.max(1);
        let order = reading_order(&document.blocks);
        let rows = property_rows(&document, folds, columns);
        let (starts, places, folds) = (Vec::new(), Places::default(), folds.clone());
        Page { document, looks, folds, columns, order, starts, rows, places }
    }

    /// Whether its links look as `look` says.
    pub fn looks_as(&self, look: &dyn Fn(&DocumentLink) -> LinkLook) -> bool {
        self.document.links.iter().zip(&self.looks).all(|(link, known)| look(link) == *known)
    }

    /// How its parts are set.
    pub fn folds(&self) -> &Folds {
        &self.folds
    }

    /// Lays out blocks until there are at least `rows` rows, or all.
    pub fn ensure(&mut self, rows: usize) {
        while self.rows.len() < rows && self.lay_next() {}
    }

    /// Lays out all blocks.
    pub fn finish(&mut self) {
        while self.lay_next() {}
    }

    /// Whether all blocks are laid out.
    pub fn is_finished(&self) -> bool {
        self.starts.len() == self.order.len()
    }

    /// The rows laid out so far.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where the links laid out so far show, in reading order.
    pub(super) fn links(&self) -> &[LinkPlace] {
        self.places.list()
    }

    /// Where the link with this place in the document's links shows, if it is laid out and not folded away.
    pub fn place_of(&self, link: usize) -> Option<&LinkPlace> {
        self.places.of(link)
    }

    /// The links in some of the rows laid out, each with where it first shows in these: row, and column of the page.
    pub fn links_of_rows(&self, rows: Range<usize>) -> impl Iterator<Item = (usize, (usize, usize))> {
        let behind = self.links().partition_point(|place| place.start().0 < rows.end);
        let first = move |place: &LinkPlace| {
            let (row, columns) = place.spans.iter().find(|(row, _)| rows.contains(row))?;
            Some((place.link, (*row, columns.start)))
        };
        let mut found: Vec<_> = self.links()[..behind].iter().filter_map(first).collect();
        found.sort_by_key(|(_, at)| *at);
        found.into_iter()
    }

    /// The link at a row and column of the page.
    pub fn link_at(&self, row: usize, column: usize) -> Option<usize> {
        let mut left = column;
        let piece = self.rows.get(row)?.pieces.iter().find(|piece| {
            let width = crate::ui::text::width(&piece.text);
            let found = left < width;
            left = left.saturating_sub(width);
            found
        });
        piece?.mark.link.map(|(link, _)| link)
    }

    /// The first link that begins at or behind a row and column; lays out what it takes to find it.
    pub fn link_from(&mut self, at: (usize, usize)) -> Option<usize> {
        loop {
            let next = self.links().partition_point(|place| place.start() < at);
            if let Some(place) = self.links().get(next) {
                return Some(place.link);
            }
            if !self.lay_next() {
                return None;
            }
        }
    }

    /// The last link that begins before a row and column of the rows laid out.
    pub fn link_before(&self, at: (usize, usize)) -> Option<usize> {
        let next = self.links().partition_point(|place| place.start() < at);
        next.checked_sub(1).map(|before| self.links()[before].link)
    }

    /// The row where what stands on the 1-based `line` of the file shows: a link of that line, else the block around
    /// it, else the first row.
    pub fn row_of_line(&mut self, line: u32) -> usize {
        let Some(block) = self.document.block_at(line) else { return 0 };
        let Some(rows) = self.rows_of_block(block) else { return 0 };
        let linked = |place: &&LinkPlace| self.document.links[place.link].line == line;
        let mut in_block = self.links().iter().filter(|place| rows.contains(&place.start().0));
        if let Some(place) = in_block.find(linked) {
            return place.start().0;
        }
        let nearest = self.rows[rows.clone()].iter().map(|row| row.line).filter(|at| *at <= line).max();
        rows.clone().find(|row| Some(self.rows[*row].line) == nearest).unwrap_or(rows.start)
    }

    /// The rows of that part of what stands on the 1-based `line` of the file; else the one where the line shows.
    pub fn rows_of_part(&mut self, (line, part): (u32, usize)) -> Range<usize> {
        let first = self.row_of_line(line);
        let block = self.document.block_at(line);
        let rows = block.and_then(|block| self.rows_of_block(block)).unwrap_or(0..0);
        let is_of = |row: &usize| (self.rows[*row].line, self.rows[*row].part) == (line, part);
        let start = rows.clone().find(is_of);
        start.map_or(first..first + 1, |start| start..start + (start..rows.end).take_while(is_of).count())
    }

    /// The 1-based line of the file of the block a row belongs to; 1 beyond the rows laid out.
    pub fn line_of_row(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(1, |row| row.line)
    }

    /// The row where the footnote of that label begins.
    pub fn row_of_footnote(&mut self, label: &str) -> Option<usize> {
        let is_it =
            |block: &Block| matches!(&block.kind, BlockKind::Footnote { label: own, .. } if own == label);
        let block = self.document.blocks.iter().position(is_it)?;
        self.rows_of_block(block).map(|rows| rows.start)
    }

    /// The row at which the first top-level block behind `row` begins; lays out what it takes to find it.
    pub fn block_after(&mut self, row: usize) -> Option<usize> {
        loop {
            let next = self.starts.partition_point(|start| *start <= row);
            if let Some(start) = self.starts.get(next).filter(|start| **start < self.rows.len()) {
                return Some(*start);
            }
            if !self.lay_next() {
                return None;
            }
        }
    }

    /// The row at which the last top-level block before `row` begins, of those laid out; else the first row.
    pub fn block_before(&self, row: usize) -> usize {
        let before = self.starts.partition_point(|start| *start < row);
        before.checked_sub(1).and_then(|before| self.starts.get(before)).copied().unwrap_or(0)
    }

    /// The whole page as plain text, each row ended by a line feed.
    pub fn plain(mut self) -> String {
        self.finish();
        self.rows.iter().map(|row| row.text() + "\n").collect()
    }

    /// The same with ibid's own lines and marks in the signs of `theme`.
    pub fn drawn(mut self, theme: &Theme) -> String {
        self.finish();
        let drawn = |row: &Row| row.line(theme, None).to_string();
        self.rows.iter().map(|row| drawn(row).trim_end().to_owned() + "\n").collect()
    }

    /// The rows of a top-level block, laid out if need be.
    fn rows_of_block(&mut self, block: usize) -> Option<std::ops::Range<usize>> {
        let at = self.order.iter().position(|own| *own == block)?;
        while self.starts.len() <= at && self.lay_next() {}
        let end = self.starts.get(at + 1).copied().unwrap_or(self.rows.len());
        Some(*self.starts.get(at)?..end)
    }

    /// Lays out the next block; whether there was one.
    fn lay_next(&mut self) -> bool {
        let document = self.document.clone();
        let next = |at: usize| self.order.get(at).map(|block| &document.blocks[*block]);
        let Some(block) = next(self.starts.len()) else { return false };
        let before = self.starts.len().checked_sub(1).and_then(next);
        let rows =
            block::rows(block, Inline { document: &document, looks: &self.looks }, &self.folds, self.columns);
        if !rows.is_empty() {
            self.separate(before, block);
        }
        self.starts.push(self.rows.len());
        for row in rows {
            self.places.add(self.rows.len(), &row);
            self.rows.push(row);
        }
        true
    }

    /// Adds what stands between two top-level blocks: an empty row, a rule above the footnotes.
    fn separate(&mut self, before: Option<&Block>, block: &Block) {
        if !self.rows.is_empty() && before.is_none_or(|before| is_apart(before, block)) {
            self.rows.push(Row::of(Vec::new(), block.line, 0));
        }
        if is_footnote(block) && before.is_some_and(|before| !is_footnote(before)) {
            let text = "─".repeat(FOOT_RULE.min(self.columns));
            let pieces = vec![Piece { text, mark: Ink::plain(Role::Rule) }];
            self.rows.push(Row::of(pieces, block.line, 0));
        }
    }
}

/// The top-level blocks, footnotes last, by their numbers.
fn reading_order(blocks: &[Block]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|block| match &blocks[*block].kind {
        BlockKind::Footnote { label, .. } => label.parse().unwrap_or(usize::MAX),
        _ => 0,
    });
    order
}

fn is_footnote(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Footnote { .. })
}

fn property_rows(document: &Document, folds: &Folds, columns: usize) -> Vec<Row> {
    let rows = match folds.properties() {
        _ if document.properties.is_empty() => Vec::new(),
        true => properties::folded(&document.properties, columns),
        false => properties::unfolded(&document.properties, columns),
    };
    let row = |pieces| Row { fold: Some(Fold::Properties), ..Row::of(pieces, 1, 0) };
    rows.into_iter().map(row).collect()
}

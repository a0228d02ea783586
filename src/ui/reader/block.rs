//! One block of the document and all within it → rows. The nesting is walked with a stack of our own, since content
//! decides how deep it is.

use std::slice::Iter;

use super::apart::{is_apart, is_apart_in_item};
use super::inline::{Inline, Pieces, piece, pieces_width, wrap_pieces};
use super::list::{Marks, is_loose};
use super::margin::Margin;
use super::table::{self, Cells};
use super::{
    Fold, Folds, Ink, LinkLook, PictureRow, Row, TablePart, WideTable, callout, code, math, picture,
};
use crate::note::{Block, BlockKind, Item, Run, Table};
use crate::ui::text::{clean, width};
use crate::ui::theme::{CalloutTone, Role};

/// Prose is no wider than this, for the eye's sake; tables and code take the whole width.
const MEASURE: usize = 90;

/// `block` in `columns` columns (at least one).
pub(super) fn rows(block: &Block, inline: Inline<'_>, folds: &Folds, columns: usize) -> Vec<Row> {
    let margin = Margin::new(columns);
    let mut layout = Layout {
        inline,
        folds,
        margin,
        line: block.line,
        part: 0,
        embed: None,
        gap: None,
        rows: Vec::new(),
        stack: Vec::new(),
    };
    layout.block(block);
    while let Some(frame) = layout.stack.pop() {
        layout.step(frame);
    }
    layout.rows
}

struct Layout<'d> {
    inline: Inline<'d>,
    folds: &'d Folds,
    margin: Margin,
    /// The line of the file the rows being made stand on.
    line: u32,
    /// The part of the block they show.
    part: usize,
    /// The outermost embed they stand in: the depth of the margin around it, and its line. Within, lines are of other files.
    embed: Option<(usize, u32)>,
    /// The depth at which an empty row is due before the next one.
    gap: Option<usize>,
    rows: Vec<Row>,
    stack: Vec<Frame<'d>>,
}

/// What is still to be laid out; `depth` is that of the margin around it.
enum Frame<'d> {
    Blocks { rest: Iter<'d, Block>, before: Option<&'d Block>, depth: usize, place: Place },
    Items { rest: Iter<'d, Item>, marks: Marks, gaps: Gaps, level: usize },
}

/// Where blocks stand.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Item,
    Elsewhere,
}

/// Whether a list's items stand apart.
#[derive(Clone, Copy, PartialEq)]
enum Gaps {
    Tight,
    Loose,
}

impl<'d> Layout<'d> {
    fn step(&mut self, frame: Frame<'d>) {
        match frame {
            Frame::Blocks { mut rest, before, depth, place } => match rest.next() {
                Some(block) => {
                    self.gap_between(before, block, place);
                    self.stack.push(Frame::Blocks { rest, before: Some(block), depth, place });
                    self.block(block);
                }
                None => self.leave(depth),
            },
            Frame::Items { mut rest, mut marks, gaps, level } => {
                let Some(item) = rest.next() else { return };
                let (mark, role) = marks.next(item);
                self.stack.push(Frame::Items { rest, marks, gaps, level });
                self.item(item, mark, role, gaps);
            }
        }
    }

    fn gap_between(&mut self, before: Option<&Block>, block: &Block, place: Place) {
        let apart = match place {
            Place::Item => is_apart_in_item,
            Place::Elsewhere => is_apart,
        };
        if before.is_some_and(|before| apart(before, block)) {
            self.gap();
        }
    }

    /// Asks for an empty row before the next one.
    fn gap(&mut self) {
        let depth = self.margin.depth();
        self.gap = Some(self.gap.map_or(depth, |gap| gap.min(depth)));
    }

    /// Goes out to `depth`; an item without text still shows its mark.
    fn leave(&mut self, depth: usize) {
        if self.margin.depth() > depth && self.margin.is_unmarked() {
            self.emit(Vec::new());
        }
        self.margin.leave(depth);
        self.embed = self.embed.filter(|(around, _)| *around < depth);
    }

    fn block(&mut self, block: &'d Block) {
        self.line = block.line;
        self.part += 1;
        match &block.kind {
            BlockKind::Heading { level, text } => self.heading(*level, text),
            BlockKind::Paragraph(runs) => self.prose(runs),
            BlockKind::List { first, items } => self.list(*first, items),
            BlockKind::Quote(blocks) => {
                self.within(blocks, |margin| margin.bar("│ ", Role::Mark, Role::Quote))
            }
            BlockKind::Callout { kind, title, folded, blocks } => self.callout(kind, title, *folded, blocks),
            BlockKind::Code { language, text } => self.code(&code::label(language), text, Role::Code),
            BlockKind::Math(source) => self.math(source),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Rule => self.emit(vec![piece("─".repeat(self.measure()), Role::Rule)]),
            BlockKind::Term(runs) => self.emit_all(self.inline.wrap(runs, Role::Strong, self.measure())),
            BlockKind::Meaning(blocks) => {
                let text = self.margin.text();
                self.within(blocks, |margin| margin.bar("    ", text, text));
            }
            BlockKind::Footnote { label, blocks } => self.footnote(&clean(label), blocks),
            BlockKind::Embed { title, blocks } => self.embed(title, blocks),
        }
    }

    /// The columns of prose here.
    fn measure(&self) -> usize {
        self.margin.room().min(MEASURE)
    }

    fn prose(&mut self, runs: &[Run]) {
        for part in picture::parts(runs, self.inline.looks) {
            let (picture, text) = match part {
                picture::Part::Text(text) => (None, text),
                picture::Part::Picture(look, name) => (Some(look), name),
            };
            if let Some(LinkLook::Picture { at, size }) = picture {
                self.picture(at, picture::fitted(size, self.measure()));
            }
            let rows = self.inline.wrap(text, self.margin.text(), self.measure());
            self.emit_all(rows);
        }
    }

    /// The rows of the picture of that number and size in cells.
    fn picture(&mut self, at: usize, size: (u16, u16)) {
        for number in 0..size.1 {
            self.emit(Vec::new());
            if let Some(row) = self.rows.last_mut() {
                let indent = pieces_width(&row.pieces) as u16;
                row.picture = Some(PictureRow { at, row: number, size, indent });
            }
        }
    }

    /// Levels 1 and 2 are ruled to the right, the others carry their number signs.
    fn heading(&mut self, level: u8, runs: &[Run]) {
        let (measure, depth) = (self.measure(), self.margin.depth());
        let sign = "#".repeat(usize::from(level)) + " ";
        if level > 2 && measure > 3 * sign.len() {
            self.margin.hang(sign, Role::Mark);
        }
        let mut rows = self.inline.wrap(runs, Role::Heading(level), self.measure());
        if let Some(last) = rows.last_mut().filter(|_| level <= 2) {
            let rest = measure - pieces_width(last);
            let line = if level == 1 { "━" } else { "─" };
            last.extend((rest > 3).then(|| piece(format!(" {}", line.repeat(rest - 1)), Role::Rule)));
        }
        self.emit_all(rows);
        self.margin.leave(depth);
    }

    /// A table whose columns fit; else some of them, or all as a list.
    fn table(&mut self, table: &Table) {
        let (cells, room) = (Cells::new(table, self.inline, self.margin.text()), self.margin.room());
        if let Some(rows) = cells.whole(room) {
            return self.table_rows(rows, None);
        }
        let fold = Fold::Table { line: self.line, embed: self.embed.map(|(_, line)| line) };
        let set = self.folds.wide_table(fold, cells.suited(room));
        let (rows, before, behind) = match set {
            WideTable::List => (cells.list(room), 0, 0),
            WideTable::Columns => {
                let (rows, window) = cells.part(room, self.folds.column(fold));
                (rows, window.before, window.behind)
            }
        };
        self.table_rows(rows, Some(TablePart { table: fold, set, before, behind }));
    }

    /// Each row of a table is a part of its own.
    fn table_rows(&mut self, rows: Vec<table::Lines>, wide: Option<TablePart>) {
        for lines in rows {
            self.part += 1;
            self.emit_each(lines, |row| row.table = wide);
        }
    }

    fn list(&mut self, first: Option<u64>, items: &'d [Item]) {
        let around = self.stack.iter().rev().find_map(|frame| match frame {
            Frame::Items { level, .. } => Some(*level),
            Frame::Blocks { .. } => None,
        });
        let level = around.unwrap_or(0) + usize::from(first.is_none());
        let marks = Marks::new(first, items.len(), level.saturating_sub(1));
        let gaps = if is_loose(items) { Gaps::Loose } else { Gaps::Tight };
        self.stack.push(Frame::Items { rest: items.iter(), marks, gaps, level });
    }

    fn item(&mut self, item: &'d Item, mark: String, role: Role, gaps: Gaps) {
        if gaps == Gaps::Loose && !self.margin.is_unmarked() {
            self.gap();
        }
        let depth = self.margin.depth();
        self.margin.hang(mark, role);
        self.stack.push(Frame::Blocks { rest: item.blocks.iter(), before: None, depth, place: Place::Item });
    }

    /// A short label hangs before the text, a long one stands above it.
    fn footnote(&mut self, label: &str, blocks: &'d [Block]) {
        let label = format!("[{label}] ");
        let short = (self.measure() / 4).max(8).min(self.measure() / 2);
        if width(&label) <= short {
            return self.within(blocks, |margin| margin.hang(label, Role::LinkFootnote));
        }
        let rows = wrap_pieces(&[(label.into(), Ink::plain(Role::LinkFootnote))], self.measure());
        self.emit_all(rows);
        self.within(blocks, |margin| margin.bar("  ", Role::Text, Role::Text));
    }

    /// The title of what is shown in place, then that, beside a bar.
    fn embed(&mut self, title: &[Run], blocks: &'d [Block]) {
        let (depth, text) = (self.margin.depth(), self.margin.text());
        self.embed.get_or_insert((depth, self.line));
        self.within(blocks, |margin| margin.bar("│ ", Role::Mark, text));
        let mut pieces = vec![("↳\u{a0}".into(), Ink::plain(Role::Mark))];
        pieces.extend(self.inline.pieces(title, Role::Strong));
        self.emit_all(wrap_pieces(&pieces, self.measure()));
    }

    /// Lays out `blocks` inside the margin that `enter` adds.
    fn within(&mut self, blocks: &'d [Block], enter: impl FnOnce(&mut Margin)) {
        let depth = self.margin.depth();
        enter(&mut self.margin);
        self.stack.push(Frame::Blocks { rest: blocks.iter(), before: None, depth, place: Place::Elsewhere });
    }

    fn callout(&mut self, kind: &str, title: &[Run], written: Option<bool>, blocks: &'d [Block]) {
        let (tone, icon) = callout::look(kind);
        let fold = Fold::Callout { line: self.line, embed: self.embed.map(|(_, line)| line) };
        let folded = self.folds.callout(fold, written);
        let depth = self.margin.depth();
        self.margin.bar("┃ ", Role::CalloutSign(tone), self.margin.text());
        let rows = self.callout_title(kind, title, tone, fold_mark(folded, written) + icon);
        self.emit_each(rows, |row| row.fold = written.map(|_| fold));
        let rest = if folded { [].iter() } else { blocks.iter() };
        self.stack.push(Frame::Blocks { rest, before: None, depth, place: Place::Elsewhere });
    }

    fn callout_title(&self, kind: &str, title: &[Run], tone: CalloutTone, marks: String) -> Vec<Pieces> {
        let role = Role::Callout(tone);
        let own = self.inline.pieces(title, role);
        let named = own.iter().any(|(text, _)| !text.trim().is_empty());
        let default = callout::default_title(kind);
        let mut pieces = vec![((marks + "\u{a0}").into(), Ink::plain(Role::CalloutSign(tone)))];
        match named {
            true => pieces.extend(own),
            false => pieces.push((clean(&default), Ink::plain(role))),
        }
        wrap_pieces(&pieces, self.measure())
    }

    /// A formula in Unicode stands in its own lines, and else as its source.
    fn math(&mut self, source: &str) {
        let Some(text) = math::unicode(source) else { return self.code("math", source, Role::Math) };
        let depth = self.margin.depth();
        self.margin.bar("    ", Role::Math, Role::Math);
        for line in text.lines() {
            let rows = wrap_pieces(&[(clean(line), Ink::plain(Role::Math))], self.measure());
            self.emit_all(rows);
        }
        self.margin.leave(depth);
    }

    fn code(&mut self, label: &str, text: &str, role: Role) {
        let first = self.line;
        for (number, pieces) in code::rows(label, text, role, self.margin.room(), self.measure()) {
            self.line = first.saturating_add(number);
            self.emit_each(vec![pieces], |row| row.verbatim = true);
        }
    }

    fn emit_all(&mut self, rows: Vec<Pieces>) {
        rows.into_iter().for_each(|pieces| self.emit(pieces));
    }

    /// Adds rows, `marked` each, but for an empty row before them.
    fn emit_each(&mut self, rows: Vec<Pieces>, marked: impl Fn(&mut Row)) {
        for pieces in rows {
            self.emit(pieces);
            self.rows.last_mut().into_iter().for_each(&marked);
        }
    }

    /// Adds a row, with the empty row that is due before it.
    fn emit(&mut self, pieces: Pieces) {
        if let (Some(depth), Some(above)) = (self.gap.take(), self.rows.last()) {
            let line = above.line;
            self.rows.push(Row::of(self.margin.before_nothing(depth), line, self.part));
        }
        let mut row = self.margin.before_text();
        row.extend(pieces);
        let line = self.embed.map_or(self.line, |(_, line)| line);
        self.rows.push(Row::of(row, line, self.part));
    }
}

/// Whether the block can be unfolded or, where its writer made it foldable, folded.
fn fold_mark(folded: bool, written: Option<bool>) -> String {
    match (folded, written) {
        (true, _) => "▸\u{a0}".into(),
        (false, Some(_)) => "▾\u{a0}".into(),
        (false, None) => String::new(),
    }
}

//! What stands left of a block's rows: bullets, numbers and bars of the blocks around it. However deep blocks nest,
//! at least half of the width is left for text.

use super::inline::{Pieces, piece};
use crate::ui::text::width;
use crate::ui::theme::Role;

/// One level of indentation.
struct Indent {
    /// The mark of the first row, where it is another.
    first: Option<(String, Role)>,
    /// What the other rows have, as wide as the first.
    rest: (String, Role),
    columns: usize,
    /// The role of text inside.
    text: Role,
}

/// The levels from the outermost to the innermost.
pub(super) struct Margin {
    columns: usize,
    indents: Vec<Indent>,
    /// How many of the outer levels have had their first row.
    begun: usize,
}

impl Margin {
    /// For a page of `columns` columns.
    pub fn new(columns: usize) -> Self {
        Margin { columns, indents: Vec::new(), begun: 0 }
    }

    /// How many levels there are.
    pub fn depth(&self) -> usize {
        self.indents.len()
    }

    /// Goes out to `depth` levels.
    pub fn leave(&mut self, depth: usize) {
        self.indents.truncate(depth);
        self.begun = self.begun.min(depth);
    }

    /// A level whose first row is marked and whose others are indented as far.
    pub fn hang(&mut self, mark: String, role: Role) {
        let (columns, text) = (width(&mark), self.text());
        let rest = (" ".repeat(columns), Role::Text);
        self.indents.push(Indent { first: Some((mark, role)), rest, columns, text });
    }

    /// A level with a bar beside every row.
    pub fn bar(&mut self, bar: &str, role: Role, text: Role) {
        self.indents.push(Indent { first: None, rest: (bar.to_owned(), role), columns: width(bar), text });
    }

    /// The role of text here.
    pub fn text(&self) -> Role {
        self.indents.last().map_or(Role::Text, |indent| indent.text)
    }

    /// The columns left for text.
    pub fn room(&self) -> usize {
        let taken: usize = self.shown(self.depth()).map(|i| self.indents[i].columns).sum();
        self.columns - taken
    }

    /// Whether the innermost level's first row is still to come.
    pub fn is_unmarked(&self) -> bool {
        self.begun < self.depth() && self.indents.last().is_some_and(|indent| indent.first.is_some())
    }

    /// What stands before the next row of text.
    pub fn before_text(&mut self) -> Pieces {
        let mark = |i: usize| {
            let indent = &self.indents[i];
            indent.first.as_ref().filter(|_| i >= self.begun).unwrap_or(&indent.rest)
        };
        let pieces =
            self.shown(self.depth()).map(mark).map(|(text, role)| piece(text.as_str(), *role)).collect();
        self.begun = self.depth();
        pieces
    }

    /// What stands in an empty row between blocks at `depth`: bars only.
    pub fn before_nothing(&self, depth: usize) -> Pieces {
        let rests = self.shown(depth).map(|i| &self.indents[i].rest);
        let mut pieces: Pieces = rests.map(|(text, role)| piece(text.as_str(), *role)).collect();
        while pieces.last().is_some_and(|last| last.text.trim().is_empty()) {
            pieces.pop();
        }
        if let Some(last) = pieces.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        pieces
    }

    /// The levels of `depth` that are shown: the innermost, and the outer ones while they take at most half of the
    /// width.
    fn shown(&self, depth: usize) -> impl Iterator<Item = usize> {
        let limit = self.columns / 2 + self.columns % 2;
        let last = depth.checked_sub(1).filter(|last| self.indents[*last].columns <= limit);
        let mut taken = last.map_or(0, |last| self.indents[last].columns);
        let outer = self.indents[..last.unwrap_or(0)].iter().take_while(|indent| {
            taken += indent.columns;
            taken <= limit
        });
        (0..outer.count()).chain(last)
    }
}

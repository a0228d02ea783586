//! A table while it is read, from Markdown or HTML. Cells of HTML that span columns or rows leave those places empty, so that
//! all others stand below the name of their column (HTML, 4.9.12).

use crate::note::document::{Run, Table};
use crate::note::html::Element;

/// The most columns that a cell spans.
const WIDEST: usize = 100;

/// The most places that a table leaves empty, and how many more for each of its cells: they must not cost out of proportion to
/// what is written.
const MOST_EMPTY: usize = 100;
const MOST_EMPTY_A_CELL: usize = 10;

/// The rows so far and the row at hand.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub table: Table,
    pub line: u32,
    row: Vec<Vec<Run>>,
    in_row: bool,
    in_head: bool,
    pub is_markdown: bool,
    /// Tables within its cells, which are read as text.
    pub inner: u32,
    /// How many rows ended.
    ended: usize,
    /// For each column how many rows have to end until it is free of a cell that spans it.
    taken: Vec<usize>,
    /// How many places may still be left empty.
    spare: usize,
}

/// What is known of a cell before its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct OpenCell {
    is_head: bool,
    /// How many columns it spans beside its own.
    columns: usize,
    /// How many rows it spans below its own.
    rows: usize,
}

impl OpenCell {
    /// The cell of a `<td>` or `<th>`. As in HTML, one that spans no rows spans all of its group, and one that spans no columns
    /// its own.
    pub(super) fn of(element: &Element) -> Self {
        let span = |name| element.attribute(name).and_then(number);
        OpenCell {
            is_head: element.name == "th",
            columns: span("colspan").map_or(0, |columns| columns.min(WIDEST).saturating_sub(1)),
            rows: span("rowspan").map_or(0, |rows| rows.wrapping_sub(1)),
        }
    }
}

/// The number that `text` starts with.
fn number(text: &str) -> Option<usize> {
    let text = text.trim_start();
    let text = text.strip_prefix('+').unwrap_or(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| text[..digits].parse().unwrap_or(usize::MAX))
}

impl OpenTable {
    pub(super) fn of_markdown(line: u32) -> Self {
        OpenTable { in_head: true, is_markdown: true, ..OpenTable::of_html(line) }
    }

    pub(super) fn of_html(line: u32) -> Self {
        OpenTable { line, spare: MOST_EMPTY, ..OpenTable::default() }
    }

    /// Adds a cell in the next place that is free.
    pub(super) fn cell(&mut self, cell: OpenCell, runs: Vec<Run>) {
        self.start_row();
        self.in_head |= cell.is_head;
        self.spare += MOST_EMPTY_A_CELL;
        while self.spare > 0 && self.is_taken(self.row.len()) {
            self.spare -= 1;
            self.row.push(Vec::new());
        }
        if (cell.columns, cell.rows) != (0, 0) {
            self.take(cell);
        }
        self.row.push(runs);
    }

    fn is_taken(&self, column: usize) -> bool {
        self.taken.get(column).is_some_and(|until| *until > self.ended)
    }

    /// Marks what `cell`, which comes next, spans.
    fn take(&mut self, cell: OpenCell) {
        let (from, until) = (self.row.len(), self.ended.saturating_add(cell.rows).saturating_add(1));
        let behind = from + cell.columns + 1;
        self.taken.resize(self.taken.len().max(behind), 0);
        self.taken[from..behind].iter_mut().for_each(|own| *own = until.max(*own));
    }

    /// A row that holds nothing counts, too, for the cells that span it.
    pub(super) fn start_row(&mut self) {
        self.in_row = true;
    }

    pub(super) fn end_row(&mut self) {
        self.ended += usize::from(std::mem::take(&mut self.in_row));
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return;
        }
        match std::mem::take(&mut self.in_head) && self.table.head.is_empty() {
            true => self.table.head = row,
            false => self.table.rows.push(row),
        }
    }

    /// No cell spans rows of another group.
    pub(super) fn end_group(&mut self) {
        self.taken.clear();
    }
}

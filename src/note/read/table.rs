//! A table while it is read, from Markdown or HTML.

use crate::note::document::{Run, Table};

/// The rows so far and the row at hand.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub table: Table,
    pub line: u32,
    row: Vec<Vec<Run>>,
    in_head: bool,
    pub is_markdown: bool,
    /// Tables within its cells, which are read as text.
    pub inner: u32,
}

impl OpenTable {
    pub(super) fn of_markdown(line: u32) -> Self {
        OpenTable { line, in_head: true, is_markdown: true, ..OpenTable::default() }
    }

    pub(super) fn of_html(line: u32) -> Self {
        OpenTable { line, ..OpenTable::default() }
    }

    pub(super) fn cell(&mut self, runs: Vec<Run>) {
        self.row.push(runs);
    }

    pub(super) fn head_cell(&mut self, runs: Vec<Run>) {
        self.in_head = true;
        self.row.push(runs);
    }

    pub(super) fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return;
        }
        match std::mem::take(&mut self.in_head) && self.table.head.is_empty() {
            true => self.table.head = row,
            false => self.table.rows.push(row),
        }
    }
}

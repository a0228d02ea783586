//! Tables of HTML: their rows and cells. A table within a cell is text of that cell.

use super::build::Builder;
use super::table::{OpenCell, OpenTable};
use crate::note::document::BlockKind;
use crate::note::html::Element;

impl Builder<'_, '_> {
    /// A table's caption stands above it.
    pub(super) fn caption(&mut self) {
        if self.cell.is_none() && !self.runs.is_blank() {
            let runs = self.runs.take();
            self.blocks.push(self.line, BlockKind::Paragraph(runs));
        }
    }

    pub(super) fn open_table(&mut self) {
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

    /// A group of rows begins or ends.
    pub(super) fn group(&mut self) {
        if !self.in_inner_table() {
            self.end_row();
            self.table.iter_mut().for_each(OpenTable::end_group);
        }
    }

    pub(super) fn open_row(&mut self) {
        self.end_row();
        if !self.in_inner_table() {
            self.table.iter_mut().for_each(OpenTable::start_row);
        }
    }

    pub(super) fn end_row(&mut self) {
        if self.in_inner_table() {
            return self.runs.line_break();
        }
        self.end_cell();
        self.table.iter_mut().for_each(OpenTable::end_row);
    }

    pub(super) fn open_cell(&mut self, element: &Element) {
        if self.in_inner_table() {
            return self.runs.text(" ");
        }
        self.end_cell();
        self.cell = self.table.as_ref().map(|_| OpenCell::of(element));
    }

    pub(super) fn end_cell(&mut self) {
        if self.in_inner_table() {
            return;
        }
        if let (Some(cell), Some(table)) = (self.cell.take(), &mut self.table) {
            self.cell_lists.clear();
            table.cell(cell, self.runs.take());
        }
    }
}

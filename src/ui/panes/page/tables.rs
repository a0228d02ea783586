//! Tables too wide for the page: which columns of them are shown.

use super::{Body, Lack, PageOutcome, PagePane};
use crate::index::Index;
use crate::ui::reader::{TablePart, WideTable};

impl PagePane {
    /// Shows the columns behind those shown, of the first table in view that has some.
    pub(super) fn next_columns(&mut self, index: &Index) -> PageOutcome {
        self.show_columns(|part| (part.behind > 0).then_some(part.before + 1), index)
    }

    /// Shows the columns before those shown.
    pub(super) fn previous_columns(&mut self, index: &Index) -> PageOutcome {
        self.show_columns(|part| part.before.checked_sub(1), index)
    }

    /// A click on the line above a table's columns: those on that side.
    pub(super) fn click_columns(&mut self, column: usize, row: usize, index: &Index) -> PageOutcome {
        let Body::Page(_, page) = &self.body else { return PageOutcome::Done };
        let table = |row: usize| page.rows().get(row).and_then(|row| row.table);
        let is_first = row.checked_sub(1).and_then(table).is_none_or(|above| Some(above) != table(row));
        match table(row).filter(|part| part.set == WideTable::Columns && is_first) {
            Some(_) if column < self.columns / 2 => self.previous_columns(index),
            Some(_) => self.next_columns(index),
            None => PageOutcome::Done,
        }
    }

    /// Shows the first table in view from the column on that `column` says; one that is set as a list, in columns.
    fn show_columns(&mut self, column: impl Fn(TablePart) -> Option<usize>, index: &Index) -> PageOutcome {
        if self.find.is_some() {
            return PageOutcome::Lacks(Lack::Folds);
        }
        let to = |part: TablePart| match part.set {
            WideTable::List => Some((part, 0)),
            WideTable::Columns => column(part).map(|column| (part, column)),
        };
        let Some((part, column)) = self.tables_in_view().into_iter().find_map(to) else {
            return PageOutcome::Lacks(Lack::Columns);
        };
        if part.set == WideTable::List {
            self.folds.toggle(part.table);
        }
        self.folds.show_from(part.table, column);
        self.relay(index);
        self.settle();
        PageOutcome::Done
    }

    fn tables_in_view(&self) -> Vec<TablePart> {
        let Body::Page(_, page) = &self.body else { return Vec::new() };
        let rows = page.rows().iter().skip(self.scroll).take(self.height);
        let mut parts: Vec<TablePart> = rows.filter_map(|row| row.table).collect();
        parts.dedup();
        parts
    }
}

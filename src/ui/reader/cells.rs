//! The rows of a page that stand side by side: which rows are of a table's row, and the text of each of its cells.

use super::Row;
use crate::ui::text::width;
use crate::ui::theme::Role;

/// What a cell says in one row of a page, and the column of the page it begins at.
pub(super) struct CellPart {
    pub column: usize,
    pub text: String,
}

/// Whether a row is one of a table's row in several columns.
pub(super) fn is_in_columns(row: &Row) -> bool {
    row.pieces.iter().any(|piece| piece.mark.role == Role::TableBorder) && !is_rule(row)
}

/// Whether a row rules a table's rows apart.
pub(super) fn is_rule(row: &Row) -> bool {
    let last = row.pieces.last();
    last.is_some_and(|piece| piece.mark.role == Role::TableBorder && piece.text.starts_with(['─', '┄']))
}

/// The parts of a row's cells, each with what stands before the first of them.
pub(super) fn parts(row: &Row) -> Vec<CellPart> {
    let mut parts = vec![CellPart { column: 0, text: String::new() }];
    let mut column = 0;
    for piece in &row.pieces {
        column += width(&piece.text);
        match parts.last_mut() {
            Some(part) if piece.mark.role != Role::TableBorder => part.text.push_str(&piece.text),
            _ => parts.push(CellPart { column, text: String::new() }),
        }
    }
    parts
}

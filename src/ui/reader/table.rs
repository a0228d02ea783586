//! Tables: columns as wide as their text where there is room, wrapped cells where there is less; and where columns would be
//! too narrow to read, some of them at a time, or each row as a small list.

use std::borrow::Cow;

use super::columns::{self, Need, Window};
use super::inline::{Inline, Pieces, piece, pieces_width, wrap_hanging, wrap_pieces};
use super::{Ink, WideTable};
use crate::note::{Alignment, Run, Table};
use crate::ui::text::width;
use crate::ui::theme::Role;

type Cell<'t> = Vec<(Cow<'t, str>, Ink)>;

/// The lines of one row of a table, of one entry of a list, or of a rule.
pub(super) type Lines = Vec<Pieces>;

/// A table's cells as pieces.
pub(super) struct Cells<'t> {
    head: Vec<Cell<'t>>,
    rows: Vec<Vec<Cell<'t>>>,
    alignment: &'t [Alignment],
    needs: Vec<Need>,
}

impl<'t> Cells<'t> {
    /// The cells of `table`; `role` is that of the text around it.
    pub fn new(table: &'t Table, inline: Inline<'_>, role: Role) -> Self {
        let row_cells = |row: &'t Vec<Vec<Run>>| row.iter().map(|runs| inline.pieces(runs, role)).collect();
        let head: Vec<Cell<'t>> =
            table.head.iter().map(|runs| inline.pieces(runs, Role::TableHead)).collect();
        let rows: Vec<Vec<Cell<'t>>> = table.rows.iter().map(row_cells).collect();
        let mut needs = Vec::new();
        for row in std::iter::once(&head).chain(&rows) {
            needs.resize(needs.len().max(row.len()), Need::default());
            needs.iter_mut().zip(row).for_each(|(need, cell): (&mut Need, _)| need.add(cell));
        }
        Cells { head, rows, alignment: &table.alignment, needs }
    }

    /// All columns side by side in `room` columns of the page; none where one would be too narrow to read.
    pub fn whole(&self, room: usize) -> Option<Vec<Lines>> {
        let widths = columns::widths(&self.needs, room)?;
        Some(self.grid(&widths.into_iter().enumerate().collect::<Vec<_>>()))
    }

    /// How it is best set where it is too wide for `room`: in columns where no cell is long and several are in view.
    pub fn suited(&self, room: usize) -> WideTable {
        let several = || columns::window(&self.needs, room, 0).columns.len() > 1;
        if columns::are_short(&self.needs) && several() { WideTable::Columns } else { WideTable::List }
    }

    /// The columns from `from` on that `room` has space for, below a line that says how many are left out, and which is the
    /// first of those.
    pub fn part(&self, room: usize, from: usize) -> (Vec<Lines>, Window) {
        let window = columns::window(&self.needs, room, from);
        let mut rows = self.grid(&window.columns);
        rows.insert(0, vec![left_out(&window, room)]);
        (rows, window)
    }

    fn has_head(&self) -> bool {
        self.head.iter().any(|cell| !cell.is_empty())
    }

    /// The table in columns, its rows ruled apart where they take two lines and more.
    fn grid(&self, columns: &[(usize, usize)]) -> Vec<Lines> {
        let widths: Vec<usize> = columns.iter().map(|(_, width)| *width).collect();
        let mut out = Vec::new();
        if self.has_head() {
            out.push(self.grid_row(&self.head, columns));
            out.push(vec![rule(&widths, "─", "┼")]);
        }
        let rows: Vec<Lines> = self.rows.iter().map(|row| self.grid_row(row, columns)).collect();
        let ruled = rows.iter().map(Vec::len).sum::<usize>() >= 2 * rows.len();
        for (i, row) in rows.into_iter().enumerate() {
            if ruled && i > 0 {
                out.push(vec![rule(&widths, "┄", "┼")]);
            }
            out.push(row);
        }
        out
    }

    fn grid_row(&self, row: &[Cell<'_>], columns: &[(usize, usize)]) -> Lines {
        let wrapped = |(column, width): &(usize, usize)| row.get(*column).map(|cell| wrap_cell(cell, *width));
        let mut cells: Vec<_> = columns.iter().map(wrapped).map(Option::unwrap_or_default).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        (0..height).map(|line| self.grid_line(&mut cells, line, columns)).collect()
    }

    /// One line of a row: the `line`th of each cell, padded and ruled apart.
    fn grid_line(&self, cells: &mut [Vec<Pieces>], line: usize, columns: &[(usize, usize)]) -> Pieces {
        let mut out = Vec::new();
        for (place, (cell, (column, width))) in cells.iter_mut().zip(columns).enumerate() {
            if place > 0 {
                out.push(piece(" │ ", Role::TableBorder));
            }
            let text = cell.get_mut(line).map(std::mem::take).unwrap_or_default();
            let space = width - pieces_width(&text);
            let before = match self.alignment.get(*column).copied().unwrap_or_default() {
                Alignment::Left => 0,
                Alignment::Center => space / 2,
                Alignment::Right => space,
            };
            out.push(piece(" ".repeat(before), Role::Text));
            out.extend(text);
            out.push(piece(" ".repeat(space - before), Role::Text));
        }
        out.retain(|piece| !piece.text.is_empty());
        out
    }

    /// Each row as lines of `head: cell`, or the cells alone under the one head there is.
    pub fn list(&self, room: usize) -> Vec<Lines> {
        let named = self.head.iter().filter(|cell| !cell.is_empty()).count() > 1;
        let ruled = |line: &str| vec![piece(line.repeat(room), Role::TableBorder)];
        let mut out = Vec::new();
        if !named || self.rows.is_empty() {
            out.extend(
                self.head.iter().map(|cell| wrap_pieces(cell, room)).filter(|lines| !lines.is_empty()),
            );
            out.extend((!out.is_empty()).then(|| vec![ruled("─")]));
        }
        for (i, row) in self.rows.iter().enumerate() {
            if i > 0 {
                out.push(vec![ruled("┄")]);
            }
            let cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
            let head = |column: usize| self.head.get(column).filter(|_| named);
            out.extend(cells.map(|(column, cell)| entry(head(column), cell, room)));
        }
        out
    }
}

/// A cell's lines, the items of a list hanging.
fn wrap_cell(cell: &[(Cow<'_, str>, Ink)], columns: usize) -> Vec<Pieces> {
    let lines = cell.split(|(text, _)| text == "\n");
    let wrap_line = |line: &[(Cow<'_, str>, Ink)]| match line.first() {
        Some((text, _)) if text.starts_with('•') => wrap_hanging(line, columns),
        _ => wrap_pieces(line, columns),
    };
    lines.flat_map(wrap_line).collect()
}

/// A cell under its column's name, without the row count the name may carry.
fn entry(head: Option<&Cell<'_>>, cell: &Cell<'_>, room: usize) -> Vec<Pieces> {
    let Some(head) = head.filter(|head| !head.is_empty()) else { return wrap_cell(cell, room) };
    let mut pieces: Cell<'_> =
        head.iter().filter(|(_, ink)| !ink.style.small || ink.link.is_some()).cloned().collect();
    if let Some((last, _)) = pieces.last_mut() {
        *last = last.trim_end().to_owned().into();
    }
    pieces.push((": ".into(), Ink::plain(Role::TableHead)));
    pieces.extend(cell.iter().cloned());
    wrap_hanging(&pieces, room)
}

fn rule(widths: &[usize], line: &str, crossing: &str) -> Pieces {
    let parts: Vec<String> = widths.iter().map(|width| line.repeat(*width)).collect();
    vec![piece(parts.join(&format!("{line}{crossing}{line}")), Role::TableBorder)]
}

/// How many columns are left out before and behind.
fn left_out(window: &Window, room: usize) -> Pieces {
    let count = |count: usize| format!("{count} column{}", if count == 1 { "" } else { "s" });
    let before = if window.before > 0 { format!("◂ {} ", count(window.before)) } else { String::new() };
    let behind = if window.behind > 0 { format!("{} ▸", count(window.behind)) } else { String::new() };
    let taken = width(&before) + width(&behind);
    let rest = room.checked_sub(taken);
    let texts = rest.map(|rest| [before, " ".repeat(rest), behind]).unwrap_or_default();
    texts.into_iter().filter(|text| !text.is_empty()).map(|text| piece(text, Role::Mark)).collect()
}

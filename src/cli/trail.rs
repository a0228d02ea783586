//! `ibid trail`: what a note or a source rests on, or what rests on it, as a tree.

use super::json;
use super::output::{Output, Weight};
use super::show::{self, Shown};
use super::{Context, Exit, Failure};
use crate::index::{Index, Node, Row, Trail};
use crate::ui::text::{clean, cut, width};
use crate::ui::trail::{branch, label, mark, summary, whereabouts};
use std::io;

/// A label is not cut shorter than this, in columns.
const LABEL: usize = 30;

pub(super) fn print(
    context: &Context<'_>,
    address: &str,
    up: bool,
    out: &mut Output,
) -> Result<Exit, Failure> {
    let index = context.index;
    let root = match show::find(index, address) {
        Shown::Nothing(exit) => return Ok(exit),
        Shown::Note(id) => Node::of(index, id),
        Shown::Source(id) => Node::Source(id),
    };
    let trail = if up { Trail::up(index, root) } else { Trail::down(index, root) };
    match out.is_json() {
        true => out.json_text(&json::trail(index, &trail).map_err(io::Error::from)?)?,
        false => tree(index, &trail, out)?,
    }
    Ok(Exit::Success)
}

/// One line a row, then the summary.
fn tree(index: &Index, trail: &Trail, out: &mut Output) -> Result<(), Failure> {
    let columns = out.columns();
    for (at, row) in trail.rows.iter().enumerate() {
        let branch = branch(trail, at, columns / 2);
        let weight = if row.depth == 0 { Weight::Strong } else { Weight::Plain };
        out.line(&line(index, row, &branch, columns), weight)?;
    }
    out.line("", Weight::Plain)?;
    out.line(&summary(index, trail), Weight::Plain)
}

/// A row: its branch, the relation, the label, where the node is found, and why it goes no further. Only the label is cut.
fn line(index: &Index, row: &Row, branch: &str, columns: usize) -> String {
    let relation = row.tie.map(|tie| format!("{}: ", clean(tie.name(index)))).unwrap_or_default();
    let space = if branch.is_empty() { "" } else { " " };
    let before = format!("{branch}{space}{relation}");
    let behind = format!("{}  {}", clean(&whereabouts(index, row.node)), mark(row.state));
    let behind = behind.trim_end();
    let room = columns.saturating_sub(width(&before) + width(behind) + 2).max(LABEL);
    format!("{before}{}  {behind}", cut(&label(index, row.node), room))
}

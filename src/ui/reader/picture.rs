//! Pictures that stand alone in a paragraph → rows of their own above their names. What fills the rows is drawn elsewhere.

use super::LinkLook;
use crate::note::Run;

/// A row of a page that a part of a picture fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureRow {
    /// Which picture, as the link's look says.
    pub at: usize,
    /// Which of its rows, the first being 0.
    pub row: u16,
    /// The size of all of it, in cells.
    pub size: (u16, u16),
    /// The column of the page that it begins at.
    pub indent: u16,
}

/// A part of a paragraph.
pub(super) enum Part<'r> {
    Text(&'r [Run]),
    /// A picture by what it is called, or that it is not shown.
    Picture(LinkLook, &'r [Run]),
}

/// The parts of a paragraph: pictures that are alone in a line stand between the texts around them.
pub(super) fn parts<'r>(runs: &'r [Run], looks: &[LinkLook]) -> Vec<Part<'r>> {
    let (mut parts, mut text, mut at) = (Vec::new(), 0, 0);
    for line in runs.split(|run| run.text == "\n") {
        let end = at + line.len();
        if let Some(pictures) = alone(line, looks) {
            parts.extend((text < at).then(|| Part::Text(&runs[text..at - 1])));
            parts.extend(pictures.into_iter().map(|(look, name)| Part::Picture(look, name)));
            text = end + 1;
        }
        at = end + 1;
    }
    parts.extend(runs.get(text..).filter(|rest| !rest.is_empty()).map(Part::Text));
    parts
}

/// The pictures a line consists of, each by what it is called; `None` where the line says anything else.
fn alone<'r>(runs: &'r [Run], looks: &[LinkLook]) -> Option<Vec<(LinkLook, &'r [Run])>> {
    let mut found = Vec::new();
    for chunk in runs.chunk_by(|one, other| one.link == other.link) {
        let look = chunk.first().and_then(|run| run.link).and_then(|link| looks.get(link));
        match look {
            Some(look @ (LinkLook::Picture { .. } | LinkLook::NoPicture(_))) => found.push((*look, chunk)),
            _ if chunk.iter().all(|run| run.text.trim().is_empty()) => {}
            _ => return None,
        }
    }
    found.iter().any(|(look, _)| matches!(look, LinkLook::Picture { .. })).then_some(found)
}

/// The size in cells of a picture of that size where there are only so many columns.
pub(super) fn fitted((columns, rows): (u16, u16), room: usize) -> (u16, u16) {
    let room = u16::try_from(room).unwrap_or(u16::MAX).max(1);
    match columns <= room {
        true => (columns, rows),
        // no more rows than before, since the room is less than the columns
        false => (room, (u32::from(rows) * u32::from(room)).div_ceil(u32::from(columns)).max(1) as u16),
    }
}

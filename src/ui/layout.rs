//! Where everything is on the screen: computed once for a size and a focus, shared by drawing, paging and the mouse.

use ratatui::layout::{Position, Rect};

use crate::config::Widths;

/// The panes, in the order Tab walks them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    #[default]
    Tags,
    Notes,
    /// the note or source
    Page,
    References,
}

/// The least size with a screen.
pub const LEAST: (u16, u16) = (30, 8);

/// The columns of a page that stands alone: 90 of text, and one at each side.
const MEASURE: u16 = 92;
/// From so many rows on, one is left above it.
const AIRY: u16 = 16;
/// The per cent of the rows that the page takes above its references.
const PAGE: u16 = 60;
/// The least columns for the lists, their frame included.
const LEAST_LISTS: u16 = 20;

/// How the panes share the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// lists | note | references
    Three,
    /// lists | note over references
    Two,
    /// the list in focus | note over references
    TwoLow,
    /// the list in focus | note or references
    TwoFlat,
    /// one pane under a line that names all
    One,
    TooSmall,
}

/// Which of the lists needs more room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    #[default]
    Even,
    /// the notes, since each shows the line it was found in
    Notes,
}

/// How much the lists take.
#[derive(Clone, Copy)]
struct Share {
    weight: Weight,
    /// The per cent the reader wants them to take.
    lists: Option<u16>,
}

impl Share {
    /// The columns the reader wants the lists to take, at least as many as they need.
    fn asked(self, body: Rect) -> Option<u16> {
        self.lists.map(|share| part(body.width, share).max(LEAST_LISTS))
    }
}

/// The rectangles of one screen. A pane that is not shown has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The whole screen.
    pub area: Rect,
    /// The line naming the panes, where only one is shown.
    pub tabs: Option<Rect>,
    /// The status line; `None` where the screen is too small for anything.
    pub status: Option<Rect>,
    panes: [Option<Rect>; 4],
    framed: bool,
}

impl Pane {
    /// In the order Tab walks them.
    pub const ALL: [Pane; 4] = [Pane::Tags, Pane::Notes, Pane::Page, Pane::References];

    /// Its name in its frame.
    pub fn name(self) -> &'static str {
        match self {
            Pane::Tags => "Tags",
            Pane::Notes => "Notes",
            Pane::Page => "Note",
            Pane::References => "References",
        }
    }

    /// The pane after this one, in a ring.
    pub fn next(self) -> Pane {
        Pane::ALL[(self as usize + 1) % 4]
    }

    /// The pane before this one, in a ring.
    pub fn previous(self) -> Pane {
        Pane::ALL[(self as usize + 3) % 4]
    }
}

impl Layout {
    /// The layout of a screen of `area` while `focus` has the keys.
    pub fn new(area: Rect, focus: Pane, weight: Weight, widths: Widths) -> Layout {
        let shape = shape(area, widths);
        if shape == Shape::TooSmall {
            return Layout { area, ..Layout::default() };
        }
        let (body, status) = top_bottom(area, area.height - 1);
        let mut layout =
            Layout { area, status: Some(status), framed: shape != Shape::One, ..Layout::default() };
        layout.place(shape, body, focus, Share { weight, lists: widths.lists });
        layout
    }

    /// The layout of a screen of `area` with nothing but the page, centred.
    pub fn alone(area: Rect) -> Layout {
        if is_too_small(area) {
            return Layout { area, ..Layout::default() };
        }
        let (body, status) = top_bottom(area, area.height - 1);
        let above = u16::from(body.height >= AIRY);
        let width = body.width.min(MEASURE);
        let x = body.x + (body.width - width) / 2;
        let mut layout = Layout { area, status: Some(status), ..Layout::default() };
        layout.set(Pane::Page, Rect { x, width, y: body.y + above, height: body.height - above });
        layout
    }

    /// The layout of a screen of `area` with nothing but the pane that has the keys, without a frame.
    pub fn single(area: Rect, focus: Pane) -> Layout {
        if is_too_small(area) {
            return Layout { area, ..Layout::default() };
        }
        let (body, status) = top_bottom(area, area.height - 1);
        let (tabs, rest) = top_bottom(body, 1);
        let mut layout = Layout { area, status: Some(status), tabs: Some(tabs), ..Layout::default() };
        layout.set(focus, rest);
        layout
    }

    /// The rectangle of a pane with its frame.
    pub fn outer(&self, pane: Pane) -> Option<Rect> {
        self.panes[pane as usize]
    }

    /// The rectangle of a pane within its frame.
    pub fn inner(&self, pane: Pane) -> Option<Rect> {
        let outer = self.outer(pane)?;
        Some(if self.framed { inset(outer) } else { outer })
    }

    /// Whether panes have a frame.
    pub fn is_framed(&self) -> bool {
        self.framed
    }

    /// The pane shown at a cell.
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        let at = Position::new(column, row);
        Pane::ALL.into_iter().find(|pane| self.outer(*pane).is_some_and(|rect| rect.contains(at)))
    }

    /// The parts of the line that names the panes, one for each.
    pub fn tab_rects(&self) -> [Rect; 4] {
        let mut rest = self.tabs.unwrap_or_default();
        Pane::ALL.map(|pane| {
            let (tab, others) = left_right(rest, pane.name().len() as u16 + 3);
            rest = others;
            tab
        })
    }

    fn place(&mut self, shape: Shape, body: Rect, focus: Pane, share: Share) {
        let tags = if share.weight == Weight::Notes { 25 } else { 40 };
        let list = if focus == Pane::Tags { Pane::Tags } else { Pane::Notes };
        let read = if focus == Pane::References { Pane::References } else { Pane::Page };
        match shape {
            Shape::Three => {
                let (left, right) = left_right(body, share.asked(body).unwrap_or(44));
                let (middle, right) = left_right(right, (u32::from(right.width) * 3 / 5) as u16);
                self.stack(left, Pane::Tags, Pane::Notes, tags);
                self.set(Pane::Page, middle);
                self.set(Pane::References, right);
            }
            Shape::Two => {
                let (left, right) = columns(body, share);
                self.stack(left, Pane::Tags, Pane::Notes, tags);
                self.stack(right, Pane::Page, Pane::References, PAGE);
            }
            Shape::TwoLow => {
                let (left, right) = columns(body, share);
                self.set(list, left);
                self.stack(right, Pane::Page, Pane::References, PAGE);
            }
            Shape::TwoFlat => {
                let (left, right) = columns(body, share);
                self.set(list, left);
                self.set(read, right);
            }
            Shape::One => {
                let (tabs, rest) = top_bottom(body, 1);
                self.tabs = Some(tabs);
                self.set(focus, rest);
            }
            Shape::TooSmall => {}
        }
    }

    fn set(&mut self, pane: Pane, rect: Rect) {
        self.panes[pane as usize] = Some(rect);
    }

    /// Two panes one over the other, the upper with `share` per cent of the rows.
    fn stack(&mut self, column: Rect, upper: Pane, lower: Pane, share: u16) {
        let (above, below) = top_bottom(column, (u32::from(column.height) * u32::from(share) / 100) as u16);
        self.set(upper, above);
        self.set(lower, below);
    }
}

fn is_too_small(area: Rect) -> bool {
    area.width < LEAST.0 || area.height < LEAST.1
}

fn shape(area: Rect, widths: Widths) -> Shape {
    match (area.width, area.height) {
        _ if is_too_small(area) => Shape::TooSmall,
        (width, 24..) if width >= widths.three_columns => Shape::Three,
        (96.., 30..) => Shape::Two,
        (72.., 20..) => Shape::TwoLow,
        (72.., _) => Shape::TwoFlat,
        _ => Shape::One,
    }
}

/// `per_cent` of so many columns.
fn part(columns: u16, per_cent: u16) -> u16 {
    (u32::from(columns) * u32::from(per_cent) / 100) as u16
}

/// The lists and what is read: unless the reader wants it so, the lists are never so wide that reading suffers.
fn columns(body: Rect, share: Share) -> (Rect, Rect) {
    let (per_cent, most) = if share.weight == Weight::Notes { (45, 56) } else { (35, 48) };
    left_right(body, share.asked(body).unwrap_or(part(body.width, per_cent).clamp(28, most)))
}

/// `rect` cut after `width` columns.
fn left_right(rect: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(rect.width);
    let right = Rect { x: rect.x + width, width: rect.width - width, ..rect };
    (Rect { width, ..rect }, right)
}

/// `rect` cut after `height` rows.
fn top_bottom(rect: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(rect.height);
    let bottom = Rect { y: rect.y + height, height: rect.height - height, ..rect };
    (Rect { height, ..rect }, bottom)
}

fn inset(rect: Rect) -> Rect {
    Rect {
        x: rect.x.saturating_add(1),
        y: rect.y.saturating_add(1),
        width: rect.width.saturating_sub(2),
        height: rect.height.saturating_sub(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panes(width: u16, height: u16, focus: Pane) -> String {
        let layout = Layout::new(Rect::new(0, 0, width, height), focus, Weight::Even, Widths::default());
        let shown = Pane::ALL.into_iter().filter(|pane| layout.outer(*pane).is_some());
        shown.map(Pane::name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_size_decides_what_is_shown() {
        for (width, height, focus, expected) in [
            (200, 50, Pane::Tags, "Tags Notes Note References"),
            (120, 40, Pane::Tags, "Tags Notes Note References"),
            (80, 24, Pane::Tags, "Tags Note References"),
            (80, 24, Pane::Page, "Notes Note References"),
            (80, 12, Pane::References, "Notes References"),
            (50, 20, Pane::References, "References"),
            (29, 20, Pane::Tags, ""),
            (0, 0, Pane::Tags, ""),
        ] {
            assert_eq!(panes(width, height, focus), expected, "{width}×{height} {focus:?}");
        }
    }

    #[test]
    fn the_reader_decides_how_wide_the_lists_are() {
        let columns = |width, lists, three_columns, pane| {
            let widths = Widths { lists, three_columns };
            let layout = Layout::new(Rect::new(0, 0, width, 40), Pane::Tags, Weight::Even, widths);
            layout.outer(pane).map(|rect| rect.width)
        };
        for (width, lists, three_columns, tags, page) in [
            (120, None, 168, 42, 78),
            (120, Some(50), 168, 60, 60),
            (80, Some(15), 168, 20, 60),
            (200, Some(20), 168, 40, 96),
            (200, Some(20), 240, 40, 160),
            (120, None, 120, 44, 45),
        ] {
            let got = (
                columns(width, lists, three_columns, Pane::Tags),
                columns(width, lists, three_columns, Pane::Page),
            );
            assert_eq!(got, (Some(tags), Some(page)), "{width} {lists:?} {three_columns}");
        }
    }

    #[test]
    fn the_focused_pane_is_shown_and_no_two_panes_meet_at_any_size() {
        for (width, height) in (0..260).flat_map(|w| (0..60).map(move |h| (w, h))) {
            for (focus, weight) in
                Pane::ALL.map(|pane| [(pane, Weight::Even), (pane, Weight::Notes)]).concat()
            {
                let layout = Layout::new(Rect::new(0, 0, width, height), focus, weight, Widths::default());
                let rects: Vec<Rect> = Pane::ALL.iter().filter_map(|pane| layout.outer(*pane)).collect();
                for (i, rect) in rects.iter().enumerate() {
                    assert_eq!(rect.intersection(layout.area), *rect);
                    assert!(rects[..i].iter().all(|other| !other.intersects(*rect)));
                }
                let inner = layout.inner(focus).is_some_and(|rect| !rect.is_empty());
                assert_eq!(inner, width >= LEAST.0 && height >= LEAST.1, "{width}×{height}");
            }
        }
    }

    #[test]
    fn a_cell_belongs_to_one_pane() {
        let layout = Layout::new(Rect::new(0, 0, 120, 40), Pane::Tags, Weight::Even, Widths::default());
        for (column, row, expected) in [
            (0, 0, Some(Pane::Tags)),
            (0, 38, Some(Pane::Notes)),
            (119, 0, Some(Pane::Page)),
            (119, 38, Some(Pane::References)),
            (0, 39, None),
            (200, 200, None),
        ] {
            assert_eq!(layout.pane_at(column, row), expected, "{column},{row}");
        }
    }
}

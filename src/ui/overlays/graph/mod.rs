//! What stands around a note or a source, as a picture to walk in. What is tied to what is the index's matter.

mod picture;
mod rows;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::index::{Index, Node};
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::lead::Lead;
use crate::ui::place::{Found, Place};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::clean;
use crate::ui::theme::Role;
use crate::ui::trail::{label, whereabouts};
use crate::ui::widgets::{Cursor, Look, draw_row};
use rows::{Row, Side, Steps, rows};

/// The line below the picture: where the selected node is found.
const FOOT: u16 = 1;

/// The neighbourhood of a node.
#[derive(Debug)]
pub struct LocalGraph {
    middle: Node,
    steps: Steps,
    before: Vec<Row>,
    after: Vec<Row>,
    at: At,
    /// The nodes that were in the middle before, the last one last.
    walked: Vec<Node>,
}

/// What is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Middle,
    /// a row of that side, which has a node
    Side(Side, usize),
}

impl LocalGraph {
    /// What stands around a note or source; none of nothing.
    pub fn of(index: &Index, found: Found) -> Option<LocalGraph> {
        found.node(index).map(|node| LocalGraph::around(index, node, Steps::One))
    }

    fn around(index: &Index, middle: Node, steps: Steps) -> LocalGraph {
        let (before, after) = rows(index, middle, steps);
        LocalGraph { middle, steps, before, after, at: At::Middle, walked: Vec::new() }
    }

    fn rows(&self, side: Side) -> &[Row] {
        match side {
            Side::Before => &self.before,
            Side::After => &self.after,
        }
    }

    fn node(&self) -> Node {
        let of_row = |side, at: usize| self.rows(side).get(at).and_then(|row| row.node());
        match self.at {
            At::Middle => self.middle,
            At::Side(side, at) => of_row(side, at).unwrap_or(self.middle),
        }
    }

    fn is_selected(&self, at: At) -> bool {
        self.at == at
    }

    fn selected_on(&self, side: Side) -> Option<usize> {
        match self.at {
            At::Side(of, at) if of == side => Some(at),
            _ => None,
        }
    }

    /// The place of what is selected where all rows stand below each other.
    fn place(&self) -> usize {
        match self.at {
            At::Side(Side::Before, at) => at,
            At::Middle => self.before.len(),
            At::Side(Side::After, at) => self.before.len() + 1 + at,
        }
    }

    /// What can be selected of a side, from the top.
    fn stops(&self, side: Side) -> Vec<At> {
        let rows = self.rows(side).iter().enumerate();
        rows.filter(|(_, row)| row.node().is_some()).map(|(at, _)| At::Side(side, at)).collect()
    }

    /// Moves over what is selected together: a side, or in a single column everything.
    fn travel(&mut self, motion: Motion, (columns, lines): Size) {
        let column = match self.at {
            _ if columns < usize::from(picture::WIDE) => {
                let before = self.stops(Side::Before).into_iter();
                before.chain([At::Middle]).chain(self.stops(Side::After)).collect()
            }
            At::Middle => vec![At::Middle],
            At::Side(side, _) => self.stops(side),
        };
        let here = column.iter().position(|at| *at == self.at).unwrap_or(0);
        let mut cursor = Cursor { selected: here, top: 0 };
        cursor.travel(motion, column.len(), lines);
        self.at = column.get(cursor.selected).copied().unwrap_or(At::Middle);
    }

    /// Goes one column to the left or right: from the middle to what is tied most strongly.
    fn turn(&mut self, to: Side) {
        self.at = match self.at {
            At::Side(side, _) if side != to => At::Middle,
            At::Side(..) => self.at,
            At::Middle => self.stops(to).first().copied().unwrap_or(At::Middle),
        };
    }

    /// Puts `node` into the middle.
    fn centre(&mut self, index: &Index, node: Node) {
        let walked = std::mem::take(&mut self.walked);
        *self = LocalGraph { walked, ..LocalGraph::around(index, node, self.steps) };
    }

    fn walk(&mut self, index: &Index) {
        let node = self.node();
        if node != self.middle {
            self.walked.push(self.middle);
            self.centre(index, node);
        }
    }

    /// Puts back what was in the middle before; whether there was anything.
    fn walk_back(&mut self, index: &Index) -> bool {
        let back = self.walked.pop();
        back.into_iter().for_each(|node| self.centre(index, node));
        back.is_some()
    }

    fn step(&mut self, index: &Index) {
        let node = self.node();
        self.steps = match self.steps {
            Steps::One => Steps::Two,
            Steps::Two => Steps::One,
        };
        (self.before, self.after) = rows(index, self.middle, self.steps);
        self.select(node);
    }

    /// Selects `node` where it is shown, else the middle.
    fn select(&mut self, node: Node) {
        let stops = [Side::Before, Side::After].into_iter().flat_map(|side| self.stops(side));
        let is_it = |at: &At| match *at {
            At::Side(side, at) => self.rows(side).get(at).and_then(|row| row.node()) == Some(node),
            At::Middle => false,
        };
        let found = stops.into_iter().find(is_it);
        self.at = found.unwrap_or(At::Middle);
    }

    fn open(&self, index: &Index) -> OverlayOutcome {
        OverlayOutcome::Open(Place::of(index, self.node()), None)
    }
}

impl Overlay for LocalGraph {
    fn title(&self) -> (String, String) {
        let steps = if self.steps == Steps::One { "one step" } else { "two steps" };
        ("Around".into(), steps.into())
    }

    fn context(&self) -> Context {
        Context::Graph
    }

    fn widest(&self) -> u16 {
        u16::MAX
    }

    fn act(&mut self, action: Action, snapshot: &Snapshot, size: Size) -> OverlayOutcome {
        match action {
            Action::Move(motion) => self.travel(motion, size),
            Action::NextPane => self.turn(Side::After),
            Action::PreviousPane => self.turn(Side::Before),
            Action::Open => return self.open(&snapshot.index),
            Action::Fold => self.step(&snapshot.index),
            Action::Around => self.walk(&snapshot.index),
            Action::Back if !self.walk_back(&snapshot.index) => return OverlayOutcome::Close,
            Action::Back => {}
            _ => return OverlayOutcome::Ignored,
        }
        OverlayOutcome::Stay
    }

    fn wheel(&mut self, motion: Motion, size: Size) {
        self.travel(motion, size);
    }

    fn selected(&self, _snapshot: &Snapshot) -> Option<Lead> {
        Some(match self.node() {
            Node::Note(id) => Lead::Note(id, None),
            Node::Source(id) => Lead::Source(id),
        })
    }

    /// The same picture, as far as what is in the middle is still there.
    fn renew(&mut self, old: &Snapshot, new: &Snapshot) -> bool {
        let (old, new) = (&*old.index, &*new.index);
        let same = |node: Node| Place::of(old, node).find(new).node(new);
        let Some(middle) = same(self.middle) else { return false };
        let (node, walked) = (same(self.node()), self.walked.iter().filter_map(|node| same(*node)).collect());
        *self = LocalGraph { walked, ..LocalGraph::around(new, middle, self.steps) };
        node.into_iter().for_each(|node| self.select(node));
        true
    }

    fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let index = &snapshot.index;
        let picture = Rect { height: area.height.saturating_sub(FOOT), ..area };
        picture::draw(self, index, look, picture, buffer);
        let node = self.node();
        let found = clean(&whereabouts(index, node)).into_owned();
        let spans = vec![
            Span::styled(format!("{}  ", label(index, node)), look.style(Role::Strong)),
            Span::styled(found, look.style(Role::Dim)),
        ];
        let foot = Rect { y: picture.bottom(), height: FOOT.min(area.height), ..area };
        draw_row(&Line::from(spans), &Span::raw(""), Style::new(), foot, buffer);
    }
}

//! What stands around a node as rows: on either side, under what ties it, one step away or two.

use std::collections::HashSet;

use crate::index::{By, Index, Neighbour, Neighbours, Node, neighbours};

/// The two sides of the node in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// what leads to it
    Before,
    /// what it leads to
    After,
}

/// How far the picture goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Steps {
    #[default]
    One,
    Two,
}

/// A row of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// What ties the rows below to the middle.
    Tied(By),
    /// A node one step away; of tags, how many it shares.
    Near(Node, By),
    /// A node two steps away, by the one above it.
    Far(Node),
    /// So many more are two steps away by that one.
    More(usize),
}

/// The most that is shown beyond one node, and the most nodes beyond which anything is.
const BEYOND: usize = 6;
const FOLLOWED: usize = 200;

impl Row {
    /// The node it is for, if it is for one.
    pub fn node(self) -> Option<Node> {
        match self {
            Row::Near(node, _) | Row::Far(node) => Some(node),
            Row::Tied(_) | Row::More(_) => None,
        }
    }
}

impl Side {
    /// The words above what is tied so.
    pub fn words(self, by: By) -> &'static str {
        match (self, by) {
            (Side::Before, By::Evidence) => "rests on it",
            (Side::After, By::Evidence) => "rests on",
            (Side::Before, By::Relation) => "relates to it",
            (Side::After, By::Relation) => "related",
            (Side::Before, By::Link) => "links to it",
            (Side::After, By::Link) => "links to",
            (_, By::Tags(_)) => "shares tags",
        }
    }

    fn of(self, around: Neighbours) -> Vec<Neighbour> {
        match self {
            Side::Before => around.before,
            Side::After => around.after,
        }
    }
}

/// The rows before and after `middle`. What is shown one step away is not shown again two steps away.
pub(super) fn rows(index: &Index, middle: Node, steps: Steps) -> (Vec<Row>, Vec<Row>) {
    let Neighbours { before, after } = neighbours(index, middle);
    let near = before.iter().chain(&after).map(|neighbour| neighbour.node);
    let mut shown: HashSet<Node> = near.chain([middle]).collect();
    let mut side = |side, list: Vec<Neighbour>| side_rows(index, side, &list, steps, &mut shown);
    (side(Side::Before, before), side(Side::After, after))
}

fn side_rows(
    index: &Index,
    side: Side,
    list: &[Neighbour],
    steps: Steps,
    shown: &mut HashSet<Node>,
) -> Vec<Row> {
    let (mut rows, mut words) = (Vec::new(), "");
    for (at, Neighbour { node, by }) in list.iter().enumerate() {
        if std::mem::replace(&mut words, side.words(*by)) != words {
            rows.push(Row::Tied(*by));
        }
        rows.push(Row::Near(*node, *by));
        if steps == Steps::Two && at < FOLLOWED && !matches!(by, By::Tags(_)) {
            beyond(index, side, *node, shown, &mut rows);
        }
    }
    rows
}

/// Adds what is one step further on the same side.
fn beyond(index: &Index, side: Side, node: Node, shown: &mut HashSet<Node>, rows: &mut Vec<Row>) {
    let further = side.of(neighbours(index, node)).into_iter();
    let tied = further.filter(|neighbour| !matches!(neighbour.by, By::Tags(_)));
    let new: Vec<Node> = tied.map(|neighbour| neighbour.node).filter(|node| !shown.contains(node)).collect();
    let some = new.iter().take(BEYOND).copied();
    shown.extend(some.clone());
    rows.extend(some.map(Row::Far));
    if new.len() > BEYOND {
        rows.push(Row::More(new.len() - BEYOND));
    }
}

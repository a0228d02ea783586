//! Trails: what a note or a work rests on, down to the works it comes from, and what rests on it. A trail is a tree in rows;
//! what is reached twice is shown once, and a circle is cut.

mod edges;
mod summary;
#[cfg(test)]
mod tests;

pub use edges::{Edge, Node, Tie, down, up};
pub(super) use edges::{relations_to_works, to_sources};
pub use summary::Summary;

use super::model::Index;
use std::collections::HashMap;

/// The tree of what a node rests on, or of what rests on it. It takes time and memory by the edges reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    pub way: Way,
    /// In the order of the tree, the root first.
    pub rows: Vec<Row>,
    pub summary: Summary,
}

/// Which way a trail goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To what the root rests on.
    Down,
    /// To what rests on the root.
    Up,
}

/// A node where an edge leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub node: Node,
    /// How far from the root, which is 0.
    pub depth: usize,
    /// The row of the node above; the root's own for the root.
    pub parent: usize,
    /// Whether it is the last below its parent.
    pub last: bool,
    /// Where the edge from the node above is stated; none for the root.
    pub tie: Option<Tie>,
    pub state: State,
}

/// What is below a row. Rows are named by their places in [`Trail::rows`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The rows that follow and are deeper.
    Open,
    /// Nothing.
    Leaf,
    /// The row is this one above it again: a circle, cut.
    Cycle(usize),
    /// What is shown below this earlier row.
    Shared(usize),
}

impl Trail {
    /// What `node` rests on.
    pub fn down(index: &Index, node: Node) -> Trail {
        let rows = walk(index, node.settled(index), down);
        let summary = Summary::down(&rows);
        Trail { way: Way::Down, rows, summary }
    }

    /// What rests on `node`.
    pub fn up(index: &Index, node: Node) -> Trail {
        let rows = walk(index, node.settled(index), up);
        let summary = Summary::up(&rows);
        Trail { way: Way::Up, rows, summary }
    }

    /// For the row at `at` and the rows it is below, nearest first, but for the root: whether it is the last of its parent.
    pub fn lasts(&self, at: usize) -> impl Iterator<Item = bool> {
        let up = |row: &&Row| self.rows.get(row.parent);
        let rows = std::iter::successors(self.rows.get(at), up);
        rows.take_while(|row| row.depth > 0).map(|row| row.last)
    }
}

/// A row whose edges are being followed.
struct Branch {
    row: usize,
    left: std::vec::IntoIter<Edge>,
}

/// Follows edges depth first, without recursion: how deep a trail is, is for notes to say.
fn walk(index: &Index, root: Node, edges: fn(&Index, Node) -> Vec<Edge>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut seen: HashMap<Node, usize> = HashMap::new();
    let mut path: Vec<Branch> = Vec::new();
    let first = Row { node: root, depth: 0, parent: 0, last: true, tie: None, state: State::Leaf };
    let mut next = Some(first);
    while let Some(mut row) = next.take() {
        let at = rows.len();
        let below = match seen.get(&row.node).copied() {
            Some(before) => {
                row.state = again(&rows, &path, before);
                Vec::new()
            }
            None => edges(index, row.node),
        };
        seen.entry(row.node).or_insert(at);
        if !below.is_empty() {
            row.state = State::Open;
            path.push(Branch { row: at, left: below.into_iter() });
        }
        rows.push(row);
        next = following(&mut path);
    }
    rows
}

/// What a row is whose node has the row `before` already. A node with nothing below can be told again.
fn again(rows: &[Row], path: &[Branch], before: usize) -> State {
    let Some(row) = rows.get(before) else { return State::Leaf };
    match row.state {
        _ if path.get(row.depth).is_some_and(|branch| branch.row == before) => State::Cycle(before),
        State::Open => State::Shared(before),
        state => state,
    }
}

/// The next row: below the deepest node that has edges left.
fn following(path: &mut Vec<Branch>) -> Option<Row> {
    while let Some(branch) = path.last_mut() {
        if let Some(edge) = branch.left.next() {
            let (parent, last) = (branch.row, branch.left.len() == 0);
            let tie = Some(edge.tie);
            return Some(Row { node: edge.node, depth: path.len(), parent, last, tie, state: State::Leaf });
        }
        path.pop();
    }
    None
}

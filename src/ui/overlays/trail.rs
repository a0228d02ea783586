//! The trail of a note or a source: a tree that folds, turns round and leads on. What rests on what is the index's matter.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::index::{Index, Node, Row, State, Trail, Way};
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::lead::Lead;
use crate::ui::place::{Found, Place};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::clean;
use crate::ui::theme::Role;
use crate::ui::trail::{branch, label, mark, summary, whereabouts};
use crate::ui::widgets::{Cursor, Look, draw_row};

/// A trail of more rows is folded below the last level that is shown whole.
const USABLE: usize = 200;

/// The lines below the list: where the selected row is found, and the trail in figures.
const FOOT: usize = 2;

/// A trail as it is folded.
#[derive(Debug)]
pub struct TrailTree {
    trail: Trail,
    /// What is below these is not listed. Each is open in one row only.
    folded: HashSet<Node>,
    /// The rows listed.
    listed: Vec<usize>,
    cursor: Cursor,
}

impl TrailTree {
    /// The trail of a note or source; none of nothing.
    pub fn of(index: &Index, found: Found, way: Way) -> Option<TrailTree> {
        found.node(index).map(|node| TrailTree::new(index, node, way))
    }

    fn new(index: &Index, node: Node, way: Way) -> TrailTree {
        let trail = match way {
            Way::Down => Trail::down(index, node),
            Way::Up => Trail::up(index, node),
        };
        let folded = deep(&trail);
        let mut tree = TrailTree { trail, folded, listed: Vec::new(), cursor: Cursor::default() };
        tree.list();
        tree
    }

    fn row(&self) -> Option<&Row> {
        self.trail.rows.get(*self.listed.get(self.cursor.selected)?)
    }

    /// Folds or opens what is below the selected row, or goes to where that is shown.
    fn fold_selected(&mut self) {
        let Some(row) = self.row().copied() else { return };
        match row.state {
            State::Cycle(at) | State::Shared(at) => self.reveal(at),
            State::Open => self.fold(row.node),
            State::Leaf if row.depth > 1 => {
                self.reveal(row.parent);
                self.fold(self.trail.rows[row.parent].node);
            }
            State::Leaf => {}
        }
    }

    /// Turns the trail round at the selected row.
    fn turn_to(&mut self, index: &Index, way: Way) {
        if let Some(row) = self.row().copied() {
            *self = TrailTree::new(index, row.node, way);
        }
    }

    fn open(&self, index: &Index) -> OverlayOutcome {
        self.row().map_or(OverlayOutcome::Close, |row| OverlayOutcome::Open(Place::of(index, row.node), None))
    }

    /// The list's part of `lines` lines.
    fn height(lines: usize) -> usize {
        lines.saturating_sub(FOOT)
    }

    fn draw_foot(&self, index: &Index, look: Look, area: Rect, buffer: &mut Buffer) {
        let height = TrailTree::height(usize::from(area.height));
        let where_to = self.row().map(|row| clean(&whereabouts(index, row.node)).into_owned());
        let found = Line::styled(where_to.unwrap_or_default(), look.style(Role::Dim));
        let figures = Line::styled(summary(index, &self.trail), look.style(Role::Strong));
        for (at, line) in [(height, found), (height + 1, figures)] {
            draw_row(&line, &Span::raw(""), Style::new(), line_at(area, at), buffer);
        }
    }

    /// A row and what stands at its end.
    fn text(&self, at: usize, index: &Index, look: Look, columns: usize) -> (Line<'static>, Span<'static>) {
        let row = &self.trail.rows[at];
        let dim = look.style(Role::Dim);
        let role = if matches!(row.node, Node::Source(_)) { Role::LinkSource } else { Role::Text };
        let relation = row.tie.map(|tie| format!("{}  ", clean(tie.name(index))));
        let spans = vec![
            look.mark(Role::Mark, &format!("{}{} ", branch(&self.trail, at, columns / 3), self.sign(row))),
            Span::styled(relation.unwrap_or_default(), dim),
            Span::styled(label(index, row.node), look.style(role)),
        ];
        (Line::from(spans), Span::styled(mark(row.state), dim))
    }

    fn sign(&self, row: &Row) -> &'static str {
        match row.state {
            State::Open if self.folded.contains(&row.node) => "▸",
            State::Open => "▾",
            State::Leaf => "─",
            State::Cycle(_) => "↺",
            State::Shared(_) => "↑",
        }
    }

    /// Folds or opens what is below `node`.
    fn fold(&mut self, node: Node) {
        if !self.folded.remove(&node) {
            self.folded.insert(node);
        }
        self.list();
    }

    /// Opens whatever the row at `at` is below, and selects it.
    fn reveal(&mut self, at: usize) {
        let mut row = at;
        while self.trail.rows[row].depth > 0 {
            row = self.trail.rows[row].parent;
            self.folded.remove(&self.trail.rows[row].node);
        }
        self.list();
        self.cursor.selected = self.listed.binary_search(&at).unwrap_or(0);
    }

    /// Lists the rows that are below nothing folded.
    fn list(&mut self) {
        self.listed.clear();
        let mut folded_at = None;
        for (at, row) in self.trail.rows.iter().enumerate() {
            if folded_at.is_some_and(|depth| row.depth > depth) {
                continue;
            }
            let folded = row.state == State::Open && self.folded.contains(&row.node);
            folded_at = folded.then_some(row.depth);
            self.listed.push(at);
        }
    }
}

impl Overlay for TrailTree {
    fn title(&self) -> (String, String) {
        let name = match self.trail.way {
            Way::Down => "Trail: what it rests on",
            Way::Up => "Trail: what rests on it",
        };
        (name.into(), String::new())
    }

    fn context(&self) -> Context {
        Context::Trail
    }

    /// Deep trees and long names want all there is.
    fn widest(&self) -> u16 {
        u16::MAX
    }

    fn lines(&self, _columns: usize) -> usize {
        self.trail.rows.len() + 1 + FOOT
    }

    fn act(&mut self, action: Action, snapshot: &Snapshot, (_, lines): Size) -> OverlayOutcome {
        match action {
            Action::Move(motion) => {
                self.cursor.travel(motion, self.listed.len(), TrailTree::height(lines));
            }
            Action::Open => return self.open(&snapshot.index),
            Action::Fold => self.fold_selected(),
            Action::TrailDown => self.turn_to(&snapshot.index, Way::Down),
            Action::TrailUp => self.turn_to(&snapshot.index, Way::Up),
            _ => return OverlayOutcome::Ignored,
        }
        OverlayOutcome::Stay
    }

    /// Selects the row, or opens the selected one.
    fn click(&mut self, line: usize, snapshot: &Snapshot) -> OverlayOutcome {
        match self.cursor.row_at(line, self.listed.len(), |_| 1) {
            Some(at) if at == self.cursor.selected => self.open(&snapshot.index),
            at => {
                self.cursor.selected = at.unwrap_or(self.cursor.selected);
                OverlayOutcome::Stay
            }
        }
    }

    fn wheel(&mut self, motion: Motion, (_, lines): Size) {
        self.cursor.wheel(motion, self.listed.len(), TrailTree::height(lines), |_| 1);
    }

    fn fit(&mut self, (_, lines): Size) {
        self.cursor.fit(self.listed.len(), TrailTree::height(lines), |_| 1);
    }

    fn selected(&self, _snapshot: &Snapshot) -> Option<Lead> {
        self.row().map(|row| match row.node {
            Node::Note(id) => Lead::Note(id, None),
            Node::Source(id) => Lead::Source(id),
        })
    }

    /// The same trail, as far as there is one: its folds and its selection stay with their nodes.
    fn renew(&mut self, old: &Snapshot, new: &Snapshot) -> bool {
        let (old, new) = (&*old.index, &*new.index);
        let same = |node: &Node| Place::of(old, *node).find(new).node(new);
        let Some(root) = self.trail.rows.first().and_then(|row| same(&row.node)) else { return false };
        let selected = self.row().and_then(|row| same(&row.node));
        let folded = self.folded.iter().filter_map(same).collect();
        let mut tree = TrailTree { folded, ..TrailTree::new(new, root, self.trail.way) };
        tree.list();
        let at = tree.listed.iter().position(|at| Some(tree.trail.rows[*at].node) == selected);
        tree.cursor = Cursor { selected: at.unwrap_or(self.cursor.selected), ..self.cursor };
        *self = tree;
        true
    }

    fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let height = TrailTree::height(usize::from(area.height));
        for (at, start) in self.cursor.visible(self.listed.len(), height, |_| 1) {
            let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
            let (line, aside) = self.text(self.listed[at], &snapshot.index, look, usize::from(area.width));
            draw_row(&line, &aside, base, line_at(area, start), buffer);
        }
        self.draw_foot(&snapshot.index, look, area, buffer);
    }
}

/// What to fold of a large trail, so that it can be taken in: all below the last level that is shown whole.
fn deep(trail: &Trail) -> HashSet<Node> {
    if trail.rows.len() <= USABLE {
        return HashSet::new();
    }
    let mut depths: Vec<usize> = trail.rows.iter().map(|row| row.depth).collect();
    depths.sort_unstable();
    let last = depths.get(USABLE).map_or(0, |cut| cut.saturating_sub(1)).max(1);
    let deep = trail.rows.iter().filter(|row| row.state == State::Open && row.depth >= last);
    deep.map(|row| row.node).collect()
}

fn line_at(area: Rect, line: usize) -> Rect {
    let y = area.y.saturating_add(line as u16);
    Rect { y, height: 1, ..area }.intersection(area)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::{note, snapshot};

    /// The rows listed, each as its sign and its node's name.
    fn rows(tree: &TrailTree, index: &Index) -> Vec<String> {
        let rows = tree.listed.iter().map(|at| &tree.trail.rows[*at]);
        rows.map(|row| format!("{}{}", tree.sign(row), label(index, row.node))).collect()
    }

    fn tree(files: &[(&str, &str)]) -> (Snapshot, TrailTree) {
        let snapshot = snapshot(files);
        let root = Found::Note(note(&snapshot, files[0].0));
        let tree = TrailTree::of(&snapshot.index, root, Way::Down).unwrap();
        (snapshot, tree)
    }

    const FILES: [(&str, &str); 4] = [
        ("a.md", "# a\n\nsource:: [[b]], [[c]]"),
        ("b.md", "# b\n\nsource:: [[d]]"),
        ("c.md", "# c\n\nsource:: [[b]], [[a]]"),
        ("d.md", "# d"),
    ];

    #[test]
    fn rows_fold_and_what_is_cut_leads_to_where_it_is_shown() {
        let (snapshot, mut tree) = tree(&FILES);
        assert_eq!(rows(&tree, &snapshot.index), ["▾a", "▾b", "─d", "▾c", "↑b", "↺a"]);
        for (selected, expected, then) in [
            (1, "▾a ▸b ▾c ↑b ↺a", 1),
            // from the row that refers to it, what is folded is gone to, and from a leaf the row above it folds
            (3, "▾a ▸b ▾c ↑b ↺a", 1),
            (1, "▾a ▾b ─d ▾c ↑b ↺a", 1),
            (2, "▾a ▸b ▾c ↑b ↺a", 1),
            (4, "▾a ▸b ▾c ↑b ↺a", 0),
            (0, "▸a", 0),
        ] {
            tree.cursor.selected = selected;
            tree.act(Action::Fold, &snapshot, (80, 20));
            assert_eq!(
                (rows(&tree, &snapshot.index).join(" "), tree.cursor.selected),
                (expected.into(), then)
            );
        }
    }

    #[test]
    fn going_to_what_is_shown_opens_the_way_to_it() {
        let (snapshot, mut tree) = tree(&[
            ("a.md", "# a\n\nsource:: [[b]], [[c]]"),
            ("b.md", "# b\n\nsource:: [[c]]"),
            ("c.md", "# c\n\nsource:: [[d]]"),
            ("d.md", "# d"),
        ]);
        tree.cursor.selected = 1;
        tree.act(Action::Fold, &snapshot, (80, 20));
        assert_eq!(rows(&tree, &snapshot.index), ["▾a", "▸b", "↑c"]);
        tree.cursor.selected = 2;
        tree.act(Action::Fold, &snapshot, (80, 20));
        assert_eq!(
            (rows(&tree, &snapshot.index), tree.cursor.selected),
            (["▾a", "▾b", "▾c", "─d", "↑c"].map(String::from).into(), 2)
        );
    }

    #[test]
    fn a_trail_is_turned_at_the_selected_row() {
        let (snapshot, mut tree) = tree(&FILES);
        tree.cursor.selected = 2;
        tree.act(Action::TrailUp, &snapshot, (80, 20));
        assert_eq!(rows(&tree, &snapshot.index), ["▾d", "▾b", "▾a", "▾c", "↺a", "↑c"].map(String::from));
        tree.act(Action::TrailDown, &snapshot, (80, 20));
        assert_eq!(rows(&tree, &snapshot.index), ["─d"]);
    }

    #[test]
    fn a_large_trail_is_folded_below_the_last_level_shown_whole() {
        let below = |name: &str, count: usize| {
            (0..count).map(|n| format!("[[{name}{n}]]")).collect::<Vec<_>>().join(", ")
        };
        let files = |wide: usize| {
            let mut files = vec![("a.md".to_owned(), format!("# a\n\nsource:: {}", below("b", wide)))];
            files.extend(
                (0..wide).map(|n| (format!("b{n}.md"), format!("source:: {}", below(&format!("c{n}x"), 30)))),
            );
            files.extend((0..wide * 30).map(|n| (format!("c{}x{}.md", n / 30, n % 30), String::new())));
            files
        };
        for (wide, listed) in [(3, 94), (10, 11), (300, 301)] {
            let files = files(wide);
            let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
            assert_eq!(tree(&files).1.listed.len(), listed, "{wide}");
        }
    }
}

//! A trail in words and lines, the same on the screen and on the command line. What is shown of it is for those to say.

use super::text::clean;
use super::works;
use crate::index::{Index, Node, NoteId, State, Summary, Trail, Way};

/// The columns of one level.
const STEP: usize = 3;
/// So many notes without a source are named.
const NAMED: usize = 5;

/// What leads to the row at `at` from those above it, such as `│  ├─`; nothing for the root. It takes about `columns` at
/// most: for a deeper row it begins with how many levels are not drawn.
pub fn branch(trail: &Trail, at: usize, columns: usize) -> String {
    let depth = trail.rows.get(at).map_or(0, |row| row.depth);
    let most = (columns / STEP).max(2);
    let drawn = if depth > most { most - 1 } else { depth };
    let mut lasts: Vec<bool> = trail.lasts(at).take(drawn).collect();
    lasts.reverse();
    let Some((own, above)) = lasts.split_last() else { return String::new() };
    let hidden = if depth > drawn { format!("⋯{} ", depth - drawn) } else { String::new() };
    let above: String = above.iter().map(|last| if *last { "   " } else { "│  " }).collect();
    format!("{hidden}{above}{}", if *own { "└─" } else { "├─" })
}

/// A note by its label, a work by authors, year and title. Clean.
pub fn label(index: &Index, node: Node) -> String {
    match node {
        Node::Note(id) => clean(index.note(id).label()).into_owned(),
        Node::Source(id) => works::headline(index.source(id)),
    }
}

/// Where a node is found: the path of a note, the address of a work or else its id. Untrusted.
pub fn whereabouts(index: &Index, node: Node) -> String {
    match node {
        Node::Note(id) => index.note(id).path().to_owned(),
        Node::Source(id) => {
            let source = index.source(id);
            source.address().unwrap_or_else(|| source.id.clone())
        }
    }
}

/// What is said beside a row that is not followed further; empty for others.
pub fn mark(state: State) -> &'static str {
    match state {
        State::Open | State::Leaf => "",
        State::Cycle(_) => "↺ cycle",
        State::Shared(_) => "↑ shown above",
    }
}

/// A trail in a line. Clean.
pub fn summary(index: &Index, trail: &Trail) -> String {
    let Summary { sources, notes, deepest, without_source } = &trail.summary;
    if trail.rows.len() <= 1 {
        return match trail.way {
            Way::Down => "It rests on nothing known.".into(),
            Way::Up => "Nothing known rests on it.".into(),
        };
    }
    let level = format!("deepest level {deepest}");
    match trail.way {
        Way::Down => format!("{}, {level}{}", counted(*sources, "source"), founding(index, without_source)),
        Way::Up => format!("{}, {level}", resting(*notes, *sources)),
    }
}

fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}"),
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

/// How much rests on the root of a trail up.
fn resting(notes: usize, sources: usize) -> String {
    let parts = [(notes, "note"), (sources, "source")].into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, what)| counted(count, what)).collect();
    let rest = if notes + sources == 1 { "rests" } else { "rest" };
    format!("{} {rest} on it", parts.join(" and "))
}

/// Which notes rest on no source.
fn founding(index: &Index, without: &[NoteId]) -> String {
    let rest = if without.len() == 1 { "rests" } else { "rest" };
    let names: Vec<_> = without.iter().take(NAMED).map(|id| clean(index.note(*id).path())).collect();
    let more = match without.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    match without {
        [] => String::new(),
        _ => format!(", {} {rest} on no source: {}{more}", counted(without.len(), "note"), names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::{note, snapshot};

    #[test]
    fn branches_lead_to_every_row() {
        let chain = ("c.md", "source:: [[d]]");
        let snapshot =
            snapshot(&[("a.md", "source:: [[b]], [[c]]"), ("b.md", "source:: [[c]]"), chain, ("d.md", "")]);
        let trail = Trail::down(&snapshot.index, Node::Note(note(&snapshot, "a.md")));
        let drawn = |columns| (0..5).map(|at| branch(&trail, at, columns)).collect::<Vec<_>>();
        assert_eq!(drawn(30), ["", "├─", "│  └─", "│     └─", "└─"]);
        assert_eq!(drawn(6), ["", "├─", "│  └─", "⋯2 └─", "└─"]);
        assert_eq!(drawn(0), ["", "├─", "│  └─", "⋯2 └─", "└─"]);
    }

    #[test]
    fn a_trail_in_a_line() {
        let snapshot = snapshot(&[
            ("a.md", "source:: [[b]], [[c]], [[@x2020]]"),
            ("b.md", "[@y2010]"),
            ("c.md", ""),
            ("@x2020.md", "[@y2010]"),
        ]);
        let index = &snapshot.index;
        let node = |path: &str| Node::of(index, note(&snapshot, path));
        let y = Node::Source(index.source_named("y2010").unwrap());
        for (trail, expected) in [
            (Trail::down(index, node("a.md")), "2 sources, deepest level 2, 1 note rests on no source: c.md"),
            (Trail::down(index, node("b.md")), "1 source, deepest level 1"),
            (Trail::down(index, node("c.md")), "It rests on nothing known."),
            (Trail::up(index, node("a.md")), "Nothing known rests on it."),
            (Trail::up(index, node("c.md")), "1 note rests on it, deepest level 1"),
            (Trail::up(index, y), "2 notes and 1 source rest on it, deepest level 2"),
        ] {
            assert_eq!(summary(index, &trail), expected);
        }
    }
}

//! Little vaults and their trails.

mod agreement;
mod trees;

use super::{Node, State, Trail};
use crate::index::Index;
use crate::index::tests::vault;

/// A rendered table under a heading that says that the note rests on it: one link, with or without a citation beside it.
fn table(head: &str, target: &str, citation: &str) -> String {
    format!(
        "# References\n<table class=\"dataview\"><tr><th>{head}</th><th></th></tr><tr><td><a class=\"internal-link\" data-href=\"{target}.md\">x</a></td><td>{citation}</td></tr></table>\n\n"
    )
}

/// The node called `name`: a path without `.md`, or a source's `@id`.
fn node(index: &Index, name: &str) -> Node {
    match name.strip_prefix('@') {
        Some(key) => Node::Source(index.source_named(key).unwrap()),
        None => Node::of(index, index.note_at(&format!("{name}.md")).unwrap()),
    }
}

fn name(index: &Index, node: Node) -> String {
    match node {
        Node::Note(id) => index.note(id).path().trim_end_matches(".md").to_owned(),
        Node::Source(id) => format!("@{}", index.source(id).id),
    }
}

/// A trail as text: two spaces a level, the relation and its line in front, what is cut marked with `↺` and `↑` and its row.
fn tree(index: &Index, trail: &Trail) -> String {
    let mut text = String::new();
    for row in &trail.rows {
        let tie = row.tie.map(|tie| format!("{}:{} ", tie.name(index), tie.line(index)));
        let mark = match row.state {
            State::Open | State::Leaf => String::new(),
            State::Cycle(at) => format!(" ↺{at}"),
            State::Shared(at) => format!(" ↑{at}"),
        };
        let name = name(index, row.node);
        text += &format!("{}{}{name}{mark}\n", "  ".repeat(row.depth), tie.unwrap_or_default());
    }
    text
}

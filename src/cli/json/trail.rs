//! What `trail` prints: a tree, written row by row, since it may be deeper than a serializer can recurse.

use super::{path, paths};
use crate::index::{Index, Node, State, Summary, Trail, Way};
use crate::ui::trail::label;
use serde::Serialize;

/// A node without its children.
#[derive(Serialize)]
struct NodeJson<'i> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'i str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'i str>,
    label: String,
    relation: Option<&'i str>,
    #[serde(skip_serializing_if = "is_false")]
    cycle: bool,
    #[serde(skip_serializing_if = "is_false")]
    shared: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<SummaryJson<'i>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum SummaryJson<'i> {
    Down { sources: usize, deepest: usize, without_source: Vec<&'i str> },
    Up { notes: usize, deepest: usize },
}

impl<'i> NodeJson<'i> {
    fn new(index: &'i Index, trail: &'i Trail, at: usize) -> Option<Self> {
        let row = trail.rows.get(at)?;
        let (path, source) = match row.node {
            Node::Note(id) => (Some(path(index, id)), None),
            Node::Source(id) => (None, Some(index.source(id).id.as_str())),
        };
        Some(NodeJson {
            path,
            source,
            label: label(index, row.node),
            relation: row.tie.map(|tie| tie.name(index)),
            cycle: matches!(row.state, State::Cycle(_)),
            shared: matches!(row.state, State::Shared(_)),
            summary: (at == 0).then(|| SummaryJson::new(index, trail)),
        })
    }
}

impl<'i> SummaryJson<'i> {
    fn new(index: &'i Index, trail: &'i Trail) -> Self {
        let Summary { sources, notes, deepest, ref without_source } = trail.summary;
        match trail.way {
            Way::Down => SummaryJson::Down { sources, deepest, without_source: paths(index, without_source) },
            Way::Up => SummaryJson::Up { notes, deepest },
        }
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The tree of a trail, as one JSON document.
pub(in crate::cli) fn trail(index: &Index, trail: &Trail) -> serde_json::Result<String> {
    let mut text = String::new();
    let mut open = 0;
    for (at, row) in trail.rows.iter().enumerate() {
        close(&mut text, open - row.depth);
        let node = serde_json::to_string(&NodeJson::new(index, trail, at))?;
        text.push_str(if row.depth < open { "," } else { "" });
        text.push_str(node.strip_suffix('}').unwrap_or(&node));
        text.push_str(",\"children\":[");
        open = row.depth + 1;
    }
    close(&mut text, open);
    Ok(text)
}

/// Ends as many nodes.
fn close(text: &mut String, nodes: usize) {
    text.extend(std::iter::repeat_n("]}", nodes));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::index::build;
    use crate::note::parse;

    /// A vault of notes that each rest on the next.
    fn chain(length: usize) -> Index {
        let settings = Settings::default();
        let text = |n: usize| format!("source:: [[{}]]", n + 1);
        let notes = (0..length).map(|n| parse(&format!("{n}.md"), &text(n), &settings).0).collect();
        build(notes, Vec::new(), Vec::new(), Vec::new(), &settings)
    }

    #[test]
    fn a_tree_is_one_document_however_deep() {
        for length in [1, 2, 30_000] {
            let index = chain(length);
            let root = Node::of(&index, index.note_at("0.md").unwrap_or(crate::index::NoteId(0)));
            let text = trail(&index, &Trail::down(&index, root)).unwrap();
            let depths = text.bytes().scan(0_usize, |depth, byte| {
                *depth = match byte {
                    b'{' => *depth + 1,
                    b'}' => *depth - 1,
                    _ => *depth,
                };
                Some(*depth)
            });
            assert_eq!(depths.clone().max(), Some(length.max(2)));
            assert_eq!(depths.last(), Some(0));
            assert_eq!(text.matches("\"children\":[").count(), length);
        }
    }
}

//! A canvas (JSON Canvas 1.0, jsoncanvas.org) → what it says, as Markdown: the texts of its cards, links to its notes and
//! addresses, the names of its groups, and what is connected with what. How it is drawn is left out.

mod file;
mod name;

pub(super) use file::reading_order;
pub(super) use name::{escaped, in_a_line, short};

use super::document::{Block, BlockKind, Run};
use super::lines::Made;
use super::path;
use file::{Edge, File, Kind, Node};
use std::borrow::Cow;

/// What a canvas says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Canvas {
    pub made: Made,
    /// How many cards, notes and files, addresses, and connections there are.
    counts: [usize; 4],
}

/// Reads the text of a canvas; what is wrong with it, and on which 1-based line, where it is none.
pub(super) fn read(text: &str) -> Result<Canvas, (u32, String)> {
    let file = File::read(text)?;
    let mut canvas = Canvas::default();
    canvas.group(&file, file.roots(), 2);
    canvas.connections(&file);
    Ok(canvas)
}

/// What `text` of a canvas says, by the 1-based lines on which its nodes and edges begin; `None` where it is none.
pub(super) fn said(text: &str) -> Option<Vec<(u32, String)>> {
    let file = File::read(text).ok()?;
    let nodes = file.nodes.iter().map(|node| (node.line, node.words()));
    let edges = file.edges.iter().map(|edge| (edge.line, edge.label.clone().unwrap_or_default()));
    Some(nodes.chain(edges).collect())
}

impl Canvas {
    /// The block above it, which says what it is.
    pub fn title(&self) -> Block {
        let things = ["card", "note or file", "address", "connection"];
        let several = ["cards", "notes and files", "addresses", "connections"];
        let all = self.counts.iter().zip(things.iter().zip(several)).filter(|(count, _)| **count > 0);
        let said: Vec<String> = all
            .map(|(count, (one, several))| format!("{count} {}", if *count == 1 { one } else { several }))
            .collect();
        let text = match said.is_empty() {
            true => "An empty canvas".to_owned(),
            false => format!("A canvas: {}", said.join(", ")),
        };
        let title = vec![Run { text, ..Run::default() }];
        let (kind, folded) = ("canvas".to_owned(), None);
        Block { line: 1, kind: BlockKind::Callout { kind, title, folded, blocks: Vec::new() } }
    }

    /// The nodes at these places, those of groups below headings of this level and lower; a rule stands between a group and
    /// what is in none of its level.
    fn group(&mut self, file: &File, nodes: &[usize], level: usize) {
        let is_group = |node: &usize| matches!(file.nodes[*node].kind, Kind::Group);
        for (place, at) in nodes.iter().enumerate() {
            let node = &file.nodes[*at];
            match is_group(at) {
                true => self.named_group(file, *at, level),
                false => {
                    if place.checked_sub(1).is_some_and(|before| is_group(&nodes[before])) {
                        self.paragraph(node.line, "---");
                    }
                    self.node(node);
                }
            }
        }
    }

    fn named_group(&mut self, file: &File, at: usize, level: usize) {
        let group = &file.nodes[at];
        let label = group.label.as_deref().map(str::trim).filter(|label| !label.is_empty());
        let label = name::escaped(label.unwrap_or("A group"));
        self.paragraph(group.line, &format!("{} {label}", "#".repeat(level.min(6))));
        self.group(file, file.within(at), level + 1);
    }

    fn node(&mut self, node: &Node) {
        match &node.kind {
            Kind::Text(text) if text.trim().is_empty() => {}
            Kind::Text(text) => {
                self.counts[0] += 1;
                let quoted: Vec<String> = text.trim_end().lines().map(|line| format!("> {line}")).collect();
                self.paragraph(node.line, &quoted.join("\n"));
            }
            Kind::File(target) => {
                self.counts[1] += 1;
                self.paragraph(node.line, &link(target));
            }
            Kind::Address(address) => {
                self.counts[2] += 1;
                self.paragraph(node.line, &format!("<{}>", address.trim()));
            }
            Kind::Group => {}
        }
    }

    fn connections(&mut self, file: &File) {
        let named = |edge: &'_ Edge| Some((file.name(&edge.from)?, file.name(&edge.to)?));
        let all: Vec<_> = file.edges.iter().filter_map(|edge| Some((edge, named(edge)?))).collect();
        self.counts[3] = all.len();
        let Some((first, _)) = all.first() else { return };
        self.paragraph(first.line, "## Connections");
        for (edge, (from, to)) in all {
            let label = edge.label.as_deref().map(str::trim).filter(|label| !label.is_empty());
            let label = label.map(|label| format!(": {}", name::escaped(label))).unwrap_or_default();
            let said = match edge.points {
                [true, false] => format!("- {to} → {from}{label}"),
                [true, true] => format!("- {from} ↔ {to}{label}"),
                [false, false] => format!("- {from} — {to}{label}"),
                [false, true] => format!("- {from} → {to}{label}"),
            };
            self.made.push(edge.line, &said);
        }
    }

    fn paragraph(&mut self, line: u32, text: &str) {
        self.made.push(line, text);
        self.made.push(line, "");
    }
}

/// A link to a file and perhaps a part of it; a picture is shown.
fn link(target: &str) -> String {
    let sign = if path::is_picture(target) { "!" } else { "" };
    match target.contains(['|', ']']) {
        true => format!("{sign}[{}](<{}>)", name::escaped(target), percent_encoded(target)),
        false => format!("{sign}[[{target}]]"),
    }
}

/// `target` without what would end it.
pub(super) fn percent_encoded(target: &str) -> Cow<'_, str> {
    let encoded = target.replace('%', "%25").replace('<', "%3C").replace('>', "%3E");
    Cow::Owned(encoded.replace('\n', "%0A"))
}

#[cfg(test)]
mod tests;

//! The file of a canvas: its nodes and edges, each with its line. A node that cannot be read is not there, as in other readers
//! of the format.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::cmp::Ordering;
use std::collections::HashMap;

use super::name;

/// The most groups that nodes are told to be in: more would take time out of proportion.
const MOST_GROUPS: usize = 500;

/// The nodes and edges, in the order of the file.
pub(super) struct File {
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// The nodes in each group and none within it, and those in none, in reading order.
    within: HashMap<Option<usize>, Vec<usize>>,
    /// The first node of each id.
    named: HashMap<String, usize>,
}

/// A node, and the 1-based line of the file it begins on.
pub(super) struct Node {
    pub line: u32,
    pub kind: Kind,
    /// A group's.
    pub label: Option<String>,
    id: String,
    place: Place,
}

/// What a node shows.
pub(super) enum Kind {
    Text(String),
    /// A file of the vault, and the part of it.
    File(String),
    Address(String),
    Group,
}

/// A connection of two nodes.
pub(super) struct Edge {
    pub line: u32,
    pub from: String,
    pub to: String,
    /// Whether it points at the one and at the other.
    pub points: [bool; 2],
    pub label: Option<String>,
}

/// A rectangle, in pixels.
#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

#[derive(Deserialize)]
struct RawFile<'t> {
    #[serde(borrow, default)]
    nodes: Option<Vec<&'t RawValue>>,
    #[serde(borrow, default)]
    edges: Option<Vec<&'t RawValue>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RawNode {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    text: Option<String>,
    file: Option<String>,
    subpath: Option<String>,
    url: Option<String>,
    label: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawEdge {
    from_node: String,
    to_node: String,
    #[serde(default)]
    from_end: Option<String>,
    #[serde(default)]
    to_end: Option<String>,
    #[serde(default)]
    label: Option<String>,
}

impl File {
    /// Reads the text of a canvas; what is wrong with it, and on which line, where it is none. An empty file is an empty canvas.
    pub fn read(text: &str) -> Result<File, (u32, String)> {
        let json = if text.trim().is_empty() { "{}" } else { text };
        let raw: RawFile<'_> = serde_json::from_str(json)
            .map_err(|error| (u32::try_from(error.line()).unwrap_or(1).max(1), error.to_string()))?;
        let mut lines = super::super::lines::Lines::new(text, 1);
        let mut line = |raw: &RawValue| lines.of_part(raw.get());
        let nodes = raw.nodes.into_iter().flatten().filter_map(|raw| Node::read(line(raw), raw.get()));
        let nodes: Vec<Node> = nodes.collect();
        let edges = raw.edges.into_iter().flatten().filter_map(|raw| Edge::read(line(raw), raw.get()));
        let edges = edges.collect();
        Ok(File { edges, within: grouped(&nodes), named: named(&nodes), nodes })
    }

    /// The nodes in no group, in reading order.
    pub fn roots(&self) -> &[usize] {
        self.members(None)
    }

    /// The nodes in that group and none within it, in reading order.
    pub fn within(&self, group: usize) -> &[usize] {
        self.members(Some(group))
    }

    /// What the node of that id is called, as Markdown.
    pub fn name(&self, id: &str) -> Option<String> {
        let node = &self.nodes[*self.named.get(id)?];
        Some(match &node.kind {
            Kind::Text(text) => name::of_text(text),
            Kind::File(target) => name::of_file(target),
            Kind::Address(address) => name::escaped(&name::short(address)),
            Kind::Group => name::escaped(&name::short(node.label.as_deref().unwrap_or("a group"))),
        })
    }

    fn members(&self, group: Option<usize>) -> &[usize] {
        self.within.get(&group).map_or(&[], Vec::as_slice)
    }
}

impl Node {
    fn read(line: u32, json: &str) -> Option<Node> {
        let raw: RawNode = serde_json::from_str(json).ok()?;
        let kind = match raw.kind.as_str() {
            "text" => Kind::Text(raw.text?),
            "file" => Kind::File(raw.file? + raw.subpath.as_deref().unwrap_or("")),
            "link" => Kind::Address(raw.url?),
            "group" => Kind::Group,
            _ => Kind::Text(raw.text?),
        };
        let place = Place { x: raw.x, y: raw.y, width: raw.width, height: raw.height };
        Some(Node { line, kind, label: raw.label, id: raw.id, place })
    }

    /// What it says, in words.
    pub fn words(&self) -> String {
        match &self.kind {
            Kind::Text(text) | Kind::File(text) | Kind::Address(text) => text.clone(),
            Kind::Group => self.label.clone().unwrap_or_default(),
        }
    }
}

impl Edge {
    fn read(line: u32, json: &str) -> Option<Edge> {
        let raw: RawEdge = serde_json::from_str(json).ok()?;
        let points = |end: Option<String>, otherwise: bool| end.map_or(otherwise, |end| end == "arrow");
        let points = [points(raw.from_end, false), points(raw.to_end, true)];
        Some(Edge { line, from: raw.from_node, to: raw.to_node, points, label: raw.label })
    }
}

impl Place {
    fn size(self) -> f64 {
        self.width * self.height
    }

    /// Whether the middle of `other` is in it.
    fn holds(self, other: Place) -> bool {
        let (x, y) = (other.x + other.width / 2.0, other.y + other.height / 2.0);
        (self.x..=self.x + self.width).contains(&x) && (self.y..=self.y + self.height).contains(&y)
    }
}

/// Of two places, each from the left and from the top, which is read first: from the top down, and from the left to the right.
pub(in crate::note) fn reading_order(one: (f64, f64), other: (f64, f64)) -> Ordering {
    one.1.total_cmp(&other.1).then(one.0.total_cmp(&other.0))
}

/// The nodes by the group they are in, in reading order.
fn grouped(nodes: &[Node]) -> HashMap<Option<usize>, Vec<usize>> {
    let is_group = |at: &usize| matches!(nodes[*at].kind, Kind::Group);
    let groups: Vec<usize> = (0..nodes.len()).filter(is_group).take(MOST_GROUPS).collect();
    let mut within: HashMap<_, Vec<usize>> = HashMap::new();
    for node in 0..nodes.len() {
        within.entry(group_of(nodes, &groups, node)).or_default().push(node);
    }
    let corner = |node: usize| (nodes[node].place.x, nodes[node].place.y);
    for members in within.values_mut() {
        members.sort_by(|one, other| reading_order(corner(*one), corner(*other)));
    }
    within
}

fn named(nodes: &[Node]) -> HashMap<String, usize> {
    let ids = nodes.iter().enumerate().rev().map(|(at, node)| (node.id.clone(), at));
    ids.collect()
}

/// The smallest of `groups` around a node; a group is only in a larger one.
fn group_of(nodes: &[Node], groups: &[usize], node: usize) -> Option<usize> {
    let own = nodes[node].place;
    let is_group = matches!(nodes[node].kind, Kind::Group);
    let around = groups.iter().copied().filter(|at| {
        let other = nodes[*at].place;
        *at != node && (!is_group || other.size() > own.size()) && other.holds(own)
    });
    around.min_by(|one, other| nodes[*one].place.size().total_cmp(&nodes[*other].place.size()))
}

//! What stands around a note or a work: what rests on it and leads to it, what it rests on and leads to, and the notes that
//! share its tags. No trees and no ranking but what each list says.

use super::ids::{NoteId, TagId};
use super::model::Index;
use super::trail::{Node, down, up};
use crate::note::{Direction, LinkForm};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// What stands around a node, on either side. Nothing stands there twice: the strongest tie counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// What leads to it: first what rests on it.
    pub before: Vec<Neighbour>,
    /// What it leads to: first what it rests on; last the notes that share tags with it.
    pub after: Vec<Neighbour>,
}

/// A neighbour, and how it is tied to the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbour {
    pub node: Node,
    pub by: By,
}

/// How two nodes are tied, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// the one rests on the other
    Evidence,
    /// a relation of no known direction
    Relation,
    /// a link in prose
    Link,
    /// so many tags of their own
    Tags(usize),
}

/// The most notes that share tags.
const SHARING: usize = 12;

/// A tag that more notes carry says little of any two, and is passed over.
const COMMON: usize = 500;

/// What stands around `node`.
pub fn neighbours(index: &Index, node: Node) -> Neighbours {
    let mut around = Around { seen: HashSet::from([node]), found: Neighbours::default() };
    around.before(By::Evidence, up(index, node).into_iter().map(|edge| edge.node));
    around.after(By::Evidence, down(index, node).into_iter().map(|edge| edge.node));
    if let Some(id) = node.note(index) {
        around.after(By::Relation, related(index, id));
        around.before(By::Relation, relating(index, id));
        around.after(By::Link, linked(index, id));
        around.before(By::Link, linking(index, id));
        for (note, tags) in sharing(index, id) {
            around.after(By::Tags(tags), std::iter::once(Node::of(index, note)));
        }
    }
    around.found
}

/// Neighbours in the making.
struct Around {
    seen: HashSet<Node>,
    found: Neighbours,
}

impl Around {
    fn before(&mut self, by: By, nodes: impl Iterator<Item = Node>) {
        let new = nodes.filter(|node| self.seen.insert(*node));
        self.found.before.extend(new.map(|node| Neighbour { node, by }));
    }

    fn after(&mut self, by: By, nodes: impl Iterator<Item = Node>) {
        let new = nodes.filter(|node| self.seen.insert(*node));
        self.found.after.extend(new.map(|node| Neighbour { node, by }));
    }
}

/// Where the note's relations of no known direction lead.
fn related(index: &Index, id: NoteId) -> impl Iterator<Item = Node> {
    let relations = index.note(id).relations().zip(index.ties(id).relations);
    let related = relations.filter(|(relation, _)| relation.direction == Direction::Related);
    related.filter_map(|(_, to)| to.note().map(|to| Node::of(index, to)))
}

/// The notes whose relations of no known direction lead here, by path.
fn relating(index: &Index, id: NoteId) -> impl Iterator<Item = Node> {
    let stated = |tie: &&super::PointedAt| {
        let relation = index.note(tie.from).relation(tie.relation as usize);
        relation.is_some_and(|relation| relation.direction == Direction::Related)
    };
    index.ties(id).pointed_at.iter().filter(stated).map(|tie| Node::of(index, tie.from))
}

/// Where the links of the note's prose lead, but for tags.
fn linked(index: &Index, id: NoteId) -> impl Iterator<Item = Node> {
    let links = index.note(id).links().zip(index.ties(id).links);
    let notes = links.filter(|(link, _)| link.form != LinkForm::Property).filter_map(|(_, to)| to.note());
    notes.filter(|to| !is_tag(index, *to)).map(|to| Node::of(index, to))
}

/// The notes whose prose links here, by path.
fn linking(index: &Index, id: NoteId) -> impl Iterator<Item = Node> {
    let links = index.ties(id).backlinks.iter();
    let in_prose = links.filter(|back| {
        let link = index.note(back.from).link(back.link as usize);
        link.is_some_and(|link| link.form != LinkForm::Property)
    });
    in_prose.map(|back| Node::of(index, back.from))
}

fn is_tag(index: &Index, id: NoteId) -> bool {
    index.tag_of_target(index.note(id).path()).is_some()
}

/// The notes that share most tags with the note, and how many: rarer tags count for more.
fn sharing(index: &Index, id: NoteId) -> Vec<(NoteId, usize)> {
    let carriers = |tag: &TagId| &index.tag(*tag).notes;
    let mut shared: HashMap<NoteId, (usize, f64)> = HashMap::new();
    for notes in index.ties(id).tags.iter().map(carriers).filter(|notes| notes.len() <= COMMON) {
        for note in notes.iter().filter(|note| **note != id) {
            let (tags, weight) = shared.entry(*note).or_default();
            (*tags, *weight) = (*tags + 1, *weight + 1.0 / notes.len() as f64);
        }
    }
    let mut best: Vec<(Reverse<u64>, NoteId, usize)> = shared
        .into_iter()
        .map(|(note, (tags, weight))| (Reverse((weight * 1e9) as u64), note, tags))
        .collect();
    best.sort_unstable();
    best.into_iter().take(SHARING).map(|(_, note, tags)| (note, tags)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::note::parse;

    fn index(files: &[(&str, &str)]) -> Index {
        let settings = Settings::default();
        let notes = files.iter().map(|(path, text)| parse(path, text, &settings).0).collect();
        super::super::build(notes, Vec::new(), Vec::new(), Vec::new(), &settings)
    }

    /// What stands around a note: `<` before, `>` after, and how.
    fn around(index: &Index, path: &str) -> String {
        let node = Node::of(index, index.note_at(path).unwrap());
        let Neighbours { before, after } = neighbours(index, node);
        let name = |node: Node| match node {
            Node::Note(id) => index.note(id).stem().to_owned(),
            Node::Source(id) => format!("@{}", index.source(id).id),
        };
        let shown = |sign: &str, neighbour: &Neighbour| {
            let by = match neighbour.by {
                By::Evidence => "!".into(),
                By::Relation => "~".into(),
                By::Link => "-".into(),
                By::Tags(count) => format!("#{count}"),
            };
            format!("{sign}{by}{}", name(neighbour.node))
        };
        let before = before.iter().map(|neighbour| shown("<", neighbour));
        before.chain(after.iter().map(|neighbour| shown(">", neighbour))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_neighbour_stands_once_by_its_strongest_tie() {
        let index = index(&[
            ("a.md", "source:: [[b]]\n\nseealso:: [[c]]\n\n[[b]] [[d]] [[d]] [[a]] [@x2020] [[gone]] #t"),
            ("b.md", "[[a]]"),
            ("c.md", "supports:: [[a]]"),
            ("d.md", "source:: [[a]]\n\n[[a]] #t"),
            ("e.md", "[[Tags/u]] seealso:: [[d]] #t"),
            ("f.md", "[[b]]"),
            ("Tags/u.md", ""),
        ]);
        for (path, expected) in [
            ("a.md", "<!d >!b >!c >!@x2020 >#1e"),
            ("b.md", "<!a <-f"),
            ("f.md", ">-b"),
            ("d.md", "<~e >!a"),
            ("e.md", ">~d >#1a"),
            ("Tags/u.md", "<-e"),
        ] {
            assert_eq!(around(&index, path), expected, "{path}");
        }
    }

    #[test]
    fn rarer_tags_tie_more_closely_and_common_ones_not_at_all() {
        let mut files: Vec<(String, String)> =
            (0..COMMON + 1).map(|n| (format!("n{n:03}.md"), "#all".to_owned())).collect();
        files.push(("a.md".into(), "#all #rare #some".into()));
        files.push(("b.md".into(), "#some #all".into()));
        files.push(("c.md".into(), "#rare".into()));
        files.push(("d.md".into(), "#some".into()));
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
        assert_eq!(around(&index(&files), "a.md"), ">#1c >#1b >#1d");
    }
}

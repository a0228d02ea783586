//! The shapes of a tldraw drawing in the order in which one reads them, and what is connected with what.

use std::collections::{HashMap, HashSet};

use super::records::{Records, Shape};
use crate::note::canvas::{in_a_line, reading_order, short};

/// What a drawing says, from the top down.
#[derive(Default)]
pub(super) struct Shapes<'r> {
    pub parts: Vec<Part<'r>>,
    pub connections: Vec<Connection>,
}

/// A part of it.
pub(super) enum Part<'r> {
    /// The name of a page or frame, whose shapes follow.
    Heading {
        line: u32,
        level: u8,
        text: String,
    },
    Shape(&'r Shape),
}

/// An arrow between two shapes that are called something.
pub(super) struct Connection {
    pub line: u32,
    /// Both shapes and what the arrow says, in one line.
    pub text: String,
}

/// The shapes by what they are in.
struct Reader<'r> {
    records: &'r Records,
    within: HashMap<&'r str, Vec<&'r Shape>>,
    names: HashMap<&'r str, String>,
    found: Shapes<'r>,
}

/// The shapes of `records` in reading order: page by page, from the top down, and what is in frames below their names.
pub(super) fn shapes(records: &Records) -> Shapes<'_> {
    let mut within: HashMap<&str, Vec<&Shape>> = HashMap::new();
    for shape in &records.shapes {
        within.entry(&shape.parent).or_default().push(shape);
    }
    let names = records.shapes.iter().filter_map(|shape| Some((shape.id.as_str(), name(records, shape)?)));
    let mut reader = Reader { records, within, names: names.collect(), found: Shapes::default() };
    reader.pages();
    reader.found
}

/// What a shape is called: its first line.
fn name(records: &Records, shape: &Shape) -> Option<String> {
    let words = records.text(shape).words();
    words.lines().find(|line| !line.trim().is_empty()).map(short)
}

impl<'r> Reader<'r> {
    fn pages(&mut self) {
        let mut pages: Vec<_> = self.records.pages.iter().collect();
        pages.sort_by_key(|page| (&page.index, page.line));
        let (several, mut level) = (pages.len() > 1, 2);
        for page in pages {
            if several && self.within.contains_key(page.id.as_str()) {
                level = 3;
                self.heading(page.line, 2, &page.name, "A page");
            }
            self.group(&page.id, level);
        }
        self.strays(level);
    }

    /// Shapes in what is not there.
    fn strays(&mut self, level: u8) {
        let shapes: HashSet<&str> = self.records.shapes.iter().map(|shape| shape.id.as_str()).collect();
        let mut strays: Vec<&str> =
            self.within.keys().copied().filter(|parent| !shapes.contains(parent)).collect();
        strays.sort_unstable();
        strays.into_iter().for_each(|parent| self.group(parent, level));
    }

    /// All that is in `parent` and within that, each once however ids repeat.
    fn group(&mut self, parent: &str, level: u8) {
        let mut open = self.members(parent, level);
        while let Some((shape, level)) = open.pop() {
            match shape.is_frame() {
                true => {
                    let name = self.records.text(shape).words();
                    self.heading(shape.line, level, &name, "A frame");
                }
                false => self.shape(shape),
            }
            open.extend(self.members(&shape.id, level + u8::from(shape.is_frame() && level < 6)));
        }
    }

    /// What is in `parent`, taken out, the last first: frames behind all else.
    fn members(&mut self, parent: &str, level: u8) -> Vec<(&'r Shape, u8)> {
        let mut members = self.within.remove(parent).unwrap_or_default();
        members.sort_by(|one, other| {
            let order = one.is_frame().cmp(&other.is_frame());
            order.then(reading_order(one.corner, other.corner))
        });
        members.into_iter().rev().map(|shape| (shape, level)).collect()
    }

    fn heading(&mut self, line: u32, level: u8, name: &str, otherwise: &str) {
        let text = if name.trim().is_empty() { otherwise } else { name };
        self.found.parts.push(Part::Heading { line, level, text: in_a_line(text) });
    }

    fn shape(&mut self, shape: &'r Shape) {
        match self.connection(shape) {
            Some(text) => self.found.connections.push(Connection { line: shape.line, text }),
            None => self.found.parts.push(Part::Shape(shape)),
        }
    }

    /// What an arrow says, where both shapes are called something.
    fn connection(&self, arrow: &Shape) -> Option<String> {
        let (from, to) = self.records.ends(arrow)?;
        let (from, to) = (self.names.get(from)?, self.names.get(to)?);
        let label = in_a_line(&self.records.text(arrow).words());
        let label = if label.is_empty() { label } else { format!(": {label}") };
        Some(match arrow.points() {
            [true, false] => format!("{to} → {from}{label}"),
            [true, true] => format!("{from} ↔ {to}{label}"),
            _ => format!("{from} → {to}{label}"),
        })
    }
}

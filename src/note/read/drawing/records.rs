//! The records of a tldraw drawing, each with its line: pages, shapes, bindings and assets. One that cannot be read is not
//! there, as a node of a canvas.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashMap};

use super::rich_text::RichText;
use crate::note::lines::Lines;

/// The records by their kinds, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub pages: Vec<Page>,
    pub shapes: Vec<Shape>,
    /// What the ends of arrows are bound to, by the ids of the arrows.
    ends: HashMap<String, [Option<String>; 2]>,
    /// By their ids.
    assets: HashMap<String, Properties>,
}

#[derive(Debug)]
pub(super) struct Page {
    pub line: u32,
    pub id: String,
    pub name: String,
    /// Pages are in the order of this text.
    pub index: String,
}

/// A shape, and the 1-based line of the file it begins on.
#[derive(Debug)]
pub(super) struct Shape {
    pub line: u32,
    pub id: String,
    pub kind: String,
    /// The page, frame or group it is in.
    pub parent: String,
    /// From the left and from the top of that.
    pub corner: (f64, f64),
    /// Where it may lead, as written: an address, a link, or the plugin's name of one.
    link: Option<String>,
    properties: Properties,
}

#[derive(Deserialize)]
struct RawFile<'t> {
    #[serde(borrow, default)]
    raw: BTreeMap<String, &'t RawValue>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RawRecord {
    id: String,
    type_name: String,
    #[serde(rename = "type")]
    kind: String,
    name: String,
    index: String,
    parent_id: String,
    x: f64,
    y: f64,
    from_id: String,
    to_id: String,
    meta: Meta,
    props: Properties,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Meta {
    link: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Properties {
    text: Option<String>,
    rich_text: Option<RichText>,
    title: Option<String>,
    name: Option<String>,
    alt_text: Option<String>,
    url: Option<String>,
    src: Option<String>,
    asset_id: Option<String>,
    start: End,
    end: End,
    terminal: Option<String>,
    arrowhead_start: Option<String>,
    arrowhead_end: Option<String>,
}

/// An end of an arrow, which before tldraw 2.4 tells itself what it is bound to.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct End {
    bound_shape_id: Option<String>,
}

impl Records {
    /// Reads the data of a drawing, a part of the text that has these lines.
    pub fn read(json: &str, lines: &mut Lines<'_>) -> serde_json::Result<Records> {
        let raw: RawFile<'_> = serde_json::from_str(json)?;
        let mut listed: Vec<&RawValue> = match raw.raw.get("records") {
            Some(records) => serde_json::from_str(records.get())?,
            None => raw.raw.into_values().collect(),
        };
        // by their places, since lines are counted from the top down
        listed.sort_by_key(|record| record.get().as_ptr());
        let mut records = Records::default();
        for raw in listed {
            if let Ok(record) = serde_json::from_str(raw.get()) {
                records.add(record, lines.of_part(raw.get()));
            }
        }
        Ok(records)
    }

    fn add(&mut self, record: RawRecord, line: u32) {
        let RawRecord { id, index, name, kind, .. } = record;
        match record.type_name.as_str() {
            "page" => self.pages.push(Page { line, id, name, index }),
            "asset" => drop(self.assets.insert(id, record.props)),
            "binding" => {
                let end = usize::from(record.props.terminal.as_deref() == Some("end"));
                self.ends.entry(record.from_id).or_default()[end] = Some(record.to_id);
            }
            "shape" => {
                let (parent, corner) = (record.parent_id, (record.x, record.y));
                let (link, properties) = (record.meta.link, record.props);
                self.shapes.push(Shape { line, id, kind, parent, corner, link, properties });
            }
            _ => {}
        }
    }

    /// The ids of the shapes that an arrow leads from and to.
    pub fn ends<'r>(&'r self, arrow: &'r Shape) -> Option<(&'r str, &'r str)> {
        let bound = self.ends.get(&arrow.id);
        let own = &arrow.properties;
        let end = |at: usize, own: &'r End| {
            bound.and_then(|ends| ends[at].as_ref()).or(own.bound_shape_id.as_ref())
        };
        Some((end(0, &own.start)?, end(1, &own.end)?))
    }

    /// What a shape says, or what it shows is called.
    pub fn text(&self, shape: &Shape) -> RichText {
        let own = &shape.properties;
        let shown = self.shown(shape);
        let rich = own.rich_text.clone();
        let plain = [&own.text, &own.title, &own.name, &own.alt_text]
            .into_iter()
            .chain(shown.map(|shown| &shown.title));
        let mut all = rich.into_iter().chain(plain.flatten().map(|text| RichText::plain(text.clone())));
        all.find(|text| !text.is_blank()).unwrap_or_default()
    }

    /// Where a shape may lead, as written.
    pub fn leads<'r>(&'r self, shape: &'r Shape) -> impl Iterator<Item = &'r str> {
        let shown = self.shown(shape).map(|shown| &shown.src);
        let own = [&shape.properties.src, &shape.link, &shape.properties.url];
        own.into_iter().chain(shown).flatten().map(String::as_str)
    }

    fn shown(&self, shape: &Shape) -> Option<&Properties> {
        self.assets.get(shape.properties.asset_id.as_ref()?)
    }
}

impl Shape {
    /// A frame has a name and holds other shapes.
    pub fn is_frame(&self) -> bool {
        self.kind == "frame"
    }

    /// Whether it shows a note and is titled by it.
    pub fn is_note(&self) -> bool {
        self.kind == "discourse-node"
    }

    /// Whether an arrow points at its start and at its end.
    pub fn points(&self) -> [bool; 2] {
        let is_head = |head: &Option<String>| head.as_deref().is_some_and(|head| head != "none");
        [is_head(&self.properties.arrowhead_start), is_head(&self.properties.arrowhead_end)]
    }
}

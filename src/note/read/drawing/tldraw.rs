//! Drawings of tldraw, as the plugins Tldraw in Obsidian and Discourse Graph keep them: links with ids, then a code block of
//! data, which names those ids where it shows the links.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::records::{Records, Shape};
use super::rich_text::RichText;
use super::shapes::{Connection, Part, shapes};
use crate::note::document::{Block, BlockKind, Document, DocumentLink, Item, LinkTarget, Run};
use crate::note::lines::Lines;
use crate::note::nested::each_run;
use crate::note::read::build;
use crate::note::read::target::{address_target, is_offered, note_target};

/// The properties that such notes have, one of them.
pub(super) const PROPERTIES: [&str; 2] = ["tldraw-file", "tldr-dg"];

/// What the lines around the data begin with; each plugin goes on in its own way.
const START: &str = "!!!_START_OF_TLDRAW_";
const END: &str = "!!!_END_OF_TLDRAW_";

/// What stands before the id of a link in the data.
const LINK_ID: &str = "obsidian.blockref.";

/// The headings of what a plugin writes itself.
const HEADINGS: [&str; 3] = ["tldraw Data", "Links", "Drawing"];

/// Reads `body`, whose first line is `first_line` of the file; `None` where it holds no data.
pub(super) fn summary(body: &str, first_line: u32) -> Option<Document> {
    told(body, first_line).map(|(document, _)| document)
}

/// The links that the data of `body` holds, each with its text.
pub(super) fn links(body: &str, first_line: u32) -> Vec<(String, DocumentLink)> {
    let Some((mut document, prose)) = told(body, first_line) else { return Vec::new() };
    let mut texts = vec![String::new(); document.links.len()];
    let mut last = None;
    each_run(&mut document.blocks, &mut |run| {
        // a line break within a link is none of its runs
        last = run.link.or(last.filter(|_| run.text == "\n"));
        last.and_then(|link| texts.get_mut(link)).into_iter().for_each(|text| text.push_str(&run.text));
    });
    texts.into_iter().zip(document.links).skip(prose).collect()
}

/// What `body` says, and how many of its links stand in its prose: those of the data follow them.
fn told(body: &str, first_line: u32) -> Option<(Document, usize)> {
    let data = Data::find(body)?;
    let prose = data.left_out(body);
    let mut document = build::body(&prose, Lines::new(&prose, first_line));
    drop_headings(&mut document.blocks);
    let in_prose = document.links.len();
    let mut lines = Lines::new(body, first_line);
    let line = lines.of(data.whole.start);
    let title = match Records::read(&body[data.json], &mut lines) {
        Err(_) => "A tldraw drawing whose texts cannot be read",
        Ok(records) => {
            document = Telling::of(document).all(&records, line);
            match document.blocks.is_empty() {
                true => "tldraw drawing without texts and links",
                false => "The texts and links of a tldraw drawing",
            }
        }
    };
    document.blocks.insert(0, super::title(first_line, title));
    Some((document, in_prose))
}

/// Where the data stands in a body.
struct Data {
    /// With the code block around it.
    whole: Range<usize>,
    json: Range<usize>,
}

impl Data {
    fn find(body: &str) -> Option<Data> {
        let (start, line) = lines_from(body, 0).find(|(_, line)| is_start(line))?;
        let from = start + line.len();
        let above =
            last_line(&body[..start]).filter(|above| is_fence(above) && !is_fence(line)).unwrap_or("");
        let is_fenced = is_fence(line) || is_fence(above);
        let closing = lines_from(body, from).find(|(_, line)| line.starts_with(END) || is_fence(line));
        let (to, closing) = closing.unwrap_or((body.len(), ""));
        let behind = lines_from(body, to + closing.len()).next().map_or("", |(_, line)| line);
        let is_last = !is_fenced || is_fence(closing) || !is_fence(behind);
        let end = to + closing.len() + if is_last { 0 } else { behind.len() };
        Some(Data { whole: start - above.len()..end, json: from..to })
    }

    /// `body` without it, line for line.
    fn left_out(&self, body: &str) -> String {
        let lines = body[self.whole.clone()].matches('\n').count();
        format!("{}{}{}", &body[..self.whole.start], "\n".repeat(lines), &body[self.whole.end..])
    }
}

/// The lines of `body` from there on, with their ends, and where each begins.
fn lines_from(body: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    body[from..].split_inclusive('\n').scan(from, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line))
    })
}

fn last_line(text: &str) -> Option<&str> {
    text.split_inclusive('\n').next_back()
}

fn is_start(line: &str) -> bool {
    line.contains(START) && (is_fence(line) || line.trim_start().starts_with(START))
}

fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with("```")
}

/// Drops the headings that a plugin writes, from the first on that says so.
fn drop_headings(blocks: &mut Vec<Block>) {
    let heading = |block: &Block| match &block.kind {
        BlockKind::Heading { text, .. } => {
            HEADINGS.iter().position(|own| text.iter().map(|run| &run.text).eq([own]))
        }
        _ => None,
    };
    let mut within = false;
    blocks.retain(|block| {
        let at = heading(block);
        within |= at == Some(0);
        !within || at.is_none()
    });
}

/// A drawing that is told below the prose of its note.
struct Telling {
    document: Document,
    /// The blocks of the note that no shape has shown yet.
    prose: Vec<Option<Block>>,
    /// The places of the links among these, by their ids.
    links: HashMap<String, usize>,
    told: Vec<Block>,
    /// The texts told so far, each with the address it leads to.
    said: HashSet<(String, String)>,
}

impl Telling {
    fn of(mut document: Document) -> Self {
        let blocks = std::mem::take(&mut document.blocks);
        let place = |line: u32| blocks.partition_point(|block| block.line <= line).checked_sub(1);
        let links = document.ids.iter().filter_map(|id| Some((id.name.clone(), place(id.line)?))).collect();
        let prose = blocks.into_iter().map(Some).collect();
        Telling { document, prose, links, told: Vec::new(), said: HashSet::new() }
    }

    /// Tells `records`, which stand on `line`.
    fn all(mut self, records: &Records, line: u32) -> Document {
        let shapes = shapes(records);
        for part in shapes.parts {
            match part {
                Part::Heading { line, level, text } => {
                    self.tell(line, BlockKind::Heading { level, text: plain(text) });
                }
                Part::Shape(shape) => self.shape(records, shape),
            }
        }
        self.connections(shapes.connections);
        // what is shown elsewhere is no longer found by its id, which is the plugin's own
        let prose = &self.prose;
        self.document.ids.retain(|id| self.links.get(&id.name).is_none_or(|place| prose[*place].is_some()));
        let (above, below): (Vec<_>, Vec<_>) =
            self.prose.into_iter().flatten().partition(|block| block.line < line);
        self.document.blocks = [above, self.told, below].concat();
        self.document
    }

    fn tell(&mut self, line: u32, kind: BlockKind) {
        self.told.push(Block { line, kind });
    }

    /// Tells what a shape says and shows the links that it shows. A note's title is the text of its link.
    fn shape(&mut self, records: &Records, shape: &Shape) {
        let ids = records.leads(shape).filter_map(link_id);
        let places: Vec<usize> = ids.filter_map(|id| self.links.get(id).copied()).collect();
        if places.is_empty() || !shape.is_note() {
            let target = records.leads(shape).find_map(target);
            self.text(shape.line, records.text(shape), target);
        }
        for block in places.into_iter().filter_map(|place| self.prose[place].take()) {
            self.said.insert((text_of(&block), String::new()));
            self.told.push(block);
        }
    }

    /// Tells a text, which leads to `target`, or else where it leads.
    fn text(&mut self, line: u32, text: RichText, target: Option<(&str, LinkTarget)>) {
        let text = match &target {
            Some((address, _)) if text.is_blank() => RichText::plain(address.to_string()),
            _ => text,
        };
        let address = target.as_ref().map_or(String::new(), |(address, _)| address.to_string());
        if text.is_blank() || !self.said.insert((text.words(), address)) {
            return;
        }
        let links = &mut self.document.links;
        let mut link = |to| {
            links.push(DocumentLink::new(to, line));
            links.len() - 1
        };
        let around = target.map(|(_, to)| link(to));
        let runs = text.runs(around, &mut |address| Some(link(self::target(address)?.1)));
        self.tell(line, BlockKind::Paragraph(runs));
    }

    fn connections(&mut self, connections: Vec<Connection>) {
        let Some(first) = connections.first().map(|first| first.line) else { return };
        self.tell(first, BlockKind::Heading { level: 2, text: plain("Connections".to_string()) });
        let items = connections.into_iter().map(|Connection { line, text }| {
            let kind = BlockKind::Paragraph(plain(text));
            Item { task: None, blocks: vec![Block { line, kind }] }
        });
        let items = items.collect();
        self.tell(first, BlockKind::List { first: None, items });
    }
}

/// The id of a link that the data names.
fn link_id(written: &str) -> Option<&str> {
    Some(written.split_once(LINK_ID)?.1.trim())
}

/// Where a shape or text leads: an address that is offered, or a note, as it is written between double brackets.
fn target(written: &str) -> Option<(&str, LinkTarget)> {
    let note = written.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    match note.map(|inside| inside.split('|').next().unwrap_or(inside)) {
        Some(note) => Some((note, note_target(note, false))),
        None => is_offered(written).then(|| (written, address_target(written))),
    }
}

fn plain(text: String) -> Vec<Run> {
    vec![Run { text, ..Run::default() }]
}

fn text_of(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
        _ => String::new(),
    }
}

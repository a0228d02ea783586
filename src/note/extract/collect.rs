//! What is found in a note, packed as it is found.

use super::direction::direction_of;
use crate::config::{Directions, Settings};
use crate::note::Stamp;
use crate::note::forms::{Direction, LinkForm, Origin, TagForm};
use crate::note::front_matter::{Block, Properties};
use crate::note::model::Note;
use crate::note::packed::{
    Block as Packed, BlockIdData, CitationData, Head, HeadingData, LinkData, Record, RelationData, Span,
    Store, TagData, fact,
};
use serde_json::Value;
use std::sync::Arc;

/// The parts of a [`Note`] while it is read.
pub(super) struct Collected<'s> {
    pub store: Store,
    /// The strings of the links of a line that is still read: most of them will stand in the line's text.
    waiting: Store,
    /// How many links have their strings in `store`.
    settled: usize,
    pub head: Head,
    pub directions: &'s Directions,
    pub aliases: Vec<Span>,
    pub headings: Vec<HeadingData>,
    pub links: Vec<LinkData>,
    pub tags: Vec<TagData>,
    pub relations: Vec<RelationData>,
    pub citations: Vec<CitationData>,
    pub block_ids: Vec<BlockIdData>,
}

/// A relation as found.
pub(super) struct FoundRelation<'a> {
    pub name: &'a str,
    pub direction: Direction,
    pub target: &'a str,
    pub text: &'a str,
    pub line: u32,
    pub citation: Option<u32>,
}

/// A citation as found.
#[derive(Default)]
pub(super) struct FoundCitation<'a> {
    pub key: &'a str,
    pub text: &'a str,
    pub doi: &'a str,
    pub url: &'a str,
    pub locator: &'a str,
}

impl<'s> Collected<'s> {
    pub(super) fn new(settings: &'s Settings) -> Self {
        Collected {
            store: Store::default(),
            waiting: Store::default(),
            settled: 0,
            head: Head::default(),
            directions: &settings.directions,
            aliases: Vec::new(),
            headings: Vec::new(),
            links: Vec::new(),
            tags: Vec::new(),
            relations: Vec::new(),
            citations: Vec::new(),
            block_ids: Vec::new(),
        }
    }

    /// Takes what the properties say beside the single facts: all of them as JSON, aliases, tags, links and the relations they are.
    pub(super) fn properties(&mut self, properties: &Properties, block: &Block<'_>) {
        let object = properties.object();
        if !object.is_empty() {
            let json = Value::Object(object).to_string();
            self.head.texts[fact::PROPERTIES] = self.store.put(&json);
        }
        for alias in properties.aliases() {
            let span = self.store.put_within(&alias, self.properties_text());
            self.aliases.push(span);
        }
        for tag in properties.tags() {
            self.tag(&tag, block.line + line_of(block.text, &tag), TagForm::Property);
        }
        for link in properties.links() {
            let line = block.line + line_of(block.text, &link.inside);
            let (target, text) = link.inside.split_once('|').unwrap_or((&link.inside, &link.inside));
            let target = target.trim_end_matches('\\').trim();
            self.link(target, Some(text), line, LinkForm::Property, false);
            let direction = direction_of(link.property, self.directions);
            let name = link.property;
            self.relation(FoundRelation { name, direction, target, text: "", line, citation: None });
        }
        self.settle();
    }

    pub(super) fn properties_text(&self) -> Span {
        self.head.texts[fact::PROPERTIES]
    }

    pub(super) fn tag(&mut self, name: &str, line: u32, form: TagForm) {
        let within = self.properties_text();
        let name =
            self.store.put_within(name, if form == TagForm::Property { within } else { Span::default() });
        self.tags.push(TagData { name, line, form });
    }

    /// Adds a link to `address` (target and anchor); without `text` it shows as its address. Returns its place.
    pub(super) fn link(
        &mut self,
        address: &str,
        text: Option<&str>,
        line: u32,
        form: LinkForm,
        embed: bool,
    ) -> usize {
        let (target, anchor) = address.split_once('#').unwrap_or((address, ""));
        let data = LinkData {
            target: self.waiting.put(target.trim()),
            anchor: self.waiting.put(anchor.trim()),
            text: Span::default(),
            context: Span::default(),
            line,
            form,
            embed,
        };
        self.links.push(data);
        let place = self.links.len() - 1;
        self.name_link(place, text.unwrap_or(address));
        place
    }

    /// Sets the text a link shows; a text equal to its target is kept once.
    pub(super) fn name_link(&mut self, place: usize, text: &str) {
        let store = if place < self.settled { &mut self.store } else { &mut self.waiting };
        if let Some(link) = self.links.get_mut(place) {
            link.text = if store.get(link.target) == text { link.target } else { store.put(text) };
        }
    }

    /// Keeps the strings of the links that have their contexts now, within those or the properties where they stand there.
    pub(super) fn settle(&mut self) {
        let properties = self.properties_text();
        for link in self.links.iter_mut().skip(self.settled) {
            let within = if link.context.is_empty() { properties } else { link.context };
            let mut keep = |span: Span| self.store.put_within(self.waiting.get(span), within);
            let target = keep(link.target);
            link.text = if link.text == link.target { target } else { keep(link.text) };
            link.anchor = keep(link.anchor);
            link.target = target;
        }
        self.settled = self.links.len();
        self.waiting.clear();
    }

    pub(super) fn relation(&mut self, found: FoundRelation<'_>) {
        let (target, _) = found.target.split_once('#').unwrap_or((found.target, ""));
        let data = RelationData {
            name: self.store.put(found.name),
            target: self.store.put(target),
            text: self.store.put(found.text),
            line: found.line,
            direction: found.direction,
            citation: found.citation,
        };
        self.relations.push(data);
    }

    pub(super) fn block_id(&mut self, name: &str, line: u32) {
        let name = self.store.put(name);
        self.block_ids.push(BlockIdData { name, line });
    }

    /// Adds a citation and returns its place.
    pub(super) fn citation(&mut self, found: FoundCitation<'_>, line: u32, origin: Origin) -> usize {
        let data = CitationData {
            key: self.store.put(found.key),
            text: self.store.put(found.text),
            doi: self.store.put(found.doi),
            url: self.store.put(found.url),
            locator: self.store.put(found.locator),
            context: Span::default(),
            line,
            origin,
        };
        self.citations.push(data);
        self.citations.len() - 1
    }

    /// The finished note, of a text of so many bytes.
    pub(super) fn finish(mut self, bytes: u64) -> Note {
        self.settle();
        let mut numbers = Vec::with_capacity(64 + self.links.len() * LinkData::SIZE);
        self.head.write(&mut numbers);
        let lists = [
            self.aliases.len(),
            self.headings.len(),
            self.links.len(),
            self.tags.len(),
            self.relations.len(),
            self.citations.len(),
            self.block_ids.len(),
        ];
        numbers.extend(lists.map(|length| length as u32));
        write(&self.aliases, &mut numbers);
        write(&self.headings, &mut numbers);
        write(&self.links, &mut numbers);
        write(&self.tags, &mut numbers);
        write(&self.relations, &mut numbers);
        write(&self.citations, &mut numbers);
        write(&self.block_ids, &mut numbers);
        let (block, place) = Packed::of_one(self.store.freeze(), &numbers);
        Note { block: Arc::new(block), place, stamp: Stamp::default(), bytes }
    }
}

fn write<R: Record>(list: &[R], numbers: &mut Vec<u32>) {
    list.iter().for_each(|record| record.write(numbers));
}

/// The 0-based line of `block` that `text` stands on first, else the first; only looked for near the start.
pub(super) fn line_of(block: &str, text: &str) -> u32 {
    let near = &block[..block.floor_char_boundary(64 * 1024)];
    let at = near.find(text).unwrap_or(0);
    u32::try_from(block[..at].matches('\n').count()).unwrap_or(0)
}

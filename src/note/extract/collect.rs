//! What is found in a note, packed as it is found.

use super::direction::direction_of;
use crate::config::{Directions, Settings};
use crate::note::front_matter::{Block, Properties};
use crate::note::model::{
    CitationData, Direction, Head, HeadingData, LinkData, LinkForm, Note, Origin, RelationData, TagData,
    TagForm,
};
use crate::note::packed::{Span, Store};

/// The parts of a [`Note`] while it is read.
pub(super) struct Collected<'s> {
    pub store: Store,
    pub head: Head,
    pub directions: &'s Directions,
    pub aliases: Vec<Span>,
    pub headings: Vec<HeadingData>,
    pub links: Vec<LinkData>,
    pub tags: Vec<TagData>,
    pub relations: Vec<RelationData>,
    pub citations: Vec<CitationData>,
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
            head: Head::default(),
            directions: &settings.directions,
            aliases: Vec::new(),
            headings: Vec::new(),
            links: Vec::new(),
            tags: Vec::new(),
            relations: Vec::new(),
            citations: Vec::new(),
        }
    }

    /// Takes what the properties say beside the single facts: aliases, tags, links and the relations they are.
    pub(super) fn properties(&mut self, properties: &Properties, block: &Block<'_>) {
        for alias in properties.aliases() {
            let span = self.store.put(&alias);
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
    }

    pub(super) fn tag(&mut self, name: &str, line: u32, form: TagForm) {
        let name = self.store.put(name);
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
            target: self.store.put(target.trim()),
            anchor: self.store.put(anchor.trim()),
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
        let Some(link) = self.links.get_mut(place) else {
            return;
        };
        link.text = match self.store.get(link.target) == text {
            true => link.target,
            false => self.store.put(text),
        };
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

    /// The finished note; its size is set by the caller.
    pub(super) fn finish(self) -> Note {
        Note {
            store: self.store.freeze(),
            head: self.head,
            aliases: self.aliases.into(),
            headings: self.headings.into(),
            links: self.links.into(),
            tags: self.tags.into(),
            relations: self.relations.into(),
            citations: self.citations.into(),
        }
    }
}

/// The 0-based line of `block` that `text` stands on first, else the first; only looked for near the start.
pub(super) fn line_of(block: &str, text: &str) -> u32 {
    let near = &block[..block.floor_char_boundary(64 * 1024)];
    let at = near.find(text).unwrap_or(0);
    u32::try_from(block[..at].matches('\n').count()).unwrap_or(0)
}

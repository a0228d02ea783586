//! What a note holds, each thing as a few numbers: its single facts first, then how long each of its lists is, then the lists.

use super::block::{Block, Place};
use super::numbers::{Numbers, Record};
use super::store::Span;
use crate::note::forms::{Direction, LinkForm, Origin, TagForm};

/// The numbers of the records in each of a note's lists.
const LISTS: [usize; 7] = [
    Span::SIZE,
    HeadingData::SIZE,
    LinkData::SIZE,
    TagData::SIZE,
    RelationData::SIZE,
    CitationData::SIZE,
    BlockIdData::SIZE,
];

/// The place of each single fact that is text in [`Head::texts`].
pub(in crate::note) mod fact {
    pub const PATH: usize = 0;
    pub const TITLE: usize = 1;
    pub const LABEL: usize = 2;
    pub const KIND: usize = 3;
    pub const PERMALINK: usize = 4;
    pub const CREATED: usize = 5;
    pub const UPDATED: usize = 6;
    pub const PROPERTIES: usize = 7;
    pub const COUNT: usize = 8;
}

/// The single facts of a note.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::note) struct Head {
    pub texts: [Span; fact::COUNT],
    pub tables: u32,
    pub literature: bool,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::note) struct HeadingData {
    pub level: u8,
    pub text: Span,
    pub line: u32,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::note) struct LinkData {
    pub target: Span,
    pub anchor: Span,
    pub text: Span,
    pub context: Span,
    pub line: u32,
    pub form: LinkForm,
    pub embed: bool,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::note) struct TagData {
    pub name: Span,
    pub line: u32,
    pub form: TagForm,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::note) struct RelationData {
    pub name: Span,
    pub target: Span,
    pub text: Span,
    pub line: u32,
    pub direction: Direction,
    pub citation: Option<u32>,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::note) struct CitationData {
    pub key: Span,
    pub text: Span,
    pub doi: Span,
    pub url: Span,
    pub locator: Span,
    pub context: Span,
    pub line: u32,
    pub origin: Origin,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::note) struct BlockIdData {
    pub name: Span,
    pub line: u32,
}

/// Where the list of these records begins, counted in numbers, and how many there are.
pub(in crate::note) fn list<R: Record>(block: &Block, place: Place) -> (usize, usize) {
    let length = |nth: usize| block.number(place, Head::SIZE + nth);
    let before: usize = LISTS.iter().take(R::LIST).enumerate().map(|(nth, size)| length(nth) * size).sum();
    (Head::SIZE + LISTS.len() + before, length(R::LIST))
}

/// How many bytes the numbers of the note at `place` take.
pub(in crate::note) fn extent(block: &Block, place: Place) -> usize {
    let (last, length) = list::<BlockIdData>(block, place);
    (last + length * BlockIdData::SIZE) * place.width()
}

/// The numbers of the note at `place`, as bytes; none where there are fewer than it says.
pub(in crate::note) fn numbers(block: &Block, place: Place) -> &[u8] {
    let from = place.numbers as usize;
    block.numbers.get(from..from + extent(block, place)).unwrap_or_default()
}

impl Record for Head {
    const SIZE: usize = 2 * fact::COUNT + 2;
    const LIST: usize = 0;

    fn write(&self, numbers: &mut Vec<u32>) {
        self.texts.iter().for_each(|span| span.write(numbers));
        numbers.extend([self.tables, u32::from(self.literature)]);
    }

    fn read(numbers: &mut Numbers<'_>) -> Self {
        let texts = std::array::from_fn(|_| numbers.span());
        Head { texts, tables: numbers.next(), literature: numbers.next() > 0 }
    }
}

/// An alias.
impl Record for Span {
    const SIZE: usize = 2;
    const LIST: usize = 0;

    fn write(&self, numbers: &mut Vec<u32>) {
        numbers.extend([self.start, self.end]);
    }

    fn read(numbers: &mut Numbers<'_>) -> Self {
        numbers.span()
    }
}

impl Record for HeadingData {
    const SIZE: usize = 4;
    const LIST: usize = 1;

    fn write(&self, numbers: &mut Vec<u32>) {
        self.text.write(numbers);
        numbers.extend([self.line, u32::from(self.level)]);
    }

    fn read(numbers: &mut Numbers<'_>) -> Self {
        HeadingData { text: numbers.span(), line: numbers.next(), level: numbers.next() as u8 }
    }
}

impl Record for LinkData {
    const SIZE: usize = 10;
    const LIST: usize = 2;

    fn write(&self, numbers: &mut Vec<u32>) {
        [self.target, self.anchor, self.text, self.context].iter().for_each(|span| span.write(numbers));
        numbers.extend([self.line, 2 * self.form as u32 + u32::from(self.embed)]);
    }

    fn read(numbers: &mut Numbers<'_>) -> Self {
        let [target, anchor, text, context] = std::array::from_fn(|_| numbers.span());
        let (line, form) = (numbers.next(), numbers.next());
        LinkData { target, anchor, text, context, line, form: link_form(form / 2), embed: form % 2 == 1 }
    }
}

impl Record for TagData {
    const SIZE: usize = 4;
    const LIST: usize = 3;

    fn write(&self, numbers: &mut Vec<u32>) {
        self.name.write(numbers);
        numbers.extend([self.line, self.form as u32]);
    }

    fn read(numbers: &mut Numbers<'_>) -> Self {
        TagData { name: numbers.span(), line: numbers.next(), form: tag_form(numbers.next()) }
    }
}

impl Record for RelationData {
    const SIZE: usize = 9;
    const LIST: usize = 4;

    fn write(&self, numbers: &mut Vec<u32>) {
        [self.name, self.target, self.text].iter().for_each(|span| span.write(numbers));
        let citation = self.citation.map_or(0, |citation| citation.saturating_add(1));
        numbers.extend([self.line, self.direction as u32, citation]);
    }

    fn read(numbers: &mut Numbers<'_>) -> Self {
        let [name, target, text] = std::array::from_fn(|_| numbers.span());
        let (line, direction) = (numbers.next(), direction(numbers.next()));
        RelationData { name, target, text, line, direction, citation: numbers.next().checked_sub(1) }
    }
}

impl Record for CitationData {
    const SIZE: usize = 14;
    const LIST: usize = 5;

    fn write(&self, numbers: &mut Vec<u32>) {
        let spans = [self.key, self.text, self.doi, self.url, self.locator, self.context];
        spans.iter().for_each(|span| span.write(numbers));
        numbers.extend([self.line, self.origin as u32]);
    }

    fn read(numbers: &mut Numbers<'_>) -> Self {
        let [key, text, doi, url, locator, context] = std::array::from_fn(|_| numbers.span());
        let (line, origin) = (numbers.next(), origin(numbers.next()));
        CitationData { key, text, doi, url, locator, context, line, origin }
    }
}

impl Record for BlockIdData {
    const SIZE: usize = 3;
    const LIST: usize = 6;

    fn write(&self, numbers: &mut Vec<u32>) {
        self.name.write(numbers);
        numbers.push(self.line);
    }

    fn read(numbers: &mut Numbers<'_>) -> Self {
        BlockIdData { name: numbers.span(), line: numbers.next() }
    }
}

fn link_form(number: u32) -> LinkForm {
    let forms = [LinkForm::Wiki, LinkForm::Markdown, LinkForm::Html, LinkForm::Property];
    forms.into_iter().find(|form| *form as u32 == number).unwrap_or(LinkForm::Wiki)
}

fn tag_form(number: u32) -> TagForm {
    if number == TagForm::Property as u32 { TagForm::Property } else { TagForm::Inline }
}

fn direction(number: u32) -> Direction {
    let directions = [Direction::RestsOn, Direction::Supports, Direction::Tagged];
    directions.into_iter().find(|way| *way as u32 == number).unwrap_or(Direction::Related)
}

fn origin(number: u32) -> Origin {
    let origins = [Origin::Table, Origin::Pandoc];
    origins.into_iter().find(|origin| *origin as u32 == number).unwrap_or(Origin::Link)
}

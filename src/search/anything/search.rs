//! A search through everything, letter by letter.

use super::{Anything, Kind, Thing};
use crate::index::{Index, NoteId, SourceId, TagId};
use crate::search::fuzzy::{Fuzzy, Graded, Query, Within};
use crate::search::typed::Typed;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The most things listed; whoever wants others types on.
const LISTED: usize = 300;

/// Headings join where fewer names than these answer, and from so many bytes on.
const FEW: usize = 300;
const ENOUGH: usize = 3;

/// The most things opened lately that are told from others.
const RECENT: usize = 255;

/// What was opened lately, the last first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent {
    things: Arc<[Thing]>,
}

/// What answers a query: the best of it, and how much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundThings {
    pub best: Arc<[Thing]>,
    pub count: usize,
}

/// A search through everything, letter by letter; it is for one [`Anything`] only.
#[derive(Debug, Default)]
pub struct ThingSearch {
    kind: Option<Kind>,
    recent: Recent,
    typed: Typed<Step>,
}

/// What was found for a beginning of the line.
#[derive(Debug)]
struct Step {
    found: FoundThings,
    /// The places of the names found, by kind; `None` where none were looked at.
    places: [Option<Box<[u32]>>; Kind::ALL.len()],
    /// Whether they hold the words' letters only with others between.
    apart: bool,
}

/// The names found, by kind.
type Grades = [Option<Vec<Graded>>; Kind::ALL.len()];

impl Recent {
    /// What was opened lately, the last first; only the last few hundred count.
    pub fn new(things: impl IntoIterator<Item = Thing>) -> Recent {
        let mut once = Vec::new();
        for thing in things {
            if once.len() < RECENT && !once.contains(&thing) {
                once.push(thing);
            }
        }
        Recent { things: once.into() }
    }

    /// Those things.
    pub fn things(&self) -> &[Thing] {
        &self.things
    }
}

impl ThingSearch {
    /// What answers `query`; `None` once `stop` is set. A query that begins with the sign of a kind is for that kind only.
    pub fn find(
        &mut self,
        anything: &Anything,
        index: &Index,
        query: &str,
        recent: &Recent,
        stop: &AtomicBool,
    ) -> Option<FoundThings> {
        let (kind, text) = Kind::asked(query);
        if self.kind != kind || self.recent != *recent {
            *self = ThingSearch { kind, recent: recent.clone(), ..ThingSearch::default() };
        }
        let Some(query) = Query::new(&text) else {
            let best = anything.first(kind, recent);
            return Some(FoundThings { count: best.len(), best: best.into() });
        };
        let before = self.typed.beginning(&text);
        if let Some((step, true)) = before {
            return Some(step.found.clone());
        }
        let asked = Asked { anything, index, query, kind, headings: text.len() >= ENOUGH, stop };
        let (grades, apart) = asked.grades(before.map(|(step, _)| step));
        let found = asked.best(&grades, recent);
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let places = grades.map(|grades| Some(grades?.iter().map(|grade| grade.index() as u32).collect()));
        self.typed.push(&text, Step { found: found.clone(), places, apart });
        Some(found)
    }
}

/// A query, and all that is needed to answer it.
struct Asked<'a> {
    anything: &'a Anything,
    index: &'a Index,
    query: Query,
    kind: Option<Kind>,
    headings: bool,
    stop: &'a AtomicBool,
}

/// A thing in its order: the better is less.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    quality: u32,
    /// 255 less the more recent it is.
    recency: u8,
    kind: Kind,
    rest: u16,
    place: u32,
}

impl Asked<'_> {
    /// The names that answer, and whether only by letters apart.
    fn grades(&self, before: Option<&Step>) -> (Grades, bool) {
        if before.is_none_or(|before| !before.apart) {
            let together = self.together(before);
            if together.iter().flatten().any(|grades| !grades.is_empty()) {
                return (together, false);
            }
        }
        let before = before.filter(|before| before.apart);
        let apart = |kind| Some(self.names(kind)?.grade(&self.query, within(before, kind), self.stop));
        (Kind::ALL.map(apart), true)
    }

    /// Those that hold the words as they are.
    fn together(&self, before: Option<&Step>) -> Grades {
        let together =
            |kind| Some(self.names(kind)?.grade_together(&self.query, within(before, kind), self.stop));
        let mut grades = Kind::ALL.map(together);
        let few = grades.iter().flatten().map(Vec::len).sum::<usize>() < FEW;
        if self.kind == Some(Kind::Heading) || self.kind.is_none() && self.headings && few {
            let within = within(before, Kind::Heading);
            let headings = &self.anything.headings;
            let mut found = headings.grade(self.index, &self.query, within, self.stop);
            if self.kind.is_none() {
                found.retain(|grade| !headings.repeats(self.index, grade.index() as u32));
            }
            grades[Kind::Heading as usize] = Some(found);
        }
        grades
    }

    /// The names of a kind, if it is asked for.
    fn names(&self, kind: Kind) -> Option<&Fuzzy> {
        let names = match kind {
            Kind::Tag => &self.anything.tags,
            Kind::Note => &self.anything.notes,
            Kind::Source => self.anything.works.names(),
            Kind::Command => &self.anything.commands,
            Kind::Heading => return None,
        };
        self.kind.is_none_or(|asked| asked == kind).then_some(names)
    }

    /// The best of what was found.
    fn best(&self, grades: &Grades, recent: &Recent) -> FoundThings {
        let recency = self.recency(recent);
        let mut ranked: Vec<Ranked> = Vec::with_capacity(grades.iter().flatten().map(Vec::len).sum());
        for (kind, grades) in Kind::ALL.into_iter().zip(grades) {
            let recency = &recency[kind as usize];
            ranked.extend(grades.iter().flatten().map(|grade| Ranked {
                quality: grade.quality(),
                recency: recency.get(grade.index()).copied().unwrap_or(u8::MAX),
                kind,
                rest: grade.rest(),
                place: grade.index() as u32,
            }));
        }
        let count = ranked.len();
        if count > LISTED {
            ranked.select_nth_unstable(LISTED);
            ranked.truncate(LISTED);
        }
        ranked.sort_unstable();
        FoundThings { best: ranked.into_iter().map(|ranked| self.thing(ranked)).collect(), count }
    }

    /// How long ago each name of a kind was opened, where one was: the last is 0.
    fn recency(&self, recent: &Recent) -> [Vec<u8>; Kind::ALL.len()] {
        let mut recency: [Vec<u8>; Kind::ALL.len()] = Default::default();
        for (age, thing) in (0..u8::MAX).zip(recent.things()) {
            let at = match thing {
                Thing::Tag(TagId(at)) | Thing::Note(NoteId(at)) | Thing::Source(SourceId(at)) => *at as usize,
                Thing::Command(at) => *at as usize,
                Thing::Heading(..) => continue,
            };
            let ages = &mut recency[thing.kind() as usize];
            if let Some(names) = self.names(thing.kind()).filter(|names| at < names.count()) {
                ages.resize(names.count(), u8::MAX);
                ages[at] = age;
            }
        }
        recency
    }

    fn thing(&self, ranked: Ranked) -> Thing {
        match ranked.kind {
            Kind::Tag => Thing::Tag(TagId(ranked.place)),
            Kind::Note => Thing::Note(NoteId(ranked.place)),
            Kind::Source => Thing::Source(SourceId(ranked.place)),
            Kind::Command => Thing::Command(ranked.place),
            Kind::Heading => {
                let (note, place) = self.anything.headings.place(ranked.place);
                Thing::Heading(note, place)
            }
        }
    }
}

/// Where the names of a kind are looked for: among those found before, else among all.
fn within(before: Option<&Step>, kind: Kind) -> Within<'_> {
    before.and_then(|before| before.places[kind as usize].as_deref()).map_or(Within::All, Within::Some)
}

//! The marks a reader has set, by letter: places, and where in them. They last as long as the session.

use std::collections::BTreeMap;

use super::panes::Standing;
use super::place::Place;

/// The letter that leads to where the reader was before the last jump.
pub const BEFORE: char = '\'';

/// The marks.
#[derive(Debug, Default)]
pub struct Marks {
    set: BTreeMap<char, (Place, Standing)>,
}

impl Marks {
    /// Sets the mark of that letter, or moves it there.
    pub fn set(&mut self, letter: char, place: Place, standing: Standing) {
        self.set.insert(letter, (place, standing));
    }

    /// Where the mark of that letter leads.
    pub fn get(&self, letter: char) -> Option<&(Place, Standing)> {
        self.set.get(&letter)
    }

    /// All, by letter.
    pub fn all(&self) -> impl Iterator<Item = (char, &Place, &Standing)> {
        self.set.iter().map(|(letter, (place, standing))| (*letter, place, standing))
    }

    /// Gives the notes that `to` knows another path of that path.
    pub fn rename<'p>(&mut self, to: impl Fn(&str) -> Option<&'p str>) {
        self.set.values_mut().for_each(|(place, _)| place.rename(&to));
    }
}

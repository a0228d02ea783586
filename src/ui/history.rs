//! The places a reader has been to, with what was in view there. A place seen while passing by a list is kept only
//! until the next one.

use std::collections::HashMap;

use super::layout::Pane;
use super::panes::Standing;
use super::place::Place;

/// The most places remembered.
const LIMIT: usize = 500;

/// What was in view at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Where in the page.
    pub standing: Standing,
    /// The selected row of the references.
    pub reference: usize,
    /// The pane the reader was in.
    pub focus: Pane,
}

/// How a place is come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    /// passing by: the next visit takes its place
    Preview,
    /// to stay: going back leads here
    Open,
}

/// The places in order, and which of them is current.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<(Place, View)>,
    current: Option<(Place, Visit)>,
    future: Vec<(Place, View)>,
    /// Where in each place the reader was last, where that is not its start.
    left: HashMap<Place, Standing>,
}

impl History {
    /// The place being read.
    pub fn current(&self) -> Option<&Place> {
        self.current.as_ref().map(|(place, _)| place)
    }

    /// The places a reader stayed at, the last first and each once, but for the one being read.
    pub fn recent(&self) -> Vec<Place> {
        let mut recent: Vec<Place> = Vec::new();
        let passed = self.future.iter().chain(self.past.iter().rev()).map(|(place, _)| place);
        for place in passed {
            if Some(place) != self.current() && !recent.contains(place) {
                recent.push(place.clone());
            }
        }
        recent
    }

    /// Where in `place` the reader was when it was left; `None` at its start.
    pub fn left(&self, place: &Place) -> Option<Standing> {
        self.left.get(place).copied()
    }

    /// Goes to `place`; `view` is what is in view at the place now left.
    pub fn visit(&mut self, place: Place, visit: Visit, view: View) {
        if self.current() != Some(&place) {
            self.leave(&view);
        }
        let here = self.current.take();
        match here {
            Some((here, was)) if here == place => {
                let visit = if was == Visit::Open { was } else { visit };
                self.current = Some((here, visit));
                return;
            }
            Some((here, was)) if was == Visit::Open || visit == Visit::Open => self.remember(here, view),
            _ => {}
        }
        self.future.clear();
        self.current = Some((place, visit));
    }

    /// Jumps within the current place; `view` is what is in view before.
    pub fn jump(&mut self, view: View) {
        if let Some((here, visit)) = &mut self.current {
            *visit = Visit::Open;
            let here = here.clone();
            self.remember(here, view);
            self.future.clear();
        }
    }

    /// Goes back; returns where to, and what was in view there.
    pub fn back(&mut self, view: View) -> Option<(Place, View)> {
        let to = self.past.pop()?;
        self.leave(&view);
        let here = self.current.replace((to.0.clone(), Visit::Open));
        self.future.extend(here.map(|(place, _)| (place, view)));
        Some(to)
    }

    /// Goes forward again; returns where to, and what was in view there.
    pub fn forward(&mut self, view: View) -> Option<(Place, View)> {
        let to = self.future.pop()?;
        self.leave(&view);
        let here = self.current.replace((to.0.clone(), Visit::Open));
        self.past.extend(here.map(|(place, _)| (place, view)));
        Some(to)
    }

    /// Gives the notes that `to` knows another path of that path.
    pub fn rename<'p>(&mut self, to: impl Fn(&str) -> Option<&'p str>) {
        let current = self.current.iter_mut().map(|(place, _)| place);
        let others = self.past.iter_mut().chain(&mut self.future).map(|(place, _)| place);
        current.chain(others).for_each(|place| place.rename(&to));
        let left = std::mem::take(&mut self.left).into_iter();
        self.left = left
            .map(|(mut place, standing)| {
                place.rename(&to);
                (place, standing)
            })
            .collect();
    }

    /// Notes where in the current place the reader is, which is left.
    fn leave(&mut self, view: &View) {
        let Some(place) = self.current().cloned() else { return };
        let at_start = view.standing.scroll == 0 && view.standing.link.is_none();
        match at_start {
            true => drop(self.left.remove(&place)),
            false => drop(self.left.insert(place, view.standing)),
        }
    }

    fn remember(&mut self, place: Place, view: View) {
        if self.past.len() == LIMIT {
            self.past.remove(0);
        }
        self.past.push((place, view));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(scroll: usize) -> View {
        View { standing: Standing { scroll, ..Standing::default() }, reference: 0, focus: Pane::Page }
    }

    fn name(place: &Place) -> String {
        match place {
            Place::Note(name) | Place::Source(name) => name.clone(),
        }
    }

    /// Runs a script: `+a` opens, `~a` previews, `<` and `>` go back and forward; gives the name read after each step.
    fn walk(script: &str) -> String {
        let mut history = History::default();
        let mut names = Vec::new();
        for (step, word) in script.split(' ').enumerate() {
            let place = |name: &str| Place::Note(name.to_owned());
            match word.split_at(1) {
                ("+", name) => history.visit(place(name), Visit::Open, view(step)),
                ("~", name) => history.visit(place(name), Visit::Preview, view(step)),
                ("<", _) => drop(history.back(view(step))),
                _ => drop(history.forward(view(step))),
            }
            names.push(history.current().map_or(String::new(), name));
        }
        names.join(" ")
    }

    #[test]
    fn places_are_walked_back_and_forward() {
        for (script, expected) in [
            ("+a +b < >", "a b a b"),
            ("+a +b +c < < +d > <", "a b c b a d d a"),
            ("< > +a <", "  a a"),
            // a preview gives way to the next, and stays once something is opened from it
            ("+a ~b ~c <", "a b c a"),
            ("~a ~b +c <", "a b c b"),
            // reading the previewed note makes it stay
            ("~a +a ~b <", "a a b a"),
            ("+a +a <", "a a a"),
        ] {
            assert_eq!(walk(script), expected, "{script}");
        }
    }

    #[test]
    fn what_was_in_view_comes_back() {
        let mut history = History::default();
        history.visit(Place::Note("a".into()), Visit::Open, view(0));
        history.visit(Place::Note("b".into()), Visit::Open, view(7));
        assert_eq!(history.back(view(9)).map(|(_, view)| view.standing.scroll), Some(7));
        let b = history.left(&Place::Note("b".into())).map(|standing| standing.scroll);
        assert_eq!(
            (history.left(&Place::Note("a".into())), b),
            (Some(Standing { scroll: 7, ..Standing::default() }), Some(9))
        );
        assert_eq!(history.forward(view(7)).map(|(_, view)| view.standing.scroll), Some(9));
    }
}

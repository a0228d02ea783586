//! What was found while a line was typed, letter by letter: the next letter looks only among what the last one found, and a
//! letter taken back costs nothing.

/// As many letters are remembered: whoever takes back more waits as for a new search.
const STEPS: usize = 16;

/// What was found for the beginnings of a line, the longest last.
#[derive(Debug)]
pub(super) struct Typed<F> {
    steps: Vec<(String, F)>,
}

impl<F> Default for Typed<F> {
    fn default() -> Typed<F> {
        Typed { steps: Vec::new() }
    }
}

impl<F> Typed<F> {
    /// What was found for the longest beginning of `query` there is, and whether that is all of it. Forgets longer ones.
    pub fn beginning(&mut self, query: &str) -> Option<(&F, bool)> {
        while self.steps.pop_if(|(typed, _)| !query.starts_with(typed.as_str())).is_some() {}
        self.steps.last().map(|(typed, found)| (found, typed == query))
    }

    /// Remembers what was found for `query`, which begins with what the last was found for.
    pub fn push(&mut self, query: &str, found: F) {
        if self.steps.len() == STEPS {
            self.steps.remove(0);
        }
        self.steps.push((query.to_owned(), found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_is_what_was_found_last() {
        let mut typed = Typed::default();
        // each after the ones before it: what is remembered, and whether it is all that is needed
        for (query, expected) in [
            ("a", None),
            ("ab", Some(("a", false))),
            ("abc", Some(("ab", false))),
            ("ab", Some(("ab", true))),
            ("ax", Some(("a", false))),
            ("b", None),
            ("a", None),
        ] {
            let found = typed.beginning(query).map(|(found, whole): (&String, bool)| (found.clone(), whole));
            assert_eq!(found, expected.map(|(found, whole)| (found.to_owned(), whole)), "{query}");
            if !found.is_some_and(|(_, whole)| whole) {
                typed.push(query, query.to_owned());
            }
        }
        (0..99).for_each(|_| typed.push("a", "a".into()));
        assert_eq!(typed.steps.len(), STEPS);
    }
}

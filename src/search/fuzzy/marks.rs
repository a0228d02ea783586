//! Which characters of a row a query matches, where what is searched is shown in several parts.

use super::names::Names;
use super::query::{Query, matcher};

/// The places of the characters (`char`s, not bytes) that `query` matches in each of `parts`, ascending. A word is marked where
/// it is found best, in the first of equals; one whose letters stand apart in the first part.
pub fn marks(query: &str, parts: &[&str]) -> Vec<Vec<u32>> {
    let names = Names::new(parts);
    let mut marks = vec![Vec::new(); parts.len()];
    for (part, folded) in Query::new(query).iter().flat_map(|query| query.places(&names, &matcher())) {
        if let Some(marks) = marks.get_mut(part) {
            marks.extend(folded.iter().map(|place| names.written(part, *place)));
        }
    }
    for marks in &mut marks {
        marks.sort_unstable();
        marks.dedup();
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn a_word_is_marked_where_it_is_found_best() {
        let parts = ["Working Memory", "Gedächtnis", "Notes/Memory of work"];
        let marked = |query: &str| {
            let hits = marks(query, &parts);
            let show = |(part, hits): (&&str, &Vec<u32>)| -> String {
                let hit = |(at, _): &(usize, char)| hits.contains(&(*at as u32));
                part.chars().enumerate().filter(hit).map(|(_, c)| c).collect()
            };
            parts.iter().zip(&hits).map(show).collect::<Vec<_>>()
        };
        for (query, expected) in [
            ("memory", ["Memory", "", ""]),
            ("wm", ["WM", "", ""]),
            ("notes gedacht wor", ["Wor", "Gedächt", "Notes"]),
            ("wkmy", ["WkMy", "", ""]),
            ("nothing", ["", "", ""]),
            ("", ["", "", ""]),
        ] {
            assert_eq!(marked(query), expected, "{query}");
        }
    }
}

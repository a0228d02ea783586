//! Names that give a direction: of headings, properties, fields and columns.

use crate::config::Directions;
use crate::note::forms::Direction;

/// The direction that the name of a heading, property or field gives.
pub(super) fn direction_of(name: &str, directions: &Directions) -> Direction {
    let name = plain(name);
    let starts = |words: &[String]| words.iter().any(|word| name.starts_with(word.as_str()));
    if starts(&directions.rests_on) {
        Direction::RestsOn
    } else if starts(&directions.supports) {
        Direction::Supports
    } else if starts(&directions.tagged) {
        Direction::Tagged
    } else {
        Direction::Related
    }
}

/// `name` as names are compared with words: in lower case, with `_` and `-` as spaces.
pub(super) fn plain(name: &str) -> String {
    name.trim_start().to_lowercase().replace(['_', '-'], " ")
}

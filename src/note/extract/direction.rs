//! Names that give a direction: of headings, properties, fields and columns.

use crate::config::Directions;
use crate::note::model::Direction;

/// The direction that the name of a heading, property or field gives.
pub(super) fn direction_of(name: &str, directions: &Directions) -> Direction {
    let starts = |words: &[String]| words.iter().any(|word| starts_with(name, word));
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

/// Whether `name` starts with `word`, without regard to case and with `_` and `-` as spaces.
pub(super) fn starts_with(name: &str, word: &str) -> bool {
    let plain = |c: char| if matches!(c, '_' | '-') { ' ' } else { c };
    let mut name = name.trim_start().chars().map(plain).flat_map(char::to_lowercase);
    word.chars().flat_map(char::to_lowercase).all(|c| name.next() == Some(c))
}

//! What `check` reports: what could not be read as meant, what leads nowhere or to several places, and what is missing
//! between notes and the works they rest on.

mod evidence;
mod links;
#[cfg(test)]
mod tests;
mod works;

use super::model::Index;
use crate::note::Problem;

/// All findings, by path and line.
pub fn findings(index: &Index) -> Vec<Problem> {
    let mut found = index.problems().to_vec();
    links::find(index, &mut found);
    works::find(index, &mut found);
    evidence::find(index, &mut found);
    found.sort();
    found
}

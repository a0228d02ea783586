//! Formulas and what they show as.

mod meaning;
mod random;
mod strict;
mod table;

use super::unicode;

/// That each formula shows as is expected; as its source where nothing is.
fn check(cases: &[(&str, Option<&str>)]) {
    let shown = |source| unicode(source).unwrap_or_else(|| "its source".into());
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(source, expected)| unicode(source).as_deref() != *expected)
        .map(|(source, expected)| format!("{source}\n  shows {}\n  not   {expected:?}", shown(source)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

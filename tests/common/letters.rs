//! Text as letters: however a page breaks, marks and sets its text, the letters come in order.

use unicode_normalization::UnicodeNormalization;

/// The letters and digits of `text`; a superscript is the letter it is made of.
pub fn letters(text: &str) -> Vec<char> {
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

/// What stands around the first letter of `said` that does not follow in `shown`.
pub fn missing(said: &[char], shown: &[char]) -> Option<String> {
    let mut rest = shown.iter();
    let lost = said.iter().position(|letter| !rest.any(|shown| shown == letter))?;
    Some(said[lost.saturating_sub(30)..].iter().take(60).collect())
}

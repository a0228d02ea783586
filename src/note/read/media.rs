//! What browsers draw or play: how an element of HTML calls it.

use super::target::is_film;
use crate::note::html::Element;

/// A video or audio element that is open.
pub(super) struct Player {
    pub medium: &'static str,
    pub called: Option<String>,
    /// One of its sources is named, or it itself.
    pub named: bool,
}

/// What a picture or film is called, if it is.
pub(super) fn called(element: &Element) -> Option<&str> {
    ["alt", "title"].iter().find_map(|name| element.attribute(name)).filter(|text| !text.is_empty())
}

/// What plays or shows elsewhere is named by its kind; an image by its name alone.
pub(super) fn medium(element: &Element, address: &str) -> &'static str {
    let sounds = element.attribute("type").is_some_and(|kind| kind.starts_with("audio"));
    match element.name.as_str() {
        "img" => "",
        "audio" => "audio",
        "source" if sounds => "audio",
        "iframe" if !is_film(address) => "page",
        _ => "video",
    }
}

/// The number that an attribute is, as it is written.
pub(super) fn number<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    let text = element.attribute(name)?.trim();
    text.parse().is_ok_and(f64::is_finite).then_some(text)
}

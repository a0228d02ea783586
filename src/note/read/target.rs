//! Where links lead, as they are written, and what those show that have no text of their own.

use crate::note::document::LinkTarget;
use crate::note::doi;

/// The beginnings of the addresses that a reader is offered.
const OFFERED: [&str; 7] = ["http://", "https://", "doi:", "zotero:", "mailto:", "www.", "//"];

/// What stands before the name of a film.
pub(super) const FILM: &str = "video: ";

/// The places on the web that play films.
const CINEMAS: [&str; 4] = ["youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com"];

/// Whether what is at `address` is a film; their pictures are at other hosts.
pub(super) fn is_film(address: &str) -> bool {
    let host = address.split_once("//").map_or("", |(_, rest)| rest.split('/').next().unwrap_or(rest));
    let host = ["www.", "m.", "player."].iter().find_map(|part| host.strip_prefix(part)).unwrap_or(host);
    CINEMAS.contains(&host)
}

/// Whether `address` is one that a reader is offered: nothing a note says may be run.
pub(super) fn is_offered(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    OFFERED.iter().any(|scheme| lower.starts_with(scheme))
}

/// What a link shows that has no text: its file or its address.
pub(super) fn words_of(to: &LinkTarget) -> String {
    match to {
        LinkTarget::Note { target, anchor, .. } if target.is_empty() => anchor.clone().unwrap_or_default(),
        LinkTarget::Note { target, .. } => target.rsplit('/').next().unwrap_or(target).to_string(),
        LinkTarget::Tag(name) | LinkTarget::Citation(name) | LinkTarget::Footnote(name) => name.clone(),
        LinkTarget::Doi(address) | LinkTarget::Address(address) => address.clone(),
        LinkTarget::Line { path, .. } => path.clone(),
    }
}

/// What a wikilink shows that has no text: the note and the part of it that it leads to.
pub(super) fn part_words(to: &LinkTarget) -> String {
    let LinkTarget::Note { target, anchor, .. } = to else { return words_of(to) };
    let anchor = anchor.iter().flat_map(|anchor| anchor.split('#')).map(str::trim);
    let parts = std::iter::once(target.as_str()).chain(anchor).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" › ")
}

/// Where a link within the vault leads.
pub(super) fn note_target(address: &str, embed: bool) -> LinkTarget {
    let (target, anchor) = address.split_once('#').unwrap_or((address, ""));
    let anchor = (!anchor.is_empty()).then(|| anchor.trim().to_string());
    LinkTarget::Note { target: target.trim().to_string(), anchor, embed }
}

/// Where an address leads: a DOI's to its source.
pub(super) fn address_target(address: &str) -> LinkTarget {
    match doi::is_address(address) {
        true => doi_target(address),
        false => LinkTarget::Address(address.to_string()),
    }
}

pub(super) fn doi_target(written: &str) -> LinkTarget {
    doi::find(written).map_or_else(|| LinkTarget::Address(written.to_string()), LinkTarget::Doi)
}

//! A rendered table → relations and citations. Both shapes in which gardens publish their sources are read:
//! the link first with the citation's text beside it, and the text first with the key's link beside it.

use super::collect::{Collected, FoundCitation, FoundRelation};
use super::direction::plain;
use crate::note::forms::{Direction, Origin};
use crate::note::html::{Cell, RenderedTable};
use crate::note::{doi, path};

/// Beginnings of a column's name that say that its rows cite works.
const CITING: [&str; 7] =
    ["citation", "original source", "bibliograph", "cita", "zitat", "quelle", "référence biblio"];

/// Takes the rows of `table`, which stands under headings of `direction`.
pub(super) fn take(collected: &mut Collected<'_>, table: &RenderedTable, direction: Direction) {
    let citing = table.head.iter().any(|name| starts_with_any(name, &CITING));
    for (line, cells) in table.body() {
        row(collected, &table.head, cells, citing, direction, *line);
    }
}

fn row(
    collected: &mut Collected<'_>,
    head: &[String],
    cells: &[Cell],
    citing: bool,
    direction: Direction,
    line: u32,
) {
    let linked = cells.iter().position(|cell| !cell.links.is_empty());
    let links = linked.map_or(&[][..], |column| cited_links(&cells[column]));
    let beside = text_beside(cells, linked);
    if links.is_empty() {
        if citing && !beside.is_empty() {
            cite(collected, "", cells, &beside, line);
        }
        return;
    }
    let column = linked.unwrap_or(0);
    for (target, _) in links {
        let key = path::stem(target);
        let cites = citing || (is_key(key) && cells.iter().any(|cell| doi_of(cell).is_some()));
        let citation = cites.then(|| cite(collected, key, cells, &beside, line));
        let name = relation_name(head, column, cites);
        let text = if cites { "" } else { &beside };
        collected.relation(FoundRelation { name, direction, target, text, line, citation });
    }
}

/// The links of a cell that name its row: all of them in a list of links, only the first where text stands around it.
fn cited_links(cell: &Cell) -> &[(String, String)] {
    let linked: usize =
        cell.links.iter().map(|(_, text)| text.split_whitespace().map(str::len).sum::<usize>()).sum();
    let letters: usize = cell.text.chars().filter(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    if linked >= letters { &cell.links } else { &cell.links[..1] }
}

/// A row is named by the column of its link; a citation by the column its work is named in, not by that of its key.
fn relation_name(head: &[String], column: usize, cites: bool) -> &str {
    let named = if cites { 0 } else { column };
    let name = head.get(named).filter(|name| !name.is_empty());
    name.or_else(|| head.iter().find(|name| !name.is_empty())).map_or("", String::as_str)
}

fn text_beside(cells: &[Cell], linked: Option<usize>) -> String {
    let others =
        cells.iter().enumerate().filter(|(column, cell)| Some(*column) != linked && !cell.text.is_empty());
    others.map(|(_, cell)| cell.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn cite(collected: &mut Collected<'_>, key: &str, cells: &[Cell], text: &str, line: u32) -> u32 {
    let doi = cells.iter().find_map(doi_of).unwrap_or_default();
    let addresses = cells.iter().flat_map(|cell| &cell.addresses);
    let url = addresses.into_iter().find(|address| address.starts_with("http") && !doi::is_address(address));
    let found = FoundCitation { key, text, doi: &doi, url: url.map_or("", String::as_str), locator: "" };
    let place = collected.citation(found, line, Origin::Table);
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn doi_of(cell: &Cell) -> Option<String> {
    cell.addresses.iter().find_map(|address| doi::find(address)).or_else(|| doi::find(&cell.text))
}

/// Whether a note's name can be a citation key.
fn is_key(name: &str) -> bool {
    name.chars().any(char::is_alphabetic) && !name.contains(char::is_whitespace)
}

fn starts_with_any(name: &str, words: &[&str]) -> bool {
    let name = plain(name);
    words.iter().any(|word| name.starts_with(word))
}

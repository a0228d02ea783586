//! A note's text → a [`Note`]: one walk over the pieces of its body, after its properties. Keeps what the index needs
//! and nothing of how the note looks.

mod collect;
mod direction;
mod line;
mod relations;
mod walk;

pub(super) use walk::has_scheme;

use super::front_matter::{self, Properties};
use super::lines::{Lines, Made};
use super::model::Note;
use super::packed::fact;
use super::problem::{Problem, ProblemKind};
use super::{canvas, doi, naming, path};
use crate::config::Settings;
use collect::Collected;
use std::borrow::Cow;

/// Reads the text of the canvas at `path`. See [`super::parse`].
pub(super) fn canvas(path: &str, text: &str, settings: &Settings) -> (Note, Vec<Problem>) {
    let canvas = match canvas::read(text) {
        Ok(canvas) => canvas,
        Err((line, wrong)) => {
            let (note, mut found) = note(path, text, &Made::default(), settings);
            let message = format!("is no canvas: {wrong}; read as text");
            found.push(Problem { path: path.to_string(), line, kind: ProblemKind::Canvas, message });
            return (note, found);
        }
    };
    let mut problems = Problems { path, list: Vec::new() };
    let mut collected = Collected::new(settings);
    let made = &canvas.made;
    let first_line = walk::body(&made.text, made.lines(), &mut collected, &mut problems);
    head(&mut collected, path, &Properties::default(), &first_line);
    (collected.finish(text.len() as u64), problems.list)
}

/// Reads the text of the file at `path`, with what else is `drawn` in it. See [`super::parse`].
pub(super) fn note(path: &str, text: &str, drawn: &Made, settings: &Settings) -> (Note, Vec<Problem>) {
    let text = &with_plain_line_ends(text);
    let parts = front_matter::split(text);
    let mut problems = Problems { path, list: Vec::new() };
    let mut collected = Collected::new(settings);
    let properties = parts.block.map_or_else(Properties::default, |block| {
        let (properties, trouble) = front_matter::read(&block);
        if let Some(trouble) = trouble {
            problems.add(block.line + trouble.line, ProblemKind::FrontMatter, trouble.message);
        }
        collected.properties(&properties, &block);
        if let Some(doi) = properties.text(&["doi"]).filter(|text| doi::find(text).is_none()) {
            let line = block.line + collect::line_of(block.text, &doi);
            problems.add(line, ProblemKind::MalformedDoi, format!("\"{doi}\" is no DOI"));
        }
        properties
    });
    if let Some(line) = parts.unclosed {
        problems.add(line, ProblemKind::FrontMatter, "front matter never closes; read as text".to_string());
    }
    let lines = Lines::new(parts.body, parts.body_line);
    let first_line = walk::body(parts.body, lines, &mut collected, &mut problems);
    if !drawn.text.is_empty() {
        walk::body(&drawn.text, drawn.lines(), &mut collected, &mut problems);
    }
    head(&mut collected, path, &properties, &first_line);
    (collected.finish(text.len() as u64), problems.list)
}

/// The problems found in one file.
struct Problems<'p> {
    path: &'p str,
    list: Vec<Problem>,
}

impl Problems<'_> {
    fn add(&mut self, line: u32, kind: ProblemKind, message: String) {
        self.list.push(Problem { path: self.path.to_string(), line, kind, message });
    }

    /// Reports an address that is meant to be a DOI's and is none.
    fn check_doi(&mut self, address: &str, line: u32) {
        if doi::is_malformed(address) {
            self.add(line, ProblemKind::MalformedDoi, format!("\"{address}\" is no DOI"));
        }
    }
}

/// CR CR LF, which double conversions leave behind, would make every line a paragraph.
pub(super) fn with_plain_line_ends(text: &str) -> Cow<'_, str> {
    match text.contains("\r\r\n") {
        true => text.replace("\r\r\n", "\n").into(),
        false => text.into(),
    }
}

fn head(collected: &mut Collected<'_>, path: &str, properties: &Properties, first_line: &str) {
    let title = properties.text(&["title"]).unwrap_or_else(|| path::called(path).to_string());
    let kind = properties.text(&["type", "kind", "fileClass"]).or_else(|| kind_of_folder(path));
    let json = collected.properties_text();
    let store = &mut collected.store;
    let texts = &mut collected.head.texts;
    texts[fact::PATH] = store.put(path);
    texts[fact::TITLE] = store.put_within(&title, texts[fact::PATH]);
    texts[fact::LABEL] = store.put_within(&naming::label(&title, first_line), texts[fact::TITLE]);
    texts[fact::KIND] = store.put_within(kind.as_deref().unwrap_or(""), texts[fact::PATH]);
    for (which, value) in [
        (fact::PERMALINK, properties.text(&["permalink", "dg-permalink"])),
        (fact::CREATED, properties.date(&["created", "date created", "date"])),
        (fact::UPDATED, properties.date(&["updated", "modified", "date modified", "date updated"])),
    ] {
        texts[which] = store.put_within(value.as_deref().unwrap_or(""), json);
    }
    collected.head.literature = properties.is_literature() || path::stem(path).starts_with('@');
}

fn kind_of_folder(path: &str) -> Option<String> {
    let folder = path::name(path::folder(path));
    (!folder.is_empty()).then(|| naming::singular(folder))
}

#[cfg(test)]
mod tests;

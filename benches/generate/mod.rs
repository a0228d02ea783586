//! A vault that imitates the mix of real ones, the same for the same size on every machine. About 2.5 kB a note:
//! one in ten a tag's page, one in twelve a published finding with rendered tables, one in forty about a cited work.

mod plain;
mod published;
mod random;
pub mod words;

use random::Random;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// How large the vault is.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub notes: usize,
    /// The tags that inline and property tags are drawn from; those with a note of their own come on top.
    pub tags: usize,
}

/// What a note is, by its number.
enum Kind {
    Tag,
    Finding,
    Literature(usize),
    Plain,
}

impl Shape {
    /// A vault of `notes` notes with a tenth as many tags.
    pub fn new(notes: usize) -> Shape {
        Shape { notes, tags: (notes / 10).max(1) }
    }

    /// How many notes are tags' pages.
    pub fn tag_notes(&self) -> usize {
        (self.notes / 10).max(1)
    }

    /// How many works there are to cite.
    pub fn works(&self) -> usize {
        (self.notes / 40).max(1)
    }

    /// The path without extension of the page of the tag at `tag`.
    pub fn tag_note(&self, tag: usize) -> String {
        format!("Research/Tags/{}", words::tag_name(tag))
    }

    /// The path of the note at `note`.
    pub fn path(&self, note: usize) -> String {
        let name = self.name(note);
        match self.kind(note) {
            Kind::Tag => format!("Research/Tags/{name}.md"),
            Kind::Finding => format!("Research/Takeaways/{name}.md"),
            Kind::Literature(_) => format!("Literature/{name}.md"),
            Kind::Plain => format!("{}/{}/{name}.md", words::word(note % 7), words::word(note % 90 + 100)),
        }
    }

    /// The file's name without extension of the note at `note`.
    pub fn name(&self, note: usize) -> String {
        match self.kind(note) {
            Kind::Tag => words::tag_name(note),
            Kind::Finding => {
                format!("{} {:02}-{:02}-{:02}", date(note), note / 3600 % 24, note / 60 % 60, note % 60)
            }
            Kind::Literature(work) => words::citation(work).0,
            Kind::Plain => {
                format!("{} {} {note}", words::capital(&words::word(note * 3)), words::word(note * 5 + 1))
            }
        }
    }

    /// The text of the note at `note`.
    pub fn text(&self, note: usize) -> String {
        let mut random = Random::new(0x1B1D, note as u64);
        let mut text = String::with_capacity(4096);
        match self.kind(note) {
            Kind::Tag => published::tag_page(self, &mut random, &mut text),
            Kind::Finding => published::finding(self, &mut random, &mut text),
            Kind::Literature(work) => plain::literature(self, work, &mut random, &mut text),
            Kind::Plain => plain::note(self, &mut random, &mut text),
        }
        text
    }

    /// Writes the vault into `folder`, which is made if need be. Gives the bytes of text written.
    pub fn write(&self, folder: &Path) -> io::Result<u64> {
        let paths: Vec<String> = (0..self.notes).map(|note| self.path(note)).collect();
        let folders: BTreeSet<&str> =
            paths.iter().filter_map(|path| Some(path.rsplit_once('/')?.0)).collect();
        for inner in folders {
            fs::create_dir_all(folder.join(inner))?;
        }
        let write = |(note, path): (usize, &String)| {
            let text = self.text(note);
            fs::write(folder.join(path), &text).map(|()| text.len() as u64)
        };
        paths.par_iter().enumerate().map(write).sum()
    }

    fn kind(&self, note: usize) -> Kind {
        match note.checked_sub(self.tag_notes()) {
            None => Kind::Tag,
            Some(rest) if rest.is_multiple_of(11) => Kind::Finding,
            Some(rest) if rest % 40 == 1 => Kind::Literature(rest / 40),
            Some(_) => Kind::Plain,
        }
    }
}

/// Another day for every 86,400 notes.
fn date(note: usize) -> String {
    let day = note / 86_400;
    format!("{}-{:02}-{:02}", 2020 + day / 336, 1 + day / 28 % 12, 1 + day % 28)
}

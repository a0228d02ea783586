//! Every note of every vault, laid out at four widths: rows fit, nothing steers the terminal, no word is lost.

#[path = "common/letters.rs"]
mod letters;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ibid::config::Settings;
use ibid::index::{NoteId, embed};
use ibid::live;
use ibid::note::{Block, BlockKind, Document, Note, Run, document};
use ibid::ui::reader::{Folds, LinkLook, Page};
use ibid::ui::text::{clean, width};
use ibid::ui::theme::Theme;
use ibid::vault::Vault;
use letters::{letters, missing};
use rayon::prelude::*;

const WIDTHS: [usize; 4] = [20, 40, 80, 200];

/// The Markdown files of the demo vault and of the vaults beside the project, if there are any.
fn notes() -> Vec<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !project.join("../shared/vaults").is_dir() {
        eprintln!("only the demo vault: no vaults beside the project");
    }
    let files = ["demo-vault", "../shared/vaults"].map(|folder| walkdir::WalkDir::new(project.join(folder)));
    files
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.into_path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|extension| extension == "md"))
        .collect()
}

fn text(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned()
}

fn page(document: &Arc<Document>, columns: usize, folds: &Folds) -> Page {
    let mut page = Page::new(document.clone(), columns, folds, &|to| LinkLook::of(to));
    page.finish();
    page
}

#[test]
fn every_note_is_laid_out_whole_at_every_width() {
    let notes = notes();
    let rows: usize = notes.par_iter().map(|path| check_note(path)).sum();
    assert!(rows > notes.len(), "only {rows} rows of {} notes", notes.len());
}

/// Checks a note at every width and says how many rows that made.
fn check_note(path: &Path) -> usize {
    let document = Arc::new(document(&text(path)));
    let said = Said::by(&document);
    WIDTHS.into_iter().map(|columns| check(&document, &said, columns, path)).sum()
}

#[test]
fn notes_are_laid_out_whole_within_another() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::fs::read_dir(project.join("../shared/vaults")).into_iter().flatten().flatten();
    let folders = shared.map(|entry| entry.path()).filter(|path| path.is_dir());
    let (shown, notes) = folders
        .chain([project.join("demo-vault")])
        .map(|folder| check_embedded(&folder))
        .fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1));
    println!("{shown} of {notes} notes were shown within another");
    assert!(shown * 10 > notes * 9, "only {shown} of {notes}");
}

/// Checks pages that embed a tenth of the notes of a vault, some in each; says how many were shown, and of how many.
fn check_embedded(folder: &Path) -> (usize, usize) {
    let vault = Vault::open(folder).unwrap();
    let index = live::build(&vault, &Settings::default(), &|_| {}).0;
    let read = |path: &str| Some(document(&vault.read(path).ok()?.text));
    let check_some = |notes: &[Arc<Note>]| {
        let mut page =
            document(&notes.iter().map(|note| format!("![[{}]]\n\n", note.path())).collect::<String>());
        embed(&index, NoteId(u32::MAX), &mut page, &read);
        let page = Arc::new(page);
        let said = Said::by(&page);
        WIDTHS.into_iter().for_each(|columns| _ = check(&page, &said, columns, Path::new(notes[0].path())));
        page.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Embed { .. })).count()
    };
    let notes: Vec<Arc<Note>> = index.notes().iter().step_by(10).cloned().collect();
    (notes.par_chunks(10).map(check_some).sum(), notes.len())
}

/// Checks one page and says how many rows it has, all of it shown.
fn check(document: &Arc<Document>, said: &Said, columns: usize, path: &Path) -> usize {
    check_rows(&page(document, columns, &Folds::default()), columns, path);
    let page = page(document, columns, &Folds::open());
    check_rows(&page, columns, path);
    let rows = page.rows().len();
    if let Some(lost) = said.lost_in(&page.plain()) {
        panic!("lost at {columns} in {}: {lost}", path.display());
    }
    rows
}

fn check_rows(page: &Page, columns: usize, path: &Path) {
    let theme = Theme::monochrome();
    for row in page.rows() {
        let line = row.line(&theme, None);
        let text = line.to_string();
        let place = || format!("{text:?} at {columns} in {}", path.display());
        assert!(line.width() <= columns && width(&text) <= columns, "{}", place());
        assert!(!text.chars().any(steers), "{}", place());
    }
}

/// Control characters, and those that turn the direction of text.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

/// What a document says, as letters. Formulas are left out, which a page may say in other signs; the cells of a table
/// stand side by side, so that their letters are only counted.
struct Said {
    /// Outside of tables, in the order of the page: footnotes last.
    prose: Vec<char>,
    /// In tables.
    cells: Vec<char>,
}

impl Said {
    fn by(document: &Document) -> Said {
        let mut said = Said { prose: Vec::new(), cells: Vec::new() };
        let number = |block: &&Block| match &block.kind {
            BlockKind::Footnote { label, .. } => label.parse::<usize>().unwrap(),
            _ => 0,
        };
        let mut blocks: Vec<&Block> = document.blocks.iter().collect();
        blocks.sort_by_key(number);
        blocks.into_iter().for_each(|block| said.block(block));
        said
    }

    /// What of this `shown` leaves out, if anything.
    fn lost_in(&self, shown: &str) -> Option<String> {
        let shown = letters(shown);
        missing(&self.prose, &shown).or_else(|| self.uncounted(&shown))
    }

    fn uncounted(&self, shown: &[char]) -> Option<String> {
        let (said, shown) = (counts(self.prose.iter().chain(&self.cells)), counts(shown));
        let less = said.iter().find(|(letter, count)| shown.get(*letter).is_none_or(|shown| shown < *count));
        less.map(|(letter, count)| format!("{count} times {letter:?}"))
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) | BlockKind::Term(text) => {
                self.runs(text)
            }
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block));
            }
            BlockKind::Quote(blocks) | BlockKind::Meaning(blocks) => self.blocks(blocks),
            BlockKind::Callout { title, blocks, .. } | BlockKind::Embed { title, blocks } => {
                self.runs(title);
                self.blocks(blocks);
            }
            BlockKind::Code { text, .. } => self.prose.extend(letters(&clean(text))),
            BlockKind::Footnote { label, blocks } => {
                self.prose.extend(letters(&clean(label)));
                self.blocks(blocks);
            }
            BlockKind::Table(table) => {
                let cells = table.rows.iter().flatten().flatten();
                self.cells.extend(cells.flat_map(run_letters));
            }
            BlockKind::Rule | BlockKind::Math(_) => {}
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn runs(&mut self, runs: &[Run]) {
        self.prose.extend(runs.iter().flat_map(run_letters));
    }
}

fn run_letters(run: &Run) -> Vec<char> {
    if run.style.math { Vec::new() } else { letters(&clean(&run.text)) }
}

fn counts<'a>(letters: impl IntoIterator<Item = &'a char>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    letters.into_iter().for_each(|letter| *counts.entry(*letter).or_insert(0) += 1);
    counts
}

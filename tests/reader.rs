//! Every note of real vaults, laid out at four widths: rows fit, nothing steers the terminal, no text is lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ibid::note::{Block, BlockKind, Document, Run, document};
use ibid::ui::reader::{Folds, LinkLook, Page};
use ibid::ui::text::{clean, width};
use ibid::ui::theme::Theme;
use rayon::prelude::*;

const WIDTHS: [usize; 4] = [20, 40, 80, 120];

/// The Markdown files of the vaults beside the project, none where there are no such vaults.
fn real_notes() -> Vec<PathBuf> {
    let vaults = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vaults");
    let files = walkdir::WalkDir::new(vaults).into_iter().flatten().map(|entry| entry.into_path());
    files
        .filter(|path| path.is_file() && path.extension().is_some_and(|extension| extension == "md"))
        .collect()
}

#[test]
fn real_notes_are_laid_out_whole_at_every_width() {
    let notes = real_notes();
    if notes.is_empty() {
        eprintln!("skipped: no vaults beside the project");
        return;
    }
    let rows: usize = notes.par_iter().map(|path| check_note(path)).sum();
    assert!(rows > notes.len(), "only {rows} rows of {} notes", notes.len());
}

/// Checks a note at every width and says how many rows that made.
fn check_note(path: &Path) -> usize {
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let document = Arc::new(document(&text));
    let prose = prose(&document);
    WIDTHS.into_iter().map(|columns| check(&document, &prose, columns, path)).sum()
}

/// Checks one page and says how many rows it has.
fn check(document: &Arc<Document>, prose: &[char], columns: usize, path: &Path) -> usize {
    let mut page = Page::new(document.clone(), columns, &Folds::with_open_callouts(), &|to| LinkLook::of(to));
    page.finish();
    let theme = Theme::monochrome();
    for row in page.rows() {
        let line = row.line(&theme, None);
        let text = line.to_string();
        let place = || format!("{text:?} at {columns} in {}", path.display());
        assert!(line.width() <= columns && width(&text) <= columns, "{}", place());
        assert!(!text.chars().any(steers), "{}", place());
    }
    let rows = page.rows().len();
    let shown = letters(&page.plain());
    let mut at = shown.iter();
    if let Some(lost) = prose.iter().position(|letter| !at.any(|shown| shown == letter)) {
        let near: String = prose[lost.saturating_sub(30)..].iter().take(60).collect();
        panic!("lost at {columns} in {}: {near}", path.display());
    }
    rows
}

/// Control characters, and those that turn the direction of text.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The letters of a document's prose in the order of the page.
fn prose(document: &Document) -> Vec<char> {
    let is_footnote = |block: &&Block| matches!(block.kind, BlockKind::Footnote { .. });
    let mut out = Vec::new();
    document.blocks.iter().filter(|block| !is_footnote(block)).for_each(|block| push_prose(block, &mut out));
    document.blocks.iter().filter(is_footnote).for_each(|block| push_prose(block, &mut out));
    out
}

fn push_prose(block: &Block, out: &mut Vec<char>) {
    match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => push_runs(text, out),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| push_prose(block, out));
        }
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| push_prose(block, out)),
        BlockKind::Callout { title, blocks, .. } => {
            push_runs(title, out);
            blocks.iter().for_each(|block| push_prose(block, out));
        }
        BlockKind::Code { text, .. } | BlockKind::Math(text) => out.extend(letters(&clean(text))),
        BlockKind::Footnote { label, blocks } => {
            out.extend(letters(&clean(label)));
            blocks.iter().for_each(|block| push_prose(block, out));
        }
        BlockKind::Table(_) | BlockKind::Rule => {}
    }
}

fn push_runs(runs: &[Run], out: &mut Vec<char>) {
    runs.iter().for_each(|run| out.extend(letters(&clean(&run.text))));
}

//! A document told in words, for those who listen to it: what is set apart by lines, bars and columns elsewhere is named
//! here, and stands one after the other.

use super::document::{Block, BlockKind, Document, Item, LinkTarget, Run, RunStyle, Table};
use super::nested::each_run;
use super::path;

impl Document {
    /// The same text without tables, bars and rules. Links lead where they did, and lines stay.
    pub fn in_words(&self) -> Document {
        let mut document = self.clone();
        each_run(&mut document.blocks, &mut |run| {
            if let Some(link) = run.link.and_then(|link| document.links.get_mut(link)) {
                run.text.insert_str(0, elsewhere(&mut link.to));
            }
        });
        document.blocks = told(&document.blocks);
        document
    }
}

/// What is said once before a link that shows what it leads to; it needs no sign then.
fn elsewhere(to: &mut LinkTarget) -> &'static str {
    let LinkTarget::Note { target, embed: embed @ true, .. } = to else { return "" };
    *embed = false;
    if path::is_picture(target) { "picture: " } else { "embedded: " }
}

/// The lowest level of headings that the screen shows without number signs.
const UNSIGNED: u8 = 2;

/// Blocks nest as deep as reading allows, which is not deep.
fn told(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().flat_map(|block| one(block.line, &block.kind)).collect()
}

fn one(line: u32, kind: &BlockKind) -> Vec<Block> {
    let block = |kind| Block { line, kind };
    let said = |text: String| block(BlockKind::Paragraph(vec![words(text)]));
    let within = |name: &str, opening: Block, inner: Vec<Block>| {
        let closing = said(format!("End of {name}."));
        [opening].into_iter().chain(inner).chain([closing]).collect()
    };
    match kind {
        BlockKind::Quote(blocks) => within("quote", said("Quote:".into()), told(blocks)),
        BlockKind::Callout { kind, title, blocks, .. } => {
            let opening = [words(format!("{}: ", capital(kind)))].into_iter().chain(title.iter().cloned());
            let opening = block(BlockKind::Paragraph(opening.collect()));
            match blocks.is_empty() {
                true => vec![opening],
                false => within(kind, opening, told(blocks)),
            }
        }
        BlockKind::Embed { title, blocks } => {
            let opening = [words("From ".into())].into_iter().chain(title.iter().cloned());
            let opening = opening.chain([words(":".into())]).collect();
            within("what is embedded", block(BlockKind::Paragraph(opening)), told(blocks))
        }
        BlockKind::Code { language, text } => {
            let name = if language.is_empty() { String::new() } else { format!(", {language}") };
            let code = BlockKind::Code { language: String::new(), text: text.clone() };
            within("code", said(format!("Code{name}:")), vec![block(code)])
        }
        BlockKind::Math(source) => vec![said("Formula:".into()), block(BlockKind::Math(source.clone()))],
        BlockKind::Heading { level, text } => {
            let text =
                [words(format!("Heading {level}: "))].into_iter().chain(text.iter().cloned()).collect();
            vec![block(BlockKind::Heading { level: (*level).min(UNSIGNED), text })]
        }
        BlockKind::Table(table) if table.rows.is_empty() => vec![block(BlockKind::Paragraph(columns(table)))],
        BlockKind::Table(table) => {
            let rows = if table.rows.len() == 1 { "row" } else { "rows" };
            vec![said(format!("Table, {} {rows}:", table.rows.len())), block(listed(line, table))]
        }
        BlockKind::List { first, items } => {
            let items = items.iter().map(item).collect();
            vec![block(BlockKind::List { first: *first, items })]
        }
        BlockKind::Meaning(blocks) => vec![block(BlockKind::Meaning(told(blocks)))],
        BlockKind::Footnote { label, blocks } => {
            vec![block(BlockKind::Footnote { label: label.clone(), blocks: told(blocks) })]
        }
        BlockKind::Rule => Vec::new(),
        kind => vec![block(kind.clone())],
    }
}

/// A task is told by a word.
fn item(item: &Item) -> Item {
    let mut blocks = told(&item.blocks);
    let state = match item.task {
        None => return Item { task: None, blocks },
        Some(' ') => "to do: ".into(),
        Some('x' | 'X') => "done: ".into(),
        Some('/') => "begun: ".into(),
        Some('-') => "given up: ".into(),
        Some('>') => "put off: ".into(),
        Some(other) => format!("{other}: "),
    };
    match blocks.first_mut().map(|block| &mut block.kind) {
        Some(BlockKind::Paragraph(runs)) => runs.insert(0, words(state)),
        _ => blocks.insert(0, Block { line: 0, kind: BlockKind::Paragraph(vec![words(state)]) }),
    }
    Item { task: None, blocks }
}

/// A table's rows as a numbered list, each cell below the name of its column.
fn listed(line: u32, table: &Table) -> BlockKind {
    let row = |cells: &Vec<Vec<Run>>| {
        let mut runs = Vec::new();
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            runs.extend((!runs.is_empty()).then(|| words("\n".into())));
            let head = table.head.get(column).filter(|head| !head.is_empty());
            runs.extend(head.into_iter().flat_map(|head| named(head)));
            runs.extend(cell.iter().cloned());
        }
        Item { task: None, blocks: vec![Block { line, kind: BlockKind::Paragraph(runs) }] }
    };
    BlockKind::List { first: Some(1), items: table.rows.iter().map(row).collect() }
}

/// What there is to tell of a table without rows: its columns.
fn columns(table: &Table) -> Vec<Run> {
    let mut runs = vec![words("Table without rows".into())];
    for name in table.head.iter().map(|head| name(head)).filter(|name| !name.is_empty()) {
        runs.push(words(if runs.len() == 1 { ": ".into() } else { ", ".into() }));
        runs.extend(name);
    }
    runs
}

/// The name of a column before a cell.
fn named(head: &[Run]) -> Vec<Run> {
    let mut runs = name(head);
    runs.last_mut().into_iter().for_each(|last| last.text.push_str(": "));
    runs
}

/// The name of a column, without the row count it may carry.
fn name(head: &[Run]) -> Vec<Run> {
    let mut runs: Vec<Run> =
        head.iter().filter(|run| !run.style.small || run.link.is_some()).cloned().collect();
    runs.last_mut().into_iter().for_each(|last| last.text.truncate(last.text.trim_end().len()));
    runs
}

fn words(text: String) -> Run {
    Run { text, style: RunStyle::default(), link: None }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

//! Notes shown within notes: the part of a document that an embed asks for, and a document with such parts in place of
//! their links. Which note an embed means, and what it says, is told by who asks.

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::mem::{replace, take};
use std::ops::Range;

use super::anchor::{Anchor, letters, section};
use super::document::{Block, BlockKind, Document, DocumentLink, Item, LinkTarget, Run, RunStyle};
use super::footnotes::label;
use super::nested::{each_run, inner_blocks};
use super::parts::text_of;

/// A part of a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The headings it is asked for by, the highest first. Untrusted.
    pub headings: Vec<String>,
    /// The 1-based line of its file on which it begins; `None` where it is the whole note.
    pub line: Option<u32>,
    /// What it says, without properties and the heading it is asked for by; the footnotes it refers to are its last blocks.
    /// Links within the note name it.
    pub document: Document,
}

/// What is shown in place of an embed.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedded {
    /// The text of its title, and where that leads.
    pub title: String,
    pub to: LinkTarget,
    /// What there is to say behind the title.
    pub remark: Option<&'static str>,
    pub document: Document,
}

impl Document {
    /// The part that `anchor` asks for of this document of the note at `path`: the section of a heading (`H`, `H1#H2`), the
    /// block of an id (`^id`), or without an anchor all of it. `None` where there is no such part.
    pub fn part(mut self, path: &str, anchor: Option<&str>) -> Option<Part> {
        let (headings, line, blocks) = match anchor.filter(|anchor| !anchor.trim().is_empty()) {
            None => (Vec::new(), None, take(&mut self.blocks)),
            Some(anchor) => Anchor::read(anchor).iter().find_map(|anchor| self.taken(anchor))?,
        };
        Some(Part { headings, line, document: self.cut(path, blocks) })
    }

    /// Shows what `shown` gives in place of the embeds that stand by themselves in a paragraph; where it gives nothing,
    /// the link stays.
    pub fn embed(&mut self, shown: &mut dyn FnMut(&LinkTarget) -> Option<Embedded>) {
        let blocks = take(&mut self.blocks);
        let blocks = self.with_embeds(blocks, shown);
        let footnotes = replace(&mut self.blocks, blocks);
        self.blocks.extend(footnotes);
        self.number_footnotes();
    }

    /// Whether it shows other notes or files in place, or would if they were there.
    pub fn has_embeds(&self) -> bool {
        self.links.iter().any(is_embed)
    }

    /// The part that `anchor` names, taken out: its headings, the line it begins on, its blocks.
    fn taken(&mut self, anchor: &Anchor<'_>) -> Option<(Vec<String>, Option<u32>, Vec<Block>)> {
        match anchor {
            Anchor::Block(id) => {
                let block = self.block_named(id)?;
                Some((Vec::new(), Some(block.line), vec![block]))
            }
            Anchor::Heading(names) => {
                let (headings, section) = self.section(names)?;
                let line = self.blocks.get(section.start).map(|heading| heading.line);
                Some((headings, line, self.blocks.drain(section).skip(1).collect()))
            }
        }
    }

    /// The headings of these names and the blocks of the section, its heading first.
    fn section(&self, names: &[String]) -> Option<(Vec<String>, Range<usize>)> {
        let at: Vec<usize> = (0..self.blocks.len()).filter(|at| self.heading(*at).is_some()).collect();
        let headings: Vec<_> = at.iter().filter_map(|at| self.heading(*at)).collect();
        let texts: Vec<_> = headings.iter().map(|(level, text)| (*level, text.as_str())).collect();
        let (start, end) = section(&texts, names)?;
        let above = |name: &String| texts[..=start].iter().rev().find(|(_, text)| letters(text) == *name);
        let named = names.iter().filter_map(above).map(|(_, text)| text.to_string()).collect();
        Some((named, at[start]..at.get(end).copied().unwrap_or(self.blocks.len())))
    }

    fn heading(&self, at: usize) -> Option<(u8, String)> {
        match &self.blocks.get(at)?.kind {
            BlockKind::Heading { level, text } => Some((*level, text_of(text))),
            _ => None,
        }
    }

    /// The innermost item or block that has this id; of one that stands alone, the block before.
    fn block_named(&mut self, name: &str) -> Option<Block> {
        let id = self.ids.iter().find(|id| id.name.eq_ignore_ascii_case(name))?;
        let (line, alone) = (id.line, id.alone);
        let block = last_by(&mut self.blocks, line)?;
        if alone { Some(block) } else { innermost(block, line) }
    }

    /// `blocks`, the footnotes they refer to behind them, and what they link to. What leads within the note at `path` leads
    /// there.
    fn cut(mut self, path: &str, mut blocks: Vec<Block>) -> Document {
        let is_footnote = |block: &Block| label(block).is_some();
        let mut footnotes: Vec<Block> = take(&mut self.blocks).into_iter().filter(is_footnote).collect();
        footnotes.extend(blocks.extract_if(.., |block| is_footnote(block)));
        // footnotes refer to others
        while !footnotes.is_empty() {
            let wanted = self.referred_to(&mut blocks);
            let is_wanted = |block: &mut Block| label(block).is_some_and(|label| wanted.contains(label));
            let before = blocks.len();
            blocks.extend(footnotes.extract_if(.., is_wanted));
            if blocks.len() == before {
                break;
            }
        }
        let (mut places, mut links) = (HashMap::new(), Vec::new());
        each_run(&mut blocks, &mut |run| {
            let Some(link) = run.link.and_then(|link| Some((link, self.links.get_mut(link)?))) else {
                return;
            };
            run.link = Some(*places.entry(link.0).or_insert_with(|| {
                lead_out(&mut link.1.to, path);
                links.push(link.1.clone());
                links.len() - 1
            }));
        });
        Document { blocks, links, ..Document::default() }
    }

    /// The footnotes that `blocks` refer to.
    fn referred_to(&self, blocks: &mut [Block]) -> HashSet<String> {
        let mut labels = HashSet::new();
        each_run(blocks, &mut |run| {
            let to = run.link.and_then(|link| self.links.get(link)).map(|link| &link.to);
            if let Some(LinkTarget::Footnote(label)) = to {
                labels.insert(label.clone());
            }
        });
        labels
    }

    fn with_embeds(
        &mut self,
        blocks: Vec<Block>,
        shown: &mut dyn FnMut(&LinkTarget) -> Option<Embedded>,
    ) -> Vec<Block> {
        let mut out = Vec::with_capacity(blocks.len());
        for mut block in blocks {
            if let BlockKind::Paragraph(runs) = &block.kind
                && let Some(embeds) = self.embeds_of(runs)
            {
                out.extend(self.in_place(block, embeds, shown));
                continue;
            }
            for inner in inner_blocks(&mut block.kind) {
                *inner = self.with_embeds(take(inner), shown);
            }
            out.push(block);
        }
        out
    }

    /// The embeds of a paragraph that is nothing else, each on a line of its own or side by side: their links and runs.
    fn embeds_of(&self, runs: &[Run]) -> Option<Vec<(usize, Vec<Run>)>> {
        let mut embeds: Vec<(usize, Vec<Run>)> = Vec::new();
        for run in runs.iter().filter(|run| run.link.is_some() || !run.text.trim().is_empty()) {
            let link = run.link.filter(|link| self.links.get(*link).is_some_and(is_embed))?;
            match embeds.last_mut() {
                Some((last, runs)) if *last == link => runs.push(run.clone()),
                _ => embeds.push((link, vec![run.clone()])),
            }
        }
        (!embeds.is_empty()).then_some(embeds)
    }

    /// A paragraph of `embeds` with what they show in their places; what shows nothing stays in a paragraph.
    fn in_place(
        &mut self,
        paragraph: Block,
        embeds: Vec<(usize, Vec<Run>)>,
        shown: &mut dyn FnMut(&LinkTarget) -> Option<Embedded>,
    ) -> Vec<Block> {
        let found: Vec<_> = embeds.iter().map(|(link, _)| shown(&self.links[*link].to)).collect();
        if found.iter().all(Option::is_none) {
            return vec![paragraph];
        }
        let blocks = embeds.into_iter().zip(found).map(|((link, runs), found)| {
            let line = self.links[link].line;
            let kind = match found {
                Some(embedded) => self.splice(line, embedded),
                None => BlockKind::Paragraph(runs),
            };
            Block { line, kind }
        });
        blocks.collect()
    }

    /// Takes in what is embedded on `line`, with its links and footnotes, which stand there too: these among its own blocks.
    fn splice(&mut self, line: u32, embedded: Embedded) -> BlockKind {
        let Embedded { title, to, remark, mut document } = embedded;
        document.own_footnotes(self.links.len());
        let Document { mut blocks, links, .. } = document;
        let link = self.links.len();
        self.links.push(DocumentLink::new(to, line));
        let first = self.links.len();
        self.links.extend(links.into_iter().map(|link| DocumentLink { line, ..link }));
        each_run(&mut blocks, &mut |run| run.link = run.link.map(|link| first + link));
        let footnotes = blocks.extract_if(.., |block| label(block).is_some());
        self.blocks.extend(footnotes.map(|note| on_line(note, line)));
        let mut title = vec![Run { text: title, link: Some(link), ..Run::default() }];
        let small = RunStyle { small: true, ..RunStyle::default() };
        title.extend(remark.map(|remark| Run { text: format!(" · {remark}"), style: small, link: None }));
        BlockKind::Embed { title, blocks }
    }
}

impl Document {
    /// Gives its footnotes labels that those of no other document have; `scope` tells it from those.
    fn own_footnotes(&mut self, scope: usize) {
        let own = |label: &mut String| *label = format!("{scope} {label}");
        for block in &mut self.blocks {
            if let BlockKind::Footnote { label, .. } = &mut block.kind {
                own(label);
            }
        }
        for link in &mut self.links {
            if let LinkTarget::Footnote(label) = &mut link.to {
                own(label);
            }
        }
    }
}

impl Part {
    /// Leaves a first heading out that says no more than `name`; whether there was one.
    pub fn drop_heading(&mut self, name: &str) -> bool {
        let said = self.document.heading(0).is_some_and(|(_, text)| letters(&text) == letters(name));
        self.document.blocks.drain(..usize::from(said));
        said
    }
}

fn is_embed(link: &DocumentLink) -> bool {
    matches!(link.to, LinkTarget::Note { embed: true, .. })
}

/// What leads within the note at `path` leads to that note.
fn lead_out(to: &mut LinkTarget, path: &str) {
    if let LinkTarget::Note { target, .. } = to
        && target.is_empty()
    {
        *target = path.to_owned();
    }
}

/// A block with all that is in it on that line.
fn on_line(mut block: Block, line: u32) -> Block {
    block.line = line;
    for inner in inner_blocks(&mut block.kind) {
        *inner = take(inner).into_iter().map(|block| on_line(block, line)).collect();
    }
    block
}

/// The block that stands on `line`, or last before it.
fn last_by(blocks: &mut Vec<Block>, line: u32) -> Option<Block> {
    let above = blocks.iter().enumerate().filter(|(_, block)| block.line <= line && label(block).is_none());
    let (at, _) = above.max_by_key(|(_, block)| block.line)?;
    Some(blocks.swap_remove(at))
}

/// The innermost block within `block` that `line` belongs to; where that is an item's own text, the item.
fn innermost(mut block: Block, line: u32) -> Option<Block> {
    if let BlockKind::List { first, items } = &mut block.kind {
        let begins = |item: &Item| item.blocks.first().is_some_and(|block| block.line <= line);
        let at = items.iter().rposition(begins)?;
        let first = first.map(|first| first.saturating_add(at as u64));
        let mut item = items.swap_remove(at);
        let own = item.blocks.iter().rposition(|block| block.line <= line)?;
        if own > 0 {
            return innermost(item.blocks.swap_remove(own), line);
        }
        let line = item.blocks.first().map_or(line, |block| block.line);
        return Some(Block { line, kind: BlockKind::List { first, items: vec![item] } });
    }
    let within = inner_blocks(&mut block.kind).into_iter().next();
    match within.and_then(|within| last_by(within, line)) {
        Some(inner) => innermost(inner, line),
        None => Some(block),
    }
}

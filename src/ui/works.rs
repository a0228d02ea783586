//! A cited work as a reader meets it: one line in a list, an address, a page of its own. Formatting by style is not done here.

use crate::bibliography::Name;
use crate::index::{Index, Source, SourceId};
use crate::note::{Block, BlockKind, Document, DocumentLink, LinkTarget, Run, RunStyle};
use crate::ui::text::clean;

/// A work in one line: `Orozco et al. 2011 · Intervertebral disc repair …`; where these are not known its citation, else its id. Clean.
pub fn headline(source: &Source) -> String {
    let year = source.record.year().map(|year| year.to_string());
    let who: Vec<String> = authors(source.record.people()).into_iter().chain(year).collect();
    let line = match (source.record.title(), &source.citation) {
        (Some(title), _) if who.is_empty() => title.to_owned(),
        (Some(title), _) => format!("{} · {title}", who.join(" ")),
        (None, Some(citation)) => citation.clone(),
        (None, None) => source.id.clone(),
    };
    clean(&line).into_owned()
}

/// The page of a source: what is known of it, whether or not it has a note. `cited` is the work in the reader's style,
/// empty while that is not known: its citation as it is stands in for it then.
pub fn page(index: &Index, id: SourceId, cited: &str) -> Document {
    let source = index.source(id);
    let mut page = SourcePage::default();
    let title = source.record.title().or(source.citation.as_deref()).unwrap_or(&source.id);
    page.block(BlockKind::Heading { level: 1, text: vec![run(title)] });
    let shown = Some(cited).filter(|cited| !cited.is_empty()).or(source.citation.as_deref());
    page.citation(shown, title);
    page.facts(source);
    page.addresses(source);
    page.written(source, shown, title);
    page.origin(index, source);
    page.document
}

/// The authors in a word or three.
fn authors(names: &[Name]) -> Option<String> {
    let family = |name: &Name| match (name.given.as_str(), name.family_with_particle()) {
        ("", family) => family.split_whitespace().next_back().unwrap_or("").to_owned(),
        (_, family) => family,
    };
    match names {
        [] => None,
        [one] => Some(family(one)),
        [one, two] => Some(format!("{} & {}", family(one), family(two))),
        [one, ..] => Some(format!("{} et al.", family(one))),
    }
}

/// A source's page in the making.
#[derive(Default)]
struct SourcePage {
    document: Document,
}

impl SourcePage {
    fn block(&mut self, kind: BlockKind) {
        self.document.blocks.push(Block { line: 1, kind });
    }

    fn citation(&mut self, shown: Option<&str>, title: &str) {
        if let Some(shown) = shown.filter(|shown| *shown != title) {
            self.block(BlockKind::Paragraph(vec![run(shown)]));
        }
    }

    fn facts(&mut self, source: &Source) {
        let record = &source.record;
        let people: Vec<String> = record.people().iter().map(Name::to_string).collect();
        let facts = [
            (if record.authors.is_empty() { "Editors" } else { "Authors" }, people.join("; ")),
            ("Year", record.year().map(|year| year.to_string()).unwrap_or_default()),
            ("In", record.container().unwrap_or_default().to_owned()),
            ("Citation key", source.keys.join(", ")),
        ];
        let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let lines: Vec<Vec<Run>> = known.map(|(name, value)| vec![label(name), run(&value)]).collect();
        self.lines(lines);
    }

    fn addresses(&mut self, source: &Source) {
        let dois = source.dois.iter().map(|doi| ("DOI", format!("https://doi.org/{doi}")));
        let url = source.record.url().map(|url| ("Address", url.to_owned()));
        let lines: Vec<Vec<Run>> = dois
            .chain(url)
            .map(|(name, address)| {
                vec![label(name), self.link(&address, LinkTarget::Address(address.clone()))]
            })
            .collect();
        self.lines(lines);
    }

    /// Its citation as the vault writes it, where that is another one.
    fn written(&mut self, source: &Source, shown: Option<&str>, title: &str) {
        if let Some(written) = source.written().filter(|written| Some(*written) != shown && *written != title)
        {
            self.block(BlockKind::Paragraph(vec![label("As written"), run(written)]));
        }
    }

    fn origin(&mut self, index: &Index, source: &Source) {
        let mut lines = Vec::new();
        if let Some(note) = source.note {
            let path = index.note(note).path();
            let target = LinkTarget::Note { target: path.to_owned(), anchor: None, embed: false };
            lines.push(vec![label("Note"), self.link(path, target)]);
        }
        let names: Vec<&str> = source.from.iter().map(|from| from.name()).collect();
        if !names.is_empty() {
            lines.push(vec![label("Known from"), run(&names.join(", "))]);
        }
        self.lines(lines);
    }

    /// A paragraph whose lines stay lines.
    fn lines(&mut self, lines: Vec<Vec<Run>>) {
        if !lines.is_empty() {
            self.block(BlockKind::Paragraph(lines.join(&run("\n"))));
        }
    }

    fn link(&mut self, text: &str, to: LinkTarget) -> Run {
        self.document.links.push(DocumentLink { to, line: 1 });
        Run { link: Some(self.document.links.len() - 1), ..run(text) }
    }
}

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn label(name: &str) -> Run {
    Run { style: RunStyle { strong: true, ..RunStyle::default() }, ..run(&format!("{name}  ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::{Date, Field, Record};

    fn source(authors: &[&str], year: Option<i32>, title: Option<&str>, citation: Option<&str>) -> Source {
        let mut record = Record {
            authors: authors.iter().map(|name| Name::parse(name)).collect(),
            issued: year.map(Date::year),
            ..Record::default()
        };
        record.set(Field::Title, title.map(str::to_owned));
        Source { id: "key2011".into(), citation: citation.map(str::to_owned), record, ..Source::default() }
    }

    #[test]
    fn a_work_in_one_line_says_what_is_known() {
        let title = Some("Disc repair");
        for (source, expected) in [
            (
                source(&["Orozco, Lluis", "Soler, Robert", "Morera"], Some(2011), title, None),
                "Orozco et al. 2011 · Disc repair",
            ),
            (source(&["Lluis Orozco", "Soler, Robert"], None, title, None), "Orozco & Soler · Disc repair"),
            (source(&[], Some(2011), title, None), "2011 · Disc repair"),
            (source(&[], None, title, Some("whole")), "Disc repair"),
            (source(&[], None, None, Some("whole \x1b[2J")), "whole ␛[2J"),
            (source(&[], None, None, None), "key2011"),
        ] {
            assert_eq!(headline(&source), expected);
        }
    }
}

//! The text of a shape: paragraphs and lists of marked text, as tldraw's editor keeps them.

use serde::Deserialize;

use crate::note::document::Run;
use crate::note::read::runs::{Mark, Runs};

/// A text, or a part of it with all that is within. Reading bounds how deep it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RichText {
    #[serde(rename = "type")]
    kind: String,
    text: String,
    marks: Vec<RawMark>,
    content: Vec<RichText>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct RawMark {
    #[serde(rename = "type")]
    kind: String,
    attrs: Attributes,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Attributes {
    href: Option<String>,
}

impl RichText {
    /// Text without marks.
    pub fn plain(text: String) -> Self {
        RichText { text, ..RichText::default() }
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.content.iter().all(RichText::is_blank)
    }

    /// Its lines, without marks.
    pub fn words(&self) -> String {
        let runs = self.runs(None, &mut |_| None);
        runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// It as runs of one paragraph, all of which lead to `link`; what is marked as a link by itself leads to what `links` gives
    /// for its address.
    pub fn runs(&self, link: Option<usize>, links: &mut dyn FnMut(&str) -> Option<usize>) -> Vec<Run> {
        let mut runs = Runs::default();
        runs.link(link);
        self.add(&mut runs, links);
        runs.take()
    }

    fn add(&self, runs: &mut Runs, links: &mut dyn FnMut(&str) -> Option<usize>) {
        match self.kind.as_str() {
            "" | "text" => return self.add_text(runs, links),
            "hardBreak" => return runs.line_break(),
            "listItem" => runs.text("• "),
            _ => {}
        }
        self.content.iter().for_each(|part| part.add(runs, links));
        if self.kind != "listItem" {
            runs.line_break();
        }
    }

    fn add_text(&self, runs: &mut Runs, links: &mut dyn FnMut(&str) -> Option<usize>) {
        let around = runs.open_link();
        let own = self.marks.iter().filter_map(|mark| mark.attrs.href.as_deref()).find_map(links);
        let marks: Vec<Mark> = self.marks.iter().filter_map(|mark| mark_of(&mark.kind)).collect();
        runs.link(own.or(around));
        marks.iter().for_each(|mark| runs.open(*mark));
        for (at, line) in self.text.split('\n').enumerate() {
            if at > 0 {
                runs.line_break();
            }
            runs.text(line);
        }
        marks.iter().for_each(|mark| runs.close(*mark));
        runs.link(around);
    }
}

fn mark_of(kind: &str) -> Option<Mark> {
    match kind {
        "bold" => Some(Mark::Strong),
        "italic" => Some(Mark::Emphasis),
        "strike" => Some(Mark::Strike),
        "code" => Some(Mark::Code),
        "highlight" => Some(Mark::Highlight),
        "underline" => Some(Mark::Underline),
        _ => None,
    }
}

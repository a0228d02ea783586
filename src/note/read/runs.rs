//! Runs as they are gathered: text of one style after the other, joined where nothing changes.

use super::target::FILM;
use crate::note::document::{PictureSize, Run, RunStyle};
use std::borrow::Cow;

/// The styles that are open, each as often as it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Strike,
    Code,
    Highlight,
    Underline,
    Small,
    Raised,
    Lowered,
}

const MARKS: usize = 9;

/// The runs of a block being read.
#[derive(Default)]
pub(super) struct Runs {
    list: Vec<Run>,
    open: [u32; MARKS],
    link: Option<usize>,
    /// The text that is left out, while text is.
    muted: Option<String>,
    /// How many characters stand on the line at hand.
    line: usize,
    /// A line of the file ended where a space stands last.
    joined: bool,
    /// A sign stands last, and what follows it stands apart.
    behind_sign: bool,
    /// Text in parentheses is open.
    aside: bool,
    /// From where on there is text that is to be dropped: the number of runs, and the length of the last.
    instead: Option<(usize, usize)>,
}

/// A line of fewer characters is one its writer ended on purpose; longer ones are prose wrapped by hand.
const WRAPPED: usize = 50;

impl Runs {
    pub(super) fn open(&mut self, mark: Mark) {
        self.open[mark as usize] += 1;
    }

    pub(super) fn close(&mut self, mark: Mark) {
        let count = &mut self.open[mark as usize];
        *count = count.saturating_sub(1);
    }

    pub(super) fn toggle(&mut self, mark: Mark) {
        let count = &mut self.open[mark as usize];
        *count = u32::from(*count == 0);
    }

    /// Leaves out all text until told otherwise.
    pub(super) fn mute(&mut self) {
        self.muted.get_or_insert_default();
    }

    /// Takes text in again; gives back what was left out.
    pub(super) fn unmute(&mut self) -> Option<String> {
        self.muted.take()
    }

    /// Adds a sign, which a space follows where text does.
    pub(super) fn sign(&mut self, sign: &str) {
        self.text(sign);
        self.behind_sign = true;
    }

    /// From here on text stands in parentheses. Those that are written for who cannot show it otherwise are dropped.
    pub(super) fn open_aside(&mut self) {
        self.close_aside();
        self.text("(");
        self.aside = true;
    }

    pub(super) fn close_aside(&mut self) {
        self.drop_instead();
        if std::mem::take(&mut self.aside) {
            self.text(")");
        }
    }

    /// From here on there is text that stands instead of what was just added, for those who cannot show that.
    pub(super) fn begin_instead(&mut self) {
        self.instead = Some((self.list.len(), self.list.last().map_or(0, |run| run.text.len())));
    }

    /// Drops the text that stands instead.
    pub(super) fn drop_instead(&mut self) {
        let Some((runs, length)) = self.instead.take() else { return };
        self.list.truncate(runs);
        self.list
            .last_mut()
            .into_iter()
            .for_each(|last| last.text.truncate(last.text.floor_char_boundary(length)));
    }

    /// A line of the file ends here: a break where the line is short (as Obsidian shows it), a space in wrapped prose.
    pub(super) fn soft_break(&mut self) {
        let joined = self.line >= WRAPPED;
        match joined {
            true => self.text(" "),
            false => self.line_break(),
        }
        (self.joined, self.line) = (joined, 0);
    }

    /// Breaks the line where one of the file ended just before: what follows may stand alone in it.
    pub(super) fn break_before(&mut self) {
        if !self.joined {
            return;
        }
        if let Some(last) = self.list.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        self.list.pop_if(|last| last.text.is_empty());
        self.line_break();
    }

    /// The link of what stands last.
    pub(super) fn last_link(&self) -> Option<usize> {
        self.list.last()?.link
    }

    /// Sets the link that all text belongs to from here on.
    pub(super) fn link(&mut self, link: Option<usize>) {
        self.link = link;
    }

    pub(super) fn in_link(&self) -> bool {
        self.link.is_some()
    }

    /// The link that all text belongs to.
    pub(super) fn open_link(&self) -> Option<usize> {
        self.link
    }

    /// Whether nothing shows yet of a link that was just opened.
    pub(super) fn is_wordless(&self, link: usize) -> bool {
        let mut own = self.list.iter().rev().take_while(|run| run.link == Some(link));
        own.all(|run| run.text.is_empty() || run.text == FILM)
    }

    /// Takes the size of an image off the text of a link, where it ends in one.
    pub(super) fn take_size(&mut self, link: usize) -> Option<PictureSize> {
        let last = self.list.last_mut().filter(|run| run.link == Some(link))?;
        let start = if last.text.starts_with(FILM) { FILM.len() } else { 0 };
        let (caption, size) = size_behind(&last.text[start..])?;
        last.text.truncate(start + caption);
        Some(size)
    }

    /// Adds text in the styles that are open.
    pub(super) fn text(&mut self, text: &str) {
        self.push(text, self.style(), self.link);
    }

    /// Adds text in the styles that are open and one more.
    pub(super) fn styled(&mut self, text: &str, change: impl FnOnce(&mut RunStyle)) {
        let mut style = self.style();
        change(&mut style);
        self.push(text, style, self.link);
    }

    /// Adds text that leads somewhere.
    pub(super) fn linked(&mut self, text: &str, link: usize) {
        self.push(text, self.style(), Some(link));
    }

    /// Breaks the line. Never at the start, never twice.
    pub(super) fn line_break(&mut self) {
        self.behind_sign = false;
        if self.list.last().is_some_and(|run| run.text != "\n") {
            self.list.push(Run { text: "\n".to_string(), ..Run::default() });
        }
    }

    pub(super) fn starts_with(&self, text: &str) -> bool {
        self.list.first().is_some_and(|run| run.text.starts_with(text))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.list.iter().all(|run| run.text.trim().is_empty())
    }

    /// Whether the text so far ends in white space, or there is none.
    pub(super) fn ends_apart(&self) -> bool {
        self.list.last().is_none_or(|run| run.text.ends_with(char::is_whitespace))
    }

    /// The runs, without white space around; the styles that a block opens end with it.
    pub(super) fn take(&mut self) -> Vec<Run> {
        self.open[Mark::Highlight as usize] = 0;
        (self.muted, self.instead) = (None, None);
        (self.behind_sign, self.aside) = (false, false);
        self.line = 0;
        let mut list = std::mem::take(&mut self.list);
        while list.last().is_some_and(|run| run.text.trim().is_empty()) {
            list.pop();
        }
        let blank = list.iter().take_while(|run| run.text.trim().is_empty()).count();
        list.drain(..blank);
        if let Some(first) = list.first_mut() {
            first.text = first.text.trim_start().to_string();
        }
        if let Some(last) = list.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        list
    }

    fn style(&self) -> RunStyle {
        let has = |mark: Mark| self.open[mark as usize] > 0;
        RunStyle {
            strong: has(Mark::Strong),
            emphasis: has(Mark::Emphasis),
            strike: has(Mark::Strike),
            code: has(Mark::Code),
            math: false,
            highlight: has(Mark::Highlight),
            underline: has(Mark::Underline),
            small: has(Mark::Small),
            raised: has(Mark::Raised),
            lowered: has(Mark::Lowered),
        }
    }

    fn push(&mut self, text: &str, style: RunStyle, link: Option<usize>) {
        if let Some(muted) = &mut self.muted {
            return muted.push_str(text);
        }
        self.line += text.chars().count();
        self.joined &= text.is_empty();
        let spaced = self.behind_sign && text.starts_with(|c: char| !c.is_whitespace());
        self.behind_sign &= text.is_empty();
        let text: Cow<'_, str> = if spaced { format!(" {text}").into() } else { text.into() };
        match self.list.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.style == style && last.link == link && last.text != "\n" => {
                last.text.push_str(&text)
            }
            _ => self.list.push(Run { text: text.into_owned(), style, link }),
        }
    }
}

/// The size of an image that stands behind a caption's last pipe or alone (`caption|300`, `300x200`: Obsidian), and where it
/// begins.
pub(super) fn size_behind(caption: &str) -> Option<(usize, PictureSize)> {
    let (before, size) = caption.rsplit_once('|').unwrap_or(("", caption));
    let (width, height) = size.trim().split_once('x').map_or((size.trim(), None), |(w, h)| (w, Some(h)));
    let height = match height {
        Some(height) => Some(pixels(height)?),
        None => None,
    };
    Some((before.len(), PictureSize { width: pixels(width)?, height }))
}

/// A number of pixels, at least one.
pub(super) fn pixels(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u32::MAX).max(1))
}

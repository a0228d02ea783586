//! A block's runs → clean pieces with their ink, wrapped. It adds the marks that tell code, math, struck text and
//! kinds of links apart without colour.

use std::borrow::Cow;

use super::{Ink, math, script};
use crate::note::{Document, DocumentLink, LinkTarget, Run, RunStyle};
use crate::ui::picture::NoPicture;
use crate::ui::text::{Piece, clean, width, wrap};
use crate::ui::theme::Role;

/// What a link leads to, as far as its look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkLook {
    Note,
    Tag,
    /// a citation or a DOI
    Source,
    Address,
    /// a file of the vault that is no note
    Attachment,
    /// A picture that is shown: its number among those of the page, and its size in cells.
    Picture {
        at: usize,
        size: (u16, u16),
    },
    /// a picture that is not shown, and why
    NoPicture(NoPicture),
    Footnote,
    /// a note or file that is not there
    Unresolved,
}

/// One row's pieces.
pub(super) type Pieces = Vec<Piece<Ink>>;

/// Turns runs of one document into pieces.
#[derive(Clone, Copy)]
pub(super) struct Inline<'d> {
    pub document: &'d Document,
    /// The look of each of the document's links.
    pub looks: &'d [LinkLook],
}

impl LinkLook {
    /// The look of a link where no index can tell whether its target is there.
    pub fn of(link: &DocumentLink) -> LinkLook {
        match &link.to {
            LinkTarget::Note { .. } | LinkTarget::Line { .. } => LinkLook::Note,
            LinkTarget::Tag(_) => LinkLook::Tag,
            LinkTarget::Citation(_) | LinkTarget::Doi(_) => LinkLook::Source,
            LinkTarget::Address(_) => LinkLook::Address,
            LinkTarget::Footnote(_) => LinkLook::Footnote,
        }
    }

    pub(super) fn role(self) -> Role {
        match self {
            LinkLook::Note => Role::LinkNote,
            LinkLook::Tag => Role::LinkTag,
            LinkLook::Source => Role::LinkSource,
            LinkLook::Address => Role::LinkAddress,
            LinkLook::Attachment | LinkLook::Picture { .. } | LinkLook::NoPicture(_) => Role::LinkAttachment,
            LinkLook::Footnote => Role::LinkFootnote,
            LinkLook::Unresolved => Role::LinkUnresolved,
        }
    }
}

impl<'d> Inline<'d> {
    /// `runs` as rows of at most `columns` columns; `role` is that of the block.
    pub fn wrap(self, runs: &[Run], role: Role, columns: usize) -> Vec<Pieces> {
        wrap_pieces(&self.pieces(runs, role), columns)
    }

    /// `runs` as pieces of clean text, the marks added.
    pub fn pieces<'r>(self, runs: &'r [Run], role: Role) -> Vec<(Cow<'r, str>, Ink)> {
        let mut out = Vec::with_capacity(runs.len());
        for (i, run) in runs.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| runs.get(i));
            self.push_run(&mut out, run, before, runs.get(i + 1), role);
        }
        out
    }

    fn push_run<'r>(
        self,
        out: &mut Vec<(Cow<'r, str>, Ink)>,
        run: &'r Run,
        before: Option<&Run>,
        after: Option<&Run>,
        role: Role,
    ) {
        let link = run.link.and_then(|link| Some((link, *self.looks.get(link)?)));
        let ink = Ink { role, style: run.style, link };
        let mark = Ink { role: Role::Mark, style: RunStyle::default(), link };
        if let Some((link, look)) = link.filter(|_| before.and_then(|run| run.link) != run.link) {
            out.extend(self.link_start(link, look).map(|text| (text.into(), mark)));
        }
        out.extend(fences(run, before).map(|(text, _)| (text.into(), mark)));
        out.push((if run.text == "\n" { "\n".into() } else { shown(run) }, ink));
        let ends = fences(run, after).collect::<Vec<_>>();
        out.extend(ends.into_iter().rev().map(|(_, text)| (text.into(), mark)));
        if let Some((_, look)) = link.filter(|_| after.and_then(|run| run.link) != run.link) {
            out.extend(link_end(look, &run.text).map(|text| (text, mark)));
        }
    }

    /// The mark before a link's text: what it shows is elsewhere.
    fn link_start(self, link: usize, look: LinkLook) -> Option<&'static str> {
        let embed = matches!(self.document.links.get(link)?.to, LinkTarget::Note { embed: true, .. });
        match look {
            LinkLook::Attachment | LinkLook::Picture { .. } | LinkLook::NoPicture(_) => Some("▣\u{a0}"),
            LinkLook::Note | LinkLook::Unresolved if embed => Some("↳\u{a0}"),
            _ => None,
        }
    }
}

/// The mark behind a link's text: it leaves the vault, leads nowhere, or is not shown.
fn link_end(look: LinkLook, text: &str) -> Option<Cow<'static, str>> {
    match look {
        LinkLook::Address if !text.contains("://") => Some("↗".into()),
        LinkLook::Unresolved => Some("?".into()),
        LinkLook::NoPicture(reason) => Some(format!(": {reason}").into()),
        _ => None,
    }
}

/// What runs say, in one line as they show, without the marks around them. Clean.
pub fn in_one_line(runs: &[Run]) -> String {
    let text: String = runs.iter().map(shown).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a run, set as Unicode has it where that is faithful.
fn shown(run: &Run) -> Cow<'_, str> {
    let set = match run.style {
        RunStyle { math: true, .. } => math::in_a_line(&run.text),
        RunStyle { raised: true, .. } => script::raised(&run.text),
        RunStyle { lowered: true, .. } => script::lowered(&run.text),
        _ => None,
    };
    set.map_or_else(|| clean(&run.text), |text| clean(&text).into_owned().into())
}

/// The marks around text of the styles of `run` that `neighbour` does not share.
fn fences(run: &Run, neighbour: Option<&Run>) -> impl Iterator<Item = (&'static str, &'static str)> {
    let (own, other) = (Fenced::of(run), neighbour.map(Fenced::of).unwrap_or_default());
    let marks = [
        (own.strike, other.strike, ("~~", "~~")),
        (own.code, other.code, ("`", "`")),
        (own.math, other.math, ("$", "$")),
        (own.raised, other.raised, ("^(", ")")),
        (own.lowered, other.lowered, ("_(", ")")),
    ];
    marks.into_iter().filter(|(own, other, _)| *own && !*other).map(|(_, _, mark)| mark)
}

/// The styles that take marks. Math and scripts do where Unicode cannot set them.
#[derive(Default)]
struct Fenced {
    strike: bool,
    code: bool,
    math: bool,
    raised: bool,
    lowered: bool,
}

impl Fenced {
    fn of(run: &Run) -> Fenced {
        let style = run.style;
        Fenced {
            strike: style.strike,
            code: style.code,
            math: style.math && math::in_a_line(&run.text).is_none(),
            raised: style.raised && !style.math && script::raised(&run.text).is_none(),
            lowered: style.lowered && !style.math && !style.raised && script::lowered(&run.text).is_none(),
        }
    }
}

/// `pieces` as rows of at most `columns` columns.
pub(super) fn wrap_pieces(pieces: &[(Cow<'_, str>, Ink)], columns: usize) -> Vec<Pieces> {
    wrap(pieces.iter().map(|(text, ink)| (text.as_ref(), *ink)), columns)
}

/// `pieces` as rows of at most `columns` columns, all but the first indented where there is room to.
pub(super) fn wrap_hanging(pieces: &[(Cow<'_, str>, Ink)], columns: usize) -> Vec<Pieces> {
    const INDENT: usize = 2;
    let first = wrap_pieces(pieces, columns);
    if first.len() < 2 || columns < 8 * INDENT {
        return first;
    }
    let mut rows = wrap_pieces(pieces, columns - INDENT);
    rows.iter_mut().skip(1).for_each(|row| row.insert(0, piece(" ".repeat(INDENT), Role::Text)));
    rows
}

/// The columns of a row.
pub(super) fn pieces_width(pieces: &[Piece<Ink>]) -> usize {
    pieces.iter().map(|piece| width(&piece.text)).sum()
}

/// A piece of a page's own making.
pub(super) fn piece(text: impl Into<String>, role: Role) -> Piece<Ink> {
    Piece { text: text.into(), mark: Ink::plain(role) }
}

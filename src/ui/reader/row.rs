//! One row of a page: pieces of clean text and what each is. The theme comes in only when a row is drawn.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Fold, LinkLook, PictureRow, WideTable};
use crate::note::RunStyle;
use crate::ui::text::Piece;
use crate::ui::theme::{Role, Theme};

/// What a piece of a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// the block it belongs to
    pub role: Role,
    /// the emphasis it has in its block
    pub style: RunStyle,
    /// its place in the document's links, and how that link looks
    pub link: Option<(usize, LinkLook)>,
}

/// How much is shown of a table that is too wide for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TablePart {
    pub table: Fold,
    pub set: WideTable,
    /// The columns left out before and behind those shown.
    pub before: usize,
    pub behind: usize,
}

/// A row of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub pieces: Vec<Piece<Ink>>,
    /// The 1-based line of the file on which its block starts.
    pub line: u32,
    /// Which part of that block it shows, a paragraph or an item: the text of one part goes on from row to row.
    pub part: usize,
    /// What is folded or unfolded from this row.
    pub fold: Option<Fold>,
    /// The table too wide for the page that it is a row of.
    pub table: Option<TablePart>,
    /// Whether it stands as it is written: a row of code, or a rule around it.
    pub verbatim: bool,
    /// The part of a picture that fills it.
    pub picture: Option<PictureRow>,
}

impl Ink {
    /// Text of `role`, without emphasis or link.
    pub(super) fn plain(role: Role) -> Ink {
        Ink { role, style: RunStyle::default(), link: None }
    }

    /// The style to draw with; `selected` is the link the cursor is on.
    pub fn style(&self, theme: &Theme, selected: Option<usize>) -> Style {
        let emphasis = self.style;
        let roles = [
            (emphasis.strong, Role::Strong),
            (emphasis.emphasis, Role::Emphasis),
            (emphasis.strike, Role::Strike),
            (emphasis.underline, Role::Underline),
            (emphasis.small, Role::Small),
            (emphasis.code, Role::Code),
            (emphasis.math, Role::Math),
            (emphasis.highlight, Role::Highlight),
        ];
        let own = roles.into_iter().filter(|(is, _)| *is).map(|(_, role)| role);
        let link = self.link.map(|(_, look)| look.role());
        let cursor = self.link.filter(|(link, _)| Some(*link) == selected).map(|_| Role::LinkSelected);
        let over = own.chain(link).chain(cursor);
        over.fold(theme.style(self.role), |style, role| style.patch(theme.style(role)))
    }
}

impl Row {
    /// A row of text in that part of the block that starts on that line; it has nothing special about it.
    pub(super) fn of(pieces: Vec<Piece<Ink>>, line: u32, part: usize) -> Row {
        Row { pieces, line, part, fold: None, table: None, verbatim: false, picture: None }
    }

    /// The row as drawn with `theme`; `selected` is the link the cursor is on.
    pub fn line<'r>(&'r self, theme: &Theme, selected: Option<usize>) -> Line<'r> {
        let span = |piece: &'r Piece<Ink>| {
            let text = theme.drawn(piece.mark.role, &piece.text);
            Span::styled(text, piece.mark.style(theme, selected))
        };
        self.pieces.iter().map(span).collect()
    }

    /// The row's text, without spaces at its end.
    pub fn text(&self) -> String {
        let text: String = self.pieces.iter().map(|piece| piece.text.as_str()).collect();
        text.trim_end().to_owned()
    }
}

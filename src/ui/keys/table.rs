//! The bindings, as a table: dispatch, the help, the status line and the README are all made from it.

use std::borrow::Cow;

use super::action::{self, Action, Motion};
use super::binding::{Binding, Context, Group};
use super::key::{Key, KeyCode};

const ENTER: Key = Key::plain(KeyCode::Enter);
const ESC: Key = Key::plain(KeyCode::Esc);
const BACKSPACE: Key = Key::plain(KeyCode::Backspace);
const UP: Key = Key::plain(KeyCode::Up);
const DOWN: Key = Key::plain(KeyCode::Down);
const SPACE: Key = Key::char(' ');

/// A row of the table; `hint` is what the status line says, empty where it says nothing.
const fn row(
    context: Context,
    group: Group,
    keys: &'static [Key],
    action: Action,
    hint: &'static str,
    help: &'static str,
) -> Binding {
    Binding { context, group, keys: Cow::Borrowed(keys), action, hint, help }
}

/// Every binding, in the order the help shows them.
#[rustfmt::skip]
pub(super) static BINDINGS: &[Binding] = {
    use Action::*;
    use Context::{Everywhere, Graph, Hints, InNote, Line, Notes, Outline as Headings, Overlay, Page, Passage as Marked, Peek as Looking, Prompt, Query, References, Search, SourcesLine, Switcher, Tags, Trail};
    use Group as G;
    use Motion::*;
    &[
        // find
        row(Everywhere, G::Find, &[Key::char('/')], SearchTags, "find a tag", "find a tag by a few of its letters"),
        row(Tags, G::Find, &[ENTER], Open, "choose", "choose the tag and go to its notes"),
        row(Tags, G::Find, &[SPACE], ToggleTag, "and", "choose the tag and stay; again: let it go"),
        row(Tags, G::Find, &[Key::char('|')], AnyTag, "or", "choose the tag as one of several (OR)"),
        row(Tags, G::Find, &[Key::char('-')], NotTag, "not", "leave out the notes with the tag (NOT)"),
        row(Tags, G::Find, &[Key::char('x'), BACKSPACE], RemoveTag, "", "let the tag chosen last go"),
        row(Tags, G::Find, &[Key::char('v')], OpenTagNote, "", "open the tag's own note"),
        row(Everywhere, G::Find, &[Key::char('S')], SearchNotes, "search", "search the notes: words, phrases, tag:x"),
        row(Everywhere, G::Find, &[Key::char('X')], ClearQuery, "", "clear the query: words and chosen tags"),
        row(Everywhere, G::Find, &[Key::char('o')], NextOrder, "", "change the order of the notes (of the tags, in their list)"),
        row(Everywhere, G::Find, &[Key::char('s')], Sources, "", "all sources: every work that is cited or in a library"),
        row(Context::Sources, G::Find, &[Key::char('/')], SearchSources, "find", "find a source by author, year, title, key or DOI"),
        row(Context::Sources, G::Find, &[Key::char('o')], NextOrder, "order", "order the sources by citing notes, year, author or title"),
        row(Everywhere, G::Find, &[Key::char('a'), Key::ctrl('t')], Anything, "find anything", "find anything: a tag, note, source, heading or command"),
        // search line
        row(Search, G::Search, &[ENTER], Open, "choose", "choose the tag and go to its notes"),
        row(Search, G::Search, &[ESC], Cancel, "leave", "leave the line; its letters keep the list short"),
        row(Query, G::Search, &[ENTER], Open, "to the notes", "go to the notes found"),
        row(Query, G::Search, &[ESC], Cancel, "leave", "leave the line; the query stays, and again: its tags only"),
        row(Query, G::Search, &[Key::plain(KeyCode::Left)], Caret(action::Caret::Left), "", "a letter to the left"),
        row(Query, G::Search, &[Key::plain(KeyCode::Right)], Caret(action::Caret::Right), "", "a letter to the right"),
        row(Query, G::Search, &[Key::plain(KeyCode::Home), Key::ctrl('a')], Caret(action::Caret::Start), "", "to the start of the line"),
        row(Query, G::Search, &[Key::plain(KeyCode::End), Key::ctrl('e')], Caret(action::Caret::End), "", "to the end of the line"),
        row(Query, G::Search, &[Key::plain(KeyCode::Delete)], EraseNext, "", "erase the next letter"),
        row(SourcesLine, G::Search, &[ENTER], Open, "open", "open the source"),
        row(SourcesLine, G::Search, &[ESC], Cancel, "leave", "leave the line; its letters keep the list short"),
        row(Switcher, G::Search, &[ENTER], Open, "go", "go to what is selected, or do it"),
        row(Switcher, G::Search, &[ESC], Cancel, "close", "close the list"),
        row(Headings, G::Search, &[ENTER], Open, "go", "go to the heading"),
        row(Headings, G::Search, &[ESC], Cancel, "close", "close the outline"),
        row(InNote, G::Search, &[ENTER], Open, "keep", "keep what is found in the note: n and N walk it, Esc lets it go"),
        row(InNote, G::Search, &[ESC], Cancel, "leave", "leave the line, back to where you were"),
        row(Prompt, G::Search, &[ENTER], Open, "go", "go to what the line names"),
        row(Prompt, G::Search, &[ESC], Cancel, "leave", "leave the line"),
        row(Context::Help, G::Search, &[ENTER], Open, "do it", "do what the selected row says, where it can be done"),
        row(Context::Help, G::Search, &[ESC], Cancel, "close", "clear the line, or close the help"),
        row(Line, G::Search, &[BACKSPACE], Erase, "", "erase a letter; in an empty search line, let the last tag go"),
        row(Line, G::Search, &[Key::ctrl('w')], EraseWord, "", "erase a word"),
        row(Line, G::Search, &[Key::ctrl('u')], EraseLine, "", "erase the line"),
        // move
        row(Everywhere, G::Move, &[Key::char('j'), DOWN, Key::ctrl('n'), Key::ctrl('j')], Move(Down), "", "down a row or line"),
        row(Everywhere, G::Move, &[Key::char('k'), UP, Key::ctrl('p'), Key::ctrl('k')], Move(Up), "", "up a row or line"),
        row(Everywhere, G::Move, &[Key::ctrl('d')], Move(HalfDown), "", "down half a page"),
        row(Everywhere, G::Move, &[Key::ctrl('u')], Move(HalfUp), "", "up half a page"),
        row(Everywhere, G::Move, &[Key::plain(KeyCode::PageDown), SPACE, Key::ctrl('f')], Move(PageDown), "", "down a page"),
        row(Everywhere, G::Move, &[Key::plain(KeyCode::PageUp), Key::char('b'), Key::ctrl('b')], Move(PageUp), "", "up a page"),
        row(Everywhere, G::Move, &[Key::char('g'), Key::plain(KeyCode::Home)], Move(First), "", "to the start"),
        row(Everywhere, G::Move, &[Key::char('G'), Key::plain(KeyCode::End)], Move(Last), "", "to the end"),
        // read
        row(Notes, G::Read, &[ENTER], Open, "read", "read the note"),
        row(Page, G::Read, &[Key::char(']')], NextLink, "link", "to the next link"),
        row(Page, G::Read, &[Key::char('[')], PreviousLink, "", "to the previous link"),
        row(Everywhere, G::Read, &[Key::char('n')], NextMatch, "", "to the next match of the search in the note; where there is none, the next link"),
        row(Everywhere, G::Read, &[Key::char('N')], PreviousMatch, "", "to the previous match, or the previous link"),
        row(Page, G::Read, &[ENTER], Open, "follow", "follow the link; without one, go to the first in view"),
        row(Everywhere, G::Read, &[Key::char('f')], LinkHints, "links", "label the links in view, in the note and the references: the letters of a label follow its link, in capitals they look at it"),
        row(Hints, G::Read, &[ESC], Cancel, "leave", "leave them; any key that is no label does too"),
        row(Page, G::Read, &[Key::char('}')], NextHeading, "", "to the next heading"),
        row(Page, G::Read, &[Key::char('{')], PreviousHeading, "", "to the previous heading"),
        row(Page, G::Read, &[Key::char(')')], NextBlock, "", "to the next paragraph, list or table"),
        row(Page, G::Read, &[Key::char('(')], PreviousBlock, "", "to the previous one"),
        row(Page, G::Read, &[Key::char('F')], FindInNote, "", "find text in the note"),
        row(Page, G::Read, &[Key::char('p')], FoldProperties, "", "show or fold the properties"),
        row(Page, G::Read, &[Key::char('z')], Fold, "", "open or fold the callout in view, set the wide table as a list or in columns; of several the one of the label typed"),
        row(Page, G::Read, &[Key::char('>')], NextColumns, "", "to the next columns of a wide table"),
        row(Page, G::Read, &[Key::char('<')], PreviousColumns, "", "to the previous columns"),
        row(Everywhere, G::Read, &[Key::char('O')], Outline, "", "the outline: the headings of what is read, found by a few letters"),
        row(Everywhere, G::Read, &[Key::char('Z')], Zen, "", "the note alone, and everything again"),
        row(Everywhere, G::Read, &[Key::char('m')], SetMark, "", "set a mark here: a letter for the place and the line"),
        row(Everywhere, G::Read, &[Key::char('\'')], ToMark, "", "go to a mark by its letter; '' goes to where you were before the jump"),
        row(Everywhere, G::Read, &[Key::char('K')], Peek, "", "look at where the selected link or row leads, without going there"),
        row(Looking, G::Read, &[ENTER], Open, "go there", "go to what is looked at"),
        row(References, G::Read, &[ENTER], Open, "open", "open the note or the source, fold the group"),
        row(References, G::Read, &[Key::char('z'), SPACE], Fold, "fold", "open or fold the group"),
        row(Everywhere, G::Read, &[Key::char('t')], TrailDown, "", "the trail down: what it rests on, to its sources"),
        row(Everywhere, G::Read, &[Key::char('T')], TrailUp, "", "the trail up: what rests on it"),
        row(Trail, G::Read, &[Key::char('z'), SPACE], Fold, "fold", "open or fold the row, or go to where it is shown"),
        row(Everywhere, G::Read, &[Key::char('w')], Around, "", "the picture of what is around it: what it rests on, leads to and shares tags with"),
        row(Graph, G::Read, &[Key::char('w')], Around, "go on from it", "put what is selected into the middle; Backspace: back"),
        row(Graph, G::Read, &[Key::char('z'), SPACE], Fold, "one step or two", "show what is one step away, or two"),
        // go to and copy
        row(Everywhere, G::Go, &[Key::char('d')], GoToDoi, "DOI", "go to the source's DOI or address: in your browser; over SSH, by your terminal"),
        row(Everywhere, G::Go, &[Key::char('Q')], ShowQr, "", "the same address as a QR code"),
        row(Everywhere, G::Go, &[Key::char('v')], OpenOwnNote, "", "open the source's own note"),
        row(Everywhere, G::Go, &[Key::char('y')], Copy, "", "copy the citation, key, BibTeX, DOI, address, note path or permalink"),
        row(Page, G::Go, &[Key::char('V')], Passage, "", "mark a passage of the note, to be copied with where it is from and what it cites"),
        row(Marked, G::Go, &[Key::char('j'), DOWN], Move(Down), "more", "mark a row more; ) and } mark to the next paragraph and heading"),
        row(Marked, G::Go, &[Key::char('y')], Copy, "copy", "copy the passage and its citation"),
        row(Marked, G::Go, &[ESC], Cancel, "leave", "leave the passage"),
        row(Everywhere, G::Go, &[Key::char('E')], Export, "", "export the sources listed, or those of the notes listed or read, for other programs"),
        row(Everywhere, G::Go, &[Key::char('e')], Edit, "", "edit the note in your editor (VISUAL or EDITOR), at the line in view"),
        row(Everywhere, G::Go, &[Key::char(':')], GoTo, "", "go to a path, title, alias, permalink, @key, DOI or note#heading"),
        // panes
        row(Everywhere, G::Panes, &[Key::plain(KeyCode::Tab), Key::char('l'), Key::plain(KeyCode::Right)], NextPane, "next", "to the next pane"),
        row(Everywhere, G::Panes, &[Key::shift(KeyCode::Tab), Key::char('h'), Key::plain(KeyCode::Left)], PreviousPane, "", "to the previous pane"),
        row(Everywhere, G::Panes, &[Key::char('1')], GoToTags, "", "to the tags"),
        row(Everywhere, G::Panes, &[Key::char('2')], GoToNotes, "", "to the notes"),
        row(Everywhere, G::Panes, &[Key::char('3')], GoToPage, "", "to the note or source"),
        row(Everywhere, G::Panes, &[Key::char('4')], GoToReferences, "", "to its references"),
        // history
        row(Everywhere, G::History, &[BACKSPACE, Key::ctrl('o'), Key::alt(KeyCode::Left)], Back, "back", "back to where you were"),
        row(Everywhere, G::History, &[Key::alt(KeyCode::Right), Key::ctrl('i')], Forward, "", "forward again (a terminal sends Ctrl-i as Tab: use Alt-→)"),
        // screen
        row(Everywhere, G::Screen, &[Key::char('?'), Key::plain(KeyCode::F(1))], Help, "keys", "every key"),
        row(Everywhere, G::Screen, &[Key::char('!')], Problems, "", "problems: what could not be read as meant"),
        row(Overlay, G::Screen, &[Key::char('q')], Close, "close", "close what lies over the screen"),
        row(Overlay, G::Screen, &[ENTER], Open, "open", "open the selected row"),
        row(Everywhere, G::Screen, &[ESC], Cancel, "", "step back out"),
        row(Everywhere, G::Screen, &[Key::char('q'), Key::ctrl('c')], Quit, "quit", "quit"),
    ]
};

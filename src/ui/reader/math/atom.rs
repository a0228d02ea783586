//! The parts of a formula as they are set: text, and what it is to its neighbours. How they stand beside each other is
//! another's matter.

/// A space that a command asks for.
pub(super) const HARD: &str = "\u{a0}";

/// What an atom is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A space that means nothing: [`HARD`], the writer's own, or without text the one that ended a command.
    Space,
    /// A space wide enough to separate.
    Gap,
    Number,
    /// A letter, or a sign that stands for a thing as a letter does.
    Symbol,
    /// A name of more than one letter, of a function or a unit.
    Word,
    /// What applies to the whole product behind it: a sum, an integral, a limit.
    Scope,
    /// A plus or a minus, which factors bind more tightly than.
    Sign,
    /// What ties the factors beside it: a product, a union.
    Operator,
    Relation,
    /// A comma.
    Mark,
    Slash,
    /// What belongs to the factor before it, like a factorial.
    Postfix,
    Open,
    Close,
    /// A bar of which it is unknown whether it opens or closes.
    Bar,
    /// All between two brackets, with them.
    Fenced,
    /// The same, where the brackets are none of the writer's.
    Wrapped,
    /// What a neighbour on either side would be read into.
    Fraction,
    /// What a neighbour behind it would be read into.
    Root,
    /// A bar behind what it restricts or evaluates, without its script.
    Restricted,
}

/// The script an atom ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    Plain,
    Lowered,
    Raised,
    /// A star, which would be a product before a factor.
    Starred,
    /// Written behind `_`.
    Index,
    /// Written behind `^`, or raised and then written behind `_`.
    Power,
}

/// A part of a formula.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) tail: Tail,
    /// Stands between spaces wherever it stands between two others.
    pub(super) spaced: bool,
}

impl Atom {
    pub(super) fn new(kind: Kind, text: impl Into<String>) -> Atom {
        Atom { text: text.into(), kind, tail: Tail::Plain, spaced: false }
    }

    pub(super) fn spaced(self) -> Atom {
        Atom { spaced: true, ..self }
    }

    pub(super) fn is_space(&self) -> bool {
        self.kind == Kind::Space
    }

    /// A letter or digit without scripts or accents.
    pub(super) fn letter(&self) -> Option<char> {
        let is_letter = matches!(self.kind, Kind::Symbol | Kind::Number) && self.tail == Tail::Plain;
        let mut letters = self.text.chars();
        letters.next().filter(|_| is_letter && letters.next().is_none())
    }

    /// Whether what stands behind it is read together with it.
    pub(super) fn ends_factor(&self) -> bool {
        self.kind == Kind::Close || self.is_factor()
    }

    /// Whether what stands before it is read together with it.
    pub(super) fn begins_factor(&self) -> bool {
        self.kind == Kind::Open || self.is_factor()
    }

    fn is_factor(&self) -> bool {
        let apart = [Kind::Space, Kind::Gap, Kind::Sign, Kind::Relation, Kind::Mark, Kind::Open, Kind::Close];
        !apart.contains(&self.kind)
    }

    /// Whether a script ends it that a neighbour would be read into.
    pub(super) fn ends_written(&self) -> bool {
        matches!(self.tail, Tail::Index | Tail::Power)
    }
}

/// A formula, or a part of it that stands alone.
pub(super) type List = Vec<Atom>;

/// `list` without the spaces around it, and with its bars told apart where they are clear.
pub(super) fn settled(mut list: List) -> List {
    while list.last().is_some_and(Atom::is_space) {
        list.pop();
    }
    list.drain(..list.iter().take_while(|atom| atom.is_space()).count());
    ["|", "‖"].into_iter().for_each(|bar| tell_apart(&mut list, bar));
    list
}

/// Two bars are brackets where what is between them has its brackets in pairs.
fn tell_apart(list: &mut [Atom], bar: &str) {
    let is_bar = |atom: &Atom| atom.kind == Kind::Bar && atom.text.starts_with(bar);
    let bars: Vec<usize> = (0..list.len()).filter(|at| is_bar(&list[*at])).collect();
    let &[first, second] = bars.as_slice() else { return };
    if list[first].tail == Tail::Plain && second > first + 1 && is_paired(&list[first + 1..second]) {
        list[first].kind = Kind::Open;
        list[second].kind = Kind::Close;
    }
}

/// Whether each bracket in `list` has its other one.
fn is_paired(list: &[Atom]) -> bool {
    let depths = depths(list);
    depths.iter().all(|depth| *depth >= 0) && depths.last().is_none_or(|depth| *depth == 0)
}

/// How many brackets are open behind each atom.
fn depths(list: &[Atom]) -> Vec<i32> {
    let mut depth = 0;
    let steps = list.iter().map(|atom| match atom.kind {
        Kind::Open => 1,
        Kind::Close => -1,
        _ => 0,
    });
    steps
        .map(|step| {
            depth += step;
            depth
        })
        .collect()
}

/// Whether the first atom opens a bracket that the last one closes.
pub(super) fn is_enclosed(list: &[Atom]) -> bool {
    let depths = depths(list);
    let inside = depths.len().saturating_sub(1);
    depths.last() == Some(&0) && inside > 0 && depths[..inside].iter().all(|depth| *depth > 0)
}

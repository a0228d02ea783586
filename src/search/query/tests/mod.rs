//! The language as its readers meet it: queries and what they mean, mistakes and what is said of them, notes found.

mod found;
mod mistakes;
mod trees;

use super::*;

/// A tree, written so that what it means shows: `&` all, `|` any, `!` not.
fn notation(what: &Expression) -> String {
    let joined = |some: &[Expression], sign: &str| {
        format!("({})", some.iter().map(notation).collect::<Vec<_>>().join(sign))
    };
    match what {
        Expression::All(all) => joined(all, " & "),
        Expression::Any(any) => joined(any, " | "),
        Expression::Not(one) => format!("!{}", notation(one)),
        Expression::Term(term) => sought(&term.sought),
    }
}

fn sought(sought: &Sought) -> String {
    let glob = |glob: &Glob| glob.pieces.join("‥");
    match sought {
        Sought::Text(TextTerm::Words(words)) => format!("‹{words}›"),
        Sought::Text(TextTerm::Pattern(pattern)) => format!("/{pattern}/"),
        Sought::Tag(name) => format!("tag ‹{name}›"),
        Sought::Path(path) => format!("path ‹{}›", glob(path)),
        Sought::Kind(kind) => format!("kind ‹{kind}›"),
        Sought::Title(title) => format!("title ‹{}›", glob(title)),
        Sought::Cites(name) => format!("cites ‹{name}›"),
        Sought::LinksTo(address) => format!("to ‹{address}›"),
        Sought::LinkedFrom(address) => format!("from ‹{address}›"),
        Sought::Has(feature) => format!("has {}", feature.name()),
        Sought::Date(field, within) => format!("{field:?} {}", bounds(within)),
        Sought::Property(name, Wanted::Words(words)) => format!("[{name}] ~ ‹{}›", glob(words)),
        Sought::Property(name, Wanted::Whole(whole)) => format!("[{name}] = ‹{}›", glob(whole)),
        Sought::Property(name, Wanted::Within(within)) => format!("[{name}] {}", bounds(within)),
    }
}

fn bounds(bounds: &Bounds) -> String {
    let text =
        |amount: &Option<Amount>| amount.as_ref().map_or("∞".to_owned(), |amount| amount.text.clone());
    match bounds {
        Bounds::Compared(comparison, amount) => format!("{comparison:?} {}", amount.text),
        Bounds::Between(from, to) => format!("{}…{}", text(from), text(to)),
    }
}

//! A note's document as rows of a screen: laid out at a width, with its links found again by row and column. It draws
//! nothing itself, keeps no scroll position and knows no index; how links look is passed in.

mod apart;
mod block;
mod callout;
mod cells;
mod code;
mod columns;
mod fold;
mod found;
mod inline;
mod list;
mod margin;
mod math;
mod moved;
mod page;
mod picture;
mod places;
mod plain;
mod properties;
mod row;
mod script;
mod table;

pub use fold::{Fold, Folds, WideTable};
pub use found::{Find, Spot, found, starts};
pub use inline::{LinkLook, in_one_line};
pub use moved::{line_now, link_now};
pub use page::Page;
pub use picture::PictureRow;
pub use places::LinkPlace;
pub use plain::{plain, whole_rows};
pub use row::{Ink, Row, TablePart};

#[cfg(test)]
mod tests;

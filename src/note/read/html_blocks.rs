//! Elements of HTML that hold blocks: lists, quotes, details, definitions. In a table's cell they are lines of text.

use super::blocks::{Element as Container, Frame};
use super::build::{Builder, Opened};
use crate::note::html::Element;

impl Builder<'_, '_> {
    /// Opens what holds blocks or is one; in a cell, lists are lines with marks.
    pub(super) fn open_block(&mut self, element: &Element) {
        let (name, line) = (element.name.as_str(), self.line);
        if self.table.is_some() {
            return self.open_in_cell(element);
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.become_block(Opened::Heading(name[1..].parse().unwrap_or(1)));
            }
            "dt" => {
                self.blocks.close_element(Container::Meaning, &[]);
                self.become_block(Opened::Term);
            }
            "summary" => self.become_block(Opened::Summary),
            "pre" => self.code = Some((line, String::new(), String::new())),
            _ => self.open_container(element),
        }
    }

    fn open_container(&mut self, element: &Element) {
        let blocks = &mut self.blocks;
        let (container, frame) = match element.name.as_str() {
            "ul" | "ol" => (Container::List, Frame::List { first: first_number(element), items: Vec::new() }),
            "li" => {
                blocks.close_element(Container::Item, &[Container::List]);
                (Container::Item, Frame::Item(Default::default()))
            }
            "dd" => {
                blocks.close_element(Container::Meaning, &[]);
                (Container::Meaning, Frame::Meaning(Vec::new()))
            }
            "blockquote" => (Container::Quote, Frame::Quote(Vec::new())),
            "details" => {
                let folded = element.attribute("open").is_none();
                (Container::Details, Frame::Details { title: Vec::new(), folded, blocks: Vec::new() })
            }
            _ => return,
        };
        blocks.open_element(self.line, container, frame);
    }

    pub(super) fn close_block(&mut self, name: &str) {
        if self.table.is_some() {
            if matches!(name, "ul" | "ol") {
                self.cell_lists.pop();
            }
            return;
        }
        match name {
            "ul" | "ol" => self.blocks.close_element(Container::List, &[]),
            "li" => self.blocks.close_element(Container::Item, &[Container::List]),
            "dd" | "dl" => self.blocks.close_element(Container::Meaning, &[]),
            "blockquote" => self.blocks.close_element(Container::Quote, &[]),
            "details" => self.blocks.close_element(Container::Details, &[]),
            _ => {}
        }
    }

    fn open_in_cell(&mut self, element: &Element) {
        match element.name.as_str() {
            "ul" | "ol" => self.cell_lists.push(first_number(element)),
            "li" => {
                let depth = self.cell_lists.len().saturating_sub(1).min(4);
                let mark = match self.cell_lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".to_string(),
                };
                self.runs.text(&format!("{}{mark}", "\u{a0}\u{a0}".repeat(depth)));
            }
            _ => {}
        }
    }

    /// The text from here to the end of the element is no paragraph. A heading within a summary is its text.
    fn become_block(&mut self, opened: Opened) {
        if self.opened.is_none() {
            self.opened = Some((opened, self.line));
        }
    }
}

/// The number an ordered list starts with.
fn first_number(list: &Element) -> Option<u64> {
    let start = || list.attribute("start").and_then(|start| start.trim().parse().ok());
    (list.name == "ol").then(|| start().unwrap_or(1))
}

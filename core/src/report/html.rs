//! Tables for a notebook or a page.

use std::fmt::Write as _;

use super::{Setting, Shown, View};
use crate::Table;

/// The table as an HTML element, with headings that screen readers announce.
#[must_use]
pub fn table_html(table: &Table<'_>, view: View) -> String {
    let shown = Shown::new(table, view);
    let mut html = String::from("<table class=\"soteplan\">\n<thead><tr>");
    let style = |setting: Setting| match setting {
        Setting::Words => "text-align:left",
        Setting::Days => "text-align:left;white-space:nowrap",
        Setting::Numbers => "text-align:right",
    };
    for (heading, setting) in shown.headings.iter().zip(&shown.setting) {
        let _ = write!(html, "<th scope=\"col\" style=\"{}\">{}</th>", style(*setting), escape(heading));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in &shown.rows {
        html.push_str("<tr>");
        for (cell, setting) in row.iter().zip(&shown.setting) {
            let _ = write!(html, "<td style=\"{}\">{}</td>", style(*setting), escape(cell));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>");
    if let Some(more) = shown.more(view.language_or_english()) {
        let _ = write!(html, "\n<p>{more}</p>");
    }
    html
}

/// Text that may stand in HTML: no character of it is markup.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Column;

    #[test]
    fn a_plan_cannot_smuggle_markup_into_a_report() {
        let mut table = Table::new();
        table.insert("name", Column::text([Some("<script>alert('x')</script>")])).unwrap();
        let html = table_html(&table, View::data(10));
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }
}

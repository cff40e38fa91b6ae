//! Tables for a notebook or a page, and what all pages have in common.

use std::fmt::Write as _;

use super::{Setting, Shown, View};
use crate::{Language, Table};

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

/// What all pages look like, in light and in dark.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}\
h1{line-height:1.2}\
.wide{overflow-x:auto}\
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}\
th,td{padding:.3rem .6rem;border-bottom:1px solid #c9c9c9;vertical-align:top}\
thead th{border-bottom:2px solid #555}\
dt{font-weight:600}dd{margin:0 0 .5rem 1rem}\
code{font-size:.9em}\
.finding{margin:.4rem 0}\
.severity{display:inline-block;min-width:5.5rem;font-weight:600}\
.error{color:#a8071a}.warning{color:#8a4b00}.advice{color:#0b57a4}\
pre{margin:.3rem 0;padding:.3rem .6rem;border-left:.2rem solid #c9c9c9;white-space:pre-wrap;overflow-wrap:anywhere}\
mark{color:inherit;background:#ffe58f;text-decoration:underline wavy}\
.place{color:#555;font-family:ui-monospace,monospace;font-size:.875em}\
.notice{border-left:.3rem solid #8a4b00;padding:.3rem .8rem;background:#fff4e0;color:#1b1b1b}\
@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}.place{color:#bbb}mark{background:#594214}\
.error{color:#ff9c9c}.warning{color:#ffc069}.advice{color:#91caff}}";

/// The beginning of a self-contained page: no script, no font and no picture from anywhere else.
pub(crate) fn opened(title: &str, language: Language) -> String {
    let (title, language) = (escape(title), language.code());
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
    )
}

/// The end of a page.
pub(crate) const CLOSED: &str = "</main>\n</body>\n</html>\n";

/// Text whose parts in backticks are set as code.
pub(crate) fn code(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            let _ = write!(html, "<code>{}</code>", escape(part));
        } else {
            html.push_str(&escape(part));
        }
    }
    html
}

/// Text that may stand in HTML: no character of it is markup.
pub(crate) fn escape(text: &str) -> String {
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

use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Assessment;

rule! {
    /// A rating lies outside 1 to 5.
    ///
    /// Ratings go from 1 (poor) to 5 (excellent). Another number is of another scale, and an average with it means
    /// nothing.
    ///
    /// # How to fix
    ///
    /// Give the rating on the scale from 1 to 5.
    "Y014" "rating-out-of-range" Interfaces Error since "0.2.0"
    on Assessment, reads []
    message {
        fi: "arvosana {rating} ei ole väliltä 1–5",
        sv: "betyget {rating} ligger inte mellan 1 och 5",
        en: "the rating {rating} does not lie between 1 and 5",
    }
    help {
        fi: "anna arvosana asteikolla 1 (heikko) – 5 (erinomainen)",
        sv: "ange betyget på skalan 1 (svagt) – 5 (utmärkt)",
        en: "rate from 1 (poor) to 5 (excellent)",
    }
}

fn check(_: &Subject<'_>, assessment: &At<'_, Assessment>, findings: &mut Findings) -> Judged {
    let rating = assessment.rating?;
    if !(1..=5).contains(&rating) {
        findings.push(finding(assessment.field("rating")).with("rating", rating as f64));
    }
    JUDGED
}

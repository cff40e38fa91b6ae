use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::CostDivision;

rule! {
    /// The shares of those who pay do not make 100 per cent, or one of them is less than nothing.
    ///
    /// Something is paid twice, or by nobody. How far from 100 the sum may lie, for shares that are rounded, is the option
    /// `cost_share_tolerance`.
    ///
    /// # How to fix
    ///
    /// Compare the shares with the agreement. Where a payer is missing, add it.
    "Y011" "cost-shares-off" Interfaces Error since "0.2.0"
    on CostDivision, reads []
    message {
        fi: "osuudet ovat yhteensä {sum} prosenttia",
        sv: "andelarna är sammanlagt {sum} procent",
        en: "the shares make {sum} per cent",
    }
    help {
        fi: "tarkista osuudet: yhteensä 100, eikä mikään alle 0",
        sv: "kontrollera andelarna: sammanlagt 100, och ingen under 0",
        en: "see to the shares: 100 together, and none below 0",
    }
    limits {
        cost_share_tolerance = 0.1 "How many percentage points the sum of cost shares may lie from 100.";
    }
}

fn check(subject: &Subject<'_>, division: &At<'_, CostDivision>, findings: &mut Findings) -> Judged {
    if division.shares.is_empty() {
        return None;
    }
    let sum: f64 = division.shares.iter().map(|share| share.percent).sum();
    let is_off = (sum - 100.0).abs() > subject.threshold(&RULE, 0);
    if is_off || division.shares.iter().any(|share| share.percent < 0.0) {
        // Shares have few decimals; the sum of their binary fractions has many.
        let shown = (sum * 1000.0).round() / 1000.0;
        findings.push(finding(division.field("shares")).with("sum", shown));
    }
    JUDGED
}

//! What fixes of several rules are called.

use crate::diagnostic::terms;

terms! {
    pub(super) TAKE_AWAY: "poista tämä", "ta bort detta", "take this away";
    pub(super) TAKE_DUPLICATE: "poista kaksoiskappale", "ta bort dubbletten", "take the duplicate away";
    pub(super) SWAP_DATES: "vaihda päivämäärien paikat", "låt datumen byta plats", "swap the two dates";
    pub(super) WRITE: "kirjoita `{new}`", "skriv `{new}`", "write `{new}`";
}

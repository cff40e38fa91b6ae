//! Codes of areas.

use super::record::formed;

formed! {
    /// The three-digit code of a municipality in Statistics Finland's classification: 091 is Helsinki. Whether there is
    /// such a municipality is another question.
    pub struct AreaCode = "^[0-9]{3}$", has_form (
        "kuntanumero: kolme numeroa, esimerkiksi 091",
        "en kommunkod: tre siffror, till exempel 091",
        "a municipality code: three digits, such as 091"
    )
}

fn has_form(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit())
}

//! Codes of areas.

use super::record::formed;

/// That many digits and nothing else.
fn digits(code: &str, count: usize) -> bool {
    code.len() == count && code.bytes().all(|byte| byte.is_ascii_digit())
}

mod municipality {
    use super::formed;

    formed! {
        /// The three-digit code of a municipality in Statistics Finland's classification: 091 is Helsinki. Whether there
        /// is such a municipality is another question.
        pub struct AreaCode = "^[0-9]{3}$", has_form (
            "kuntanumero: kolme numeroa, esimerkiksi 091",
            "en kommunkod: tre siffror, till exempel 091",
            "a municipality code: three digits, such as 091"
        )
    }

    fn has_form(code: &str) -> bool {
        super::digits(code, 3)
    }
}

mod county {
    use super::formed;

    formed! {
        /// The two-digit code of a wellbeing services county in Statistics Finland's classification: 03 is Länsi-Uusimaa,
        /// 90 is Helsinki. Whether there is such a county is another question.
        pub struct CountyCode = "^[0-9]{2}$", has_form (
            "hyvinvointialueen numero: kaksi numeroa, esimerkiksi 03",
            "en kod för välfärdsområde: två siffror, till exempel 03",
            "a county code: two digits, such as 03"
        )
    }

    fn has_form(code: &str) -> bool {
        super::digits(code, 2)
    }
}

mod district {
    use super::formed;

    formed! {
        /// The two-digit code of a hospital district in Statistics Finland's classification of 2021 and 2022: 25 is
        /// Helsinki and Uusimaa. Whether there was such a district is another question.
        pub struct DistrictCode = "^[0-9]{2}$", has_form (
            "sairaanhoitopiirin numero: kaksi numeroa, esimerkiksi 25",
            "en kod för sjukvårdsdistrikt: två siffror, till exempel 25",
            "a hospital district's code: two digits, such as 25"
        )
    }

    fn has_form(code: &str) -> bool {
        super::digits(code, 2)
    }
}

pub use county::CountyCode;
pub use district::DistrictCode;
pub use municipality::AreaCode;

//! What municipalities belong to: regions, hospital districts, counties, collaborative areas.
//!
//! Codes and Finnish names, and the Swedish ones of counties: Statistics Finland, classifications of 2021, 2022, 2023 and
//! 2026. Earlier codes and ids of counties: THL, Sotkanet (CC BY 4.0). Other Swedish and English names are our own usage.

use crate::diagnostic::{Term, vocabulary};

macro_rules! areas {
    ($(#[$meta:meta])* $name:ident { $($code:literal ($fi:literal, $sv:literal, $en:literal),)* }) => {
        $(#[$meta])*
        #[derive(Debug, PartialEq, Eq)]
        pub struct $name {
            /// The two-digit code.
            pub code: &'static str,
            /// What it is called.
            pub name: Term,
        }

        impl $name {
            /// All of them, by code.
            pub const ALL: &'static [Self] = &[$(Self { code: $code, name: Term::new($fi, $sv, $en) }),*];

            /// The one of that code.
            #[must_use]
            pub fn by_code(code: &str) -> Option<&'static Self> {
                Self::ALL.iter().find(|area| area.code == code)
            }
        }
    };
}

areas! {
    /// A region (maakunta).
    Region {
        "01" ("Uusimaa", "Nyland", "Uusimaa"),
        "02" ("Varsinais-Suomi", "Egentliga Finland", "Southwest Finland"),
        "04" ("Satakunta", "Satakunta", "Satakunta"),
        "05" ("Kanta-Häme", "Egentliga Tavastland", "Kanta-Häme"),
        "06" ("Pirkanmaa", "Birkaland", "Pirkanmaa"),
        "07" ("Päijät-Häme", "Päijänne-Tavastland", "Päijät-Häme"),
        "08" ("Kymenlaakso", "Kymmenedalen", "Kymenlaakso"),
        "09" ("Etelä-Karjala", "Södra Karelen", "South Karelia"),
        "10" ("Etelä-Savo", "Södra Savolax", "South Savo"),
        "11" ("Pohjois-Savo", "Norra Savolax", "North Savo"),
        "12" ("Pohjois-Karjala", "Norra Karelen", "North Karelia"),
        "13" ("Keski-Suomi", "Mellersta Finland", "Central Finland"),
        "14" ("Etelä-Pohjanmaa", "Södra Österbotten", "South Ostrobothnia"),
        "15" ("Pohjanmaa", "Österbotten", "Ostrobothnia"),
        "16" ("Keski-Pohjanmaa", "Mellersta Österbotten", "Central Ostrobothnia"),
        "17" ("Pohjois-Pohjanmaa", "Norra Österbotten", "North Ostrobothnia"),
        "18" ("Kainuu", "Kajanaland", "Kainuu"),
        "19" ("Lappi", "Lappland", "Lapland"),
        "21" ("Ahvenanmaa", "Åland", "Åland"),
    }
}

areas! {
    /// A hospital district, as of 2021 and 2022; Åland has its own health care.
    HospitalDistrict {
        "00" ("Ahvenanmaa", "Åland", "Åland"),
        "03" ("Varsinais-Suomen sairaanhoitopiiri", "Egentliga Finlands sjukvårdsdistrikt", "Hospital District of Southwest Finland"),
        "04" ("Satakunnan sairaanhoitopiiri", "Satakunta sjukvårdsdistrikt", "Hospital District of Satakunta"),
        "05" ("Kanta-Hämeen sairaanhoitopiiri", "Egentliga Tavastlands sjukvårdsdistrikt", "Hospital District of Kanta-Häme"),
        "06" ("Pirkanmaan sairaanhoitopiiri", "Birkalands sjukvårdsdistrikt", "Hospital District of Pirkanmaa"),
        "07" ("Päijät-Hämeen sairaanhoitopiiri", "Päijänne-Tavastlands sjukvårdsdistrikt", "Hospital District of Päijät-Häme"),
        "08" ("Kymenlaakson sairaanhoitopiiri", "Kymmenedalens sjukvårdsdistrikt", "Hospital District of Kymenlaakso"),
        "09" ("Etelä-Karjalan sairaanhoitopiiri", "Södra Karelens sjukvårdsdistrikt", "Hospital District of South Karelia"),
        "10" ("Etelä-Savon sairaanhoitopiiri", "Södra Savolax sjukvårdsdistrikt", "Hospital District of South Savo"),
        "11" ("Itä-Savon sairaanhoitopiiri", "Östra Savolax sjukvårdsdistrikt", "Hospital District of East Savo"),
        "12" ("Pohjois-Karjalan sairaanhoitopiiri", "Norra Karelens sjukvårdsdistrikt", "Hospital District of North Karelia"),
        "13" ("Pohjois-Savon sairaanhoitopiiri", "Norra Savolax sjukvårdsdistrikt", "Hospital District of North Savo"),
        "14" ("Keski-Suomen sairaanhoitopiiri", "Mellersta Finlands sjukvårdsdistrikt", "Hospital District of Central Finland"),
        "15" ("Etelä-Pohjanmaan sairaanhoitopiiri", "Södra Österbottens sjukvårdsdistrikt", "Hospital District of South Ostrobothnia"),
        "16" ("Vaasan sairaanhoitopiiri", "Vasa sjukvårdsdistrikt", "Hospital District of Vaasa"),
        "17" ("Keski-Pohjanmaan sairaanhoitopiiri", "Mellersta Österbottens sjukvårdsdistrikt", "Hospital District of Central Ostrobothnia"),
        "18" ("Pohjois-Pohjanmaan sairaanhoitopiiri", "Norra Österbottens sjukvårdsdistrikt", "Hospital District of North Ostrobothnia"),
        "19" ("Kainuun sairaanhoitopiiri", "Kajanalands sjukvårdsdistrikt", "Hospital District of Kainuu"),
        "20" ("Länsi-Pohjan sairaanhoitopiiri", "Länsi-Pohja sjukvårdsdistrikt", "Hospital District of Länsi-Pohja"),
        "21" ("Lapin sairaanhoitopiiri", "Lapplands sjukvårdsdistrikt", "Hospital District of Lapland"),
        "25" ("Helsingin ja Uudenmaan sairaanhoitopiiri", "Helsingfors och Nylands sjukvårdsdistrikt", "Hospital District of Helsinki and Uusimaa"),
    }
}

areas! {
    /// A collaborative area of counties, from 2023.
    CollaborativeArea {
        "01" ("Etelä-Suomen yhteistyöalue", "Södra Finlands samarbetsområde", "Southern Finland Collaborative Area"),
        "02" ("Itä-Suomen yhteistyöalue", "Östra Finlands samarbetsområde", "Eastern Finland Collaborative Area"),
        "03" ("Sisä-Suomen yhteistyöalue", "Inre Finlands samarbetsområde", "Inland Finland Collaborative Area"),
        "04" ("Länsi-Suomen yhteistyöalue", "Västra Finlands samarbetsområde", "Western Finland Collaborative Area"),
        "05" ("Pohjois-Suomen yhteistyöalue", "Norra Finlands samarbetsområde", "Northern Finland Collaborative Area"),
        "06" ("Ahvenanmaa", "Åland", "Åland"),
    }
}

vocabulary! {
    /// What an organiser of services is from 2023-01-01.
    pub enum CountyKind {
        /// A wellbeing services county.
        County = "wellbeing-services-county" ("hyvinvointialue", "välfärdsområde", "wellbeing services county"),
        /// The City of Helsinki.
        City = "city" ("kaupunki", "stad", "city"),
        /// Åland, which has laws of its own.
        Aland = "aland" ("Ahvenanmaa", "Åland", "Åland"),
    }
}

/// Who organises services from 2023-01-01: a wellbeing services county, Helsinki, or Åland.
#[derive(Debug, PartialEq, Eq)]
pub struct County {
    /// The two-digit code: `03`. Statistics Finland's tables write `HVA03`.
    pub code: &'static str,
    /// The code in THL's first list; `None` for Åland, which was not in it.
    pub old_code: Option<&'static str>,
    /// The id of the region in Sotkanet.
    pub sotkanet_id: i64,
    /// The id in Sotkanet's first list.
    pub old_sotkanet_id: Option<i64>,
    /// What it is.
    pub kind: CountyKind,
    /// Whether it serves in both national languages.
    pub bilingual: bool,
    /// What it is called.
    pub name: Term,
}

macro_rules! counties {
    ($($code:literal $old:literal $id:literal $old_id:literal $kind:ident $bilingual:literal ($fi:literal, $sv:literal, $en:literal),)*) => {
        impl County {
            /// All of them, by code.
            pub const ALL: &'static [Self] = &[$(Self {
                code: $code,
                old_code: if $old_id == 0 { None } else { Some($old) },
                sotkanet_id: $id,
                old_sotkanet_id: if $old_id == 0 { None } else { Some($old_id) },
                kind: CountyKind::$kind,
                bilingual: $bilingual,
                name: Term::new($fi, $sv, $en),
            }),*];
        }
    };
}

// Code, earlier code, Sotkanet's id, earlier id, kind, bilingual, names.
counties! {
    "01" "18" 961 881 County true ("Itä-Uudenmaan hyvinvointialue", "Östra Nylands välfärdsområde", "Wellbeing Services County of East Uusimaa"),
    "02" "19" 966 886 County false ("Keski-Uudenmaan hyvinvointialue", "Mellersta Nylands välfärdsområde", "Wellbeing Services County of Central Uusimaa"),
    "03" "20" 969 889 County true ("Länsi-Uudenmaan hyvinvointialue", "Västra Nylands välfärdsområde", "Wellbeing Services County of Western Uusimaa"),
    "04" "21" 977 897 County true ("Vantaan ja Keravan hyvinvointialue", "Vanda och Kervo välfärdsområde", "Wellbeing Services County of Vantaa and Kerava"),
    "05" "01" 978 898 County true ("Varsinais-Suomen hyvinvointialue", "Egentliga Finlands välfärdsområde", "Wellbeing Services County of Southwest Finland"),
    "06" "02" 976 896 County false ("Satakunnan hyvinvointialue", "Satakunta välfärdsområde", "Wellbeing Services County of Satakunta"),
    "07" "03" 963 883 County false ("Kanta-Hämeen hyvinvointialue", "Egentliga Tavastlands välfärdsområde", "Wellbeing Services County of Kanta-Häme"),
    "08" "04" 970 890 County false ("Pirkanmaan hyvinvointialue", "Birkalands välfärdsområde", "Wellbeing Services County of Pirkanmaa"),
    "09" "05" 975 895 County false ("Päijät-Hämeen hyvinvointialue", "Päijänne-Tavastlands välfärdsområde", "Wellbeing Services County of Päijät-Häme"),
    "10" "06" 967 887 County true ("Kymenlaakson hyvinvointialue", "Kymmenedalens välfärdsområde", "Wellbeing Services County of Kymenlaakso"),
    "11" "07" 957 877 County false ("Etelä-Karjalan hyvinvointialue", "Södra Karelens välfärdsområde", "Wellbeing Services County of South Karelia"),
    "12" "08" 959 879 County false ("Etelä-Savon hyvinvointialue", "Södra Savolax välfärdsområde", "Wellbeing Services County of South Savo"),
    "13" "09" 974 894 County false ("Pohjois-Savon hyvinvointialue", "Norra Savolax välfärdsområde", "Wellbeing Services County of North Savo"),
    "14" "10" 972 892 County false ("Pohjois-Karjalan hyvinvointialue", "Norra Karelens välfärdsområde", "Wellbeing Services County of North Karelia"),
    "15" "11" 965 885 County false ("Keski-Suomen hyvinvointialue", "Mellersta Finlands välfärdsområde", "Wellbeing Services County of Central Finland"),
    "16" "12" 958 878 County false ("Etelä-Pohjanmaan hyvinvointialue", "Södra Österbottens välfärdsområde", "Wellbeing Services County of South Ostrobothnia"),
    "17" "13" 971 891 County true ("Pohjanmaan hyvinvointialue", "Österbottens välfärdsområde", "Wellbeing Services County of Ostrobothnia"),
    "18" "14" 964 884 County true ("Keski-Pohjanmaan hyvinvointialue", "Mellersta Österbottens välfärdsområde", "Wellbeing Services County of Central Ostrobothnia"),
    "19" "15" 973 893 County false ("Pohjois-Pohjanmaan hyvinvointialue", "Norra Österbottens välfärdsområde", "Wellbeing Services County of North Ostrobothnia"),
    "20" "16" 962 882 County false ("Kainuun hyvinvointialue", "Kajanalands välfärdsområde", "Wellbeing Services County of Kainuu"),
    "21" "17" 968 888 County false ("Lapin hyvinvointialue", "Lapplands välfärdsområde", "Wellbeing Services County of Lapland"),
    "90" "22" 960 880 City true ("Helsingin kaupunki", "Helsingfors stad", "City of Helsinki"),
    "91" "" 956 0 Aland false ("Ahvenanmaa", "Åland", "Åland"),
}

impl County {
    /// The one of that code.
    #[must_use]
    pub fn by_code(code: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|county| county.code == code)
    }
}

// Every text of the page itself. Columns and words of tables are called as the library's catalogue calls them.

import type { Wording } from "./language";

export const strings = {
    title: {
        fi: "Järjestämissuunnitelman työpöytä",
        sv: "Arbetsbord för planer för ordnande",
        en: "Provision plan workbench",
    },
    skipToText: { fi: "Siirry suunnitelman tekstiin", sv: "Gå till planens text", en: "Skip to the text of the plan" },
    skipToFindings: { fi: "Siirry havaintoihin", sv: "Gå till iakttagelserna", en: "Skip to the findings" },
    skipToAnswers: {
        fi: "Siirry mittareihin, voimassaoloon ja rakenteeseen",
        sv: "Gå till indikatorer, giltighet och struktur",
        en: "Skip to indicators, validity and structure",
    },
    language: { fi: "Kieli", sv: "Språk", en: "Language" },
    file: { fi: "Tiedosto", sv: "Fil", en: "File" },
    openFile: { fi: "Avaa tiedosto…", sv: "Öppna fil…", en: "Open file…" },
    openExample: { fi: "Avaa esimerkki", sv: "Öppna ett exempel", en: "Open an example" },
    exampleHyks: {
        fi: "HYKS-alueen järjestämissuunnitelma 2021–2025",
        sv: "Planen för HUCS-området 2021–2025",
        en: "Provision plan of the HYKS area 2021–2025",
    },
    exampleUusimaa: {
        fi: "Uudenmaan strategialuonnos 2030",
        sv: "Utkastet till Nylands strategi 2030",
        en: "Draft strategy of Uusimaa 2030",
    },
    saveText: { fi: "Tallenna teksti", sv: "Spara texten", en: "Save the text" },
    drop: {
        fi: "Pudota suunnitelma (.json) tai luvut (.csv) tähän",
        sv: "Släpp planen (.json) eller siffrorna (.csv) här",
        en: "Drop the plan (.json) or the figures (.csv) here",
    },
    dismiss: { fi: "Sulje ilmoitus", sv: "Stäng meddelandet", en: "Close the message" },

    term: { fi: "Kausi", sv: "Period", en: "Term" },
    noPlanTitle: { fi: "Teksti ei ole suunnitelma", sv: "Texten är inte en plan", en: "The text is not a plan" },
    noPlan: {
        fi: "Korjaa virheet, jotka on lueteltu havainnoissa, niin vastaukset tulevat näkyviin.",
        sv: "Rätta felen som räknas upp bland iakttagelserna, så visas svaren.",
        en: "Mend the errors that the findings list, and the answers appear.",
    },
    stale: {
        fi: "Teksti ei ole juuri nyt suunnitelma. Vastaukset koskevat sen viimeisintä versiota, joka oli.",
        sv: "Texten är inte en plan just nu. Svaren gäller dess senaste version som var en plan.",
        en: "The text is not a plan right now. The answers are about its last version that was one.",
    },
    illustrative: {
        fi: "Osa suunnitelman kohdista on havainnollistavia: kukaan ei ole päättänyt niistä. Ne on merkitty.",
        sv: "En del av planen är illustrativ: ingen har beslutat om den. Den är märkt.",
        en: "Some of the plan is illustrative: nobody decided it. It is marked as such.",
    },

    textOfPlan: { fi: "Suunnitelman teksti", sv: "Planens text", en: "Text of the plan" },
    editorKeys: {
        fi: "Sarkain vie pois tekstistä, F8 seuraavaan havaintoon, Ctrl+F etsii.",
        sv: "Tabb leder ut ur texten, F8 till nästa iakttagelse, Ctrl+F söker.",
        en: "Tab leads out of the text, F8 to the next finding, Ctrl+F searches.",
    },

    findings: { fi: "Havainnot", sv: "Iakttagelser", en: "Findings" },
    showSeverities: { fi: "Näytä", sv: "Visa", en: "Show" },
    noFindings: {
        fi: "Säännöt eivät löytäneet huomautettavaa.",
        sv: "Reglerna fann inget att anmärka på.",
        en: "The rules found nothing.",
    },
    hiddenFindings: {
        fi: "Havainnot on piilotettu yllä olevilla valinnoilla.",
        sv: "Iakttagelserna är dolda med valen ovan.",
        en: "The choices above hide all findings.",
    },
    seeAlso: { fi: "katso myös", sv: "se även", en: "see also" },
    family: { fi: "Aihe", sv: "Ämne", en: "Subject" },
    suggestion: { fi: "ehdotus", sv: "förslag", en: "suggestion" },
    undo: { fi: "Kumoa", sv: "Ångra", en: "Undo" },
    gone: {
        fi: "Tätä ei voi enää tehdä: teksti on muuttunut, eikä havaintoa enää ole.",
        sv: "Detta kan inte längre göras: texten har ändrats och iakttagelsen finns inte mer.",
        en: "This can no longer be done: the text has changed, and the finding is gone.",
    },
    noPlace: {
        fi: "Tätä ei voitu tehdä: tekstissä ei ole paikkaa muutokselle.",
        sv: "Detta kunde inte göras: texten har ingen plats för ändringen.",
        en: "This could not be done: the text has no place for the change.",
    },

    answers: { fi: "Vastaukset", sv: "Svar", en: "Answers" },
    indicators: { fi: "Mittarit", sv: "Indikatorer", en: "Indicators" },
    noIndicators: {
        fi: "Suunnitelmassa ei ole mittareita.",
        sv: "Planen har inga indikatorer.",
        en: "The plan has no indicators.",
    },
    notFromFigures: {
        fi: "Mittaria ei lasketa luvuista: suunnitelma ei nimeä menetelmää.",
        sv: "Indikatorn beräknas inte av siffror: planen nämner ingen metod.",
        en: "The indicator is not calculated from figures: the plan names no method.",
    },
    figures: { fi: "Luvut", sv: "Siffror", en: "Figures" },
    exampleFigures: {
        fi: "Esimerkin luvut 2015–2019. Kustannukset: Tilastokeskus. Väestö ja tarvekertoimet: THL. CC BY 4.0.",
        sv: "Exemplets siffror 2015–2019. Kostnader: Statistikcentralen. Befolkning och behovskoefficienter: THL. CC BY 4.0.",
        en: "The example's figures 2015–2019. Costs: Statistics Finland. Population and need coefficients: THL. CC BY 4.0.",
    },
    openFigures: { fi: "Avaa omat luvut (CSV)…", sv: "Öppna egna siffror (CSV)…", en: "Open own figures (CSV)…" },
    backToExampleFigures: {
        fi: "Palaa esimerkin lukuihin",
        sv: "Tillbaka till exemplets siffror",
        en: "Back to the example's figures",
    },
    sourcesOfPlan: {
        fi: "Suunnitelman mainitsemat lähteet",
        sv: "Källor som planen nämner",
        en: "Sources that the plan names",
    },
    noChart: {
        fi: "Luvuista ei voi piirtää kuviota.",
        sv: "Siffrorna ger inget diagram.",
        en: "The figures give no chart.",
    },
    drawing: { fi: "Kuviota piirretään…", sv: "Diagrammet ritas…", en: "Drawing the chart…" },
    sameInTable: {
        fi: "Samat luvut ovat alla taulukossa.",
        sv: "Samma siffror finns i tabellen nedan.",
        en: "The same figures are in the table below.",
    },
    valuesByYear: { fi: "Arvot vuosittain", sv: "Värden per år", en: "Values by year" },
    allColumns: { fi: "Kaikki sarakkeet", sv: "Alla kolumner", en: "All columns" },
    notCalculated: {
        fi: "Mittareita ei voitu laskea näistä luvuista.",
        sv: "Indikatorerna kunde inte beräknas av dessa siffror.",
        en: "The indicators could not be calculated from these figures.",
    },

    validity: { fi: "Voimassaolo ja aikajana", sv: "Giltighet och tidslinje", en: "Validity and timeline" },
    scenario: { fi: "Skenaario", sv: "Scenario", en: "Scenario" },
    scenarioHelp: {
        fi: "Mitä oletetaan tapahtuvan? Se, mitä ei tiedetä, voi jättää vastauksen ratkaisematta.",
        sv: "Vad antas hända? Det som inte är känt kan lämna svaret öppet.",
        en: "What is supposed to happen? What is not known can leave the answer undecided.",
    },
    happening: { fi: "Tapahtuuko", sv: "Inträffar det", en: "Does it happen" },
    unknown: { fi: "ei tiedossa", sv: "inte känt", en: "not known" },
    on: { fi: "tapahtuu päivänä", sv: "inträffar en dag", en: "happens on a day" },
    never: { fi: "ei tapahdu", sv: "inträffar inte", en: "never happens" },
    dayOfIt: { fi: "Päivä", sv: "Dag", en: "Day" },
    nothingKnown: { fi: "Mitään ei tiedetä", sv: "Inget är känt", en: "Nothing known" },
    noFacts: {
        fi: "Suunnitelman voimassaolo ei riipu tapahtumista.",
        sv: "Planens giltighet beror inte på händelser.",
        en: "The plan's validity does not depend on events.",
    },
    noParties: {
        fi: "Suunnitelmassa ei ole osapuolia.",
        sv: "Planen har inga parter.",
        en: "The plan has no parties.",
    },
    validityByParty: { fi: "Voimassaolo osapuolittain", sv: "Giltighet per part", en: "Validity by party" },
    whoIsCovered: {
        fi: "Ketä suunnitelma koskee milloinkin",
        sv: "Vem planen gäller när",
        en: "Whom the plan covers when",
    },
    termOfPlan: { fi: "Suunnitelmakausi", sv: "Planperiod", en: "Term of the plan" },
    municipalCouncils: { fi: "Kunnanvaltuustot", sv: "Kommunfullmäktige", en: "Municipal councils" },
    countyCouncils: { fi: "Aluevaltuustot", sv: "Välfärdsområdes\u00adfullmäktige", en: "County councils" },
    councilTerms: { fi: "Valtuustokaudet", sv: "Fullmäktigeperioder", en: "Council terms" },
    legislation: { fi: "Lainsäädäntö", sv: "Lagstiftning", en: "Legislation" },
    calendar: {
        fi: "Lainsäädännön tapahtumat ja valtuustokaudet lähteineen",
        sv: "Lagstiftningens händelser och fullmäktigeperioderna med källor",
        en: "Events of legislation and council terms with their sources",
    },
    day: { fi: "Tarkastelupäivä", sv: "Granskningsdag", en: "Day to look at" },
    lookCertain: { fi: "voimassa varmasti", sv: "gäller säkert", en: "holds for certain" },
    lookUndecided: { fi: "ratkaisematta", sv: "oavgjort", en: "undecided" },
    lookAfter: { fi: "seuraaja jatkaa", sv: "efterföljaren fortsätter", en: "a successor takes over" },
    takenOverBy: { fi: "jatkaa:", sv: "tar över:", en: "taken over by" },
    carriesOn: { fi: "jatkaa itse", sv: "fortsätter själv", en: "carries on itself" },
    whyItEnds: { fi: "Miksi se päättyy", sv: "Varför den upphör", en: "Why it ends" },
    chooseParty: {
        fi: "Valitse osapuoli, niin näet, miksi suunnitelma päättyy sen osalta.",
        sv: "Välj en part för att se varför planen upphör för den.",
        en: "Choose a party to see why the plan ends for it.",
    },
    plan: { fi: "suunnitelma", sv: "plan", en: "plan" },
    planOnDay: { fi: "Suunnitelma päivänä", sv: "Planen denna dag", en: "The plan on the day" },
    everyElement: {
        fi: "Suunnitelman osat sinä päivänä",
        sv: "Planens delar denna dag",
        en: "The plan's parts on that day",
    },
    consequences: {
        fi: "Mitä ennenaikaisesta päättymisestä seuraa",
        sv: "Vad som följer av att planen upphör i förtid",
        en: "What follows from the early end",
    },
    causes: { fi: "Miksi suunnitelma päättyy", sv: "Varför planen upphör", en: "Why the plan ends" },

    structure: { fi: "Rakenne", sv: "Struktur", en: "Structure" },
    structureHelp: {
        fi: "Valittu kohta avautuu tekstistä. Nuolinäppäimillä liikutaan ja avataan, Enter vie tekstiin.",
        sv: "Den valda delen öppnas i texten. Piltangenterna flyttar och öppnar, Enter leder till texten.",
        en: "What is chosen opens in the text. Arrow keys move and open, Enter leads to the text.",
    },
    filterByName: { fi: "Suodata nimellä", sv: "Filtrera efter namn", en: "Filter by name" },
    openAll: { fi: "Avaa kaikki", sv: "Öppna alla", en: "Open all" },
    closeAll: { fi: "Sulje kaikki", sv: "Stäng alla", en: "Close all" },
    emptyPlan: { fi: "Suunnitelmassa ei ole osia.", sv: "Planen har inga delar.", en: "The plan has no parts." },

    failure: {
        fi: "Työpöytä ei toimi: lataa sivu uudelleen. Tallenna sitä ennen teksti, jos muutit sitä.",
        sv: "Arbetsbordet fungerar inte: ladda om sidan. Spara texten först om du har ändrat den.",
        en: "The workbench does not work: reload the page. Save the text first if you have changed it.",
    },
    privacy: {
        fi: "Tiedostot eivät lähde tästä selaimesta.",
        sv: "Filerna lämnar inte denna webbläsare.",
        en: "Files do not leave this browser.",
    },
} as const satisfies Record<string, Wording>;

// Texts of the page with something to fill in.

import type { FiguresFault, Reach } from "../worker/protocol";
import { count, day } from "./format";
import type { Language, Wording } from "./language";

const megabytes = (bytes: number, language: Language) => count(Math.ceil(bytes / (1024 * 1024)), language);

export const sentences = {
    tooLarge: (name: string, size: number, limit: number): Wording => ({
        fi: `Tiedostoa ${name} ei avattu: sen koko on ${megabytes(size, "fi")} Mt, enintään ${megabytes(limit, "fi")} Mt luetaan.`,
        sv: `Filen ${name} öppnades inte: den är ${megabytes(size, "sv")} MB, högst ${megabytes(limit, "sv")} MB läses.`,
        en: `The file ${name} was not opened: it is ${megabytes(size, "en")} MB, at most ${megabytes(limit, "en")} MB are read.`,
    }),
    notUtf8: (name: string): Wording => ({
        fi: `Tiedostoa ${name} ei avattu: se ei ole UTF-8-tekstiä. Tallenna se UTF-8-muodossa.`,
        sv: `Filen ${name} öppnades inte: den är inte UTF-8-text. Spara den som UTF-8.`,
        en: `The file ${name} was not opened: it is not UTF-8 text. Save it as UTF-8.`,
    }),
    unreadable: (name: string): Wording => ({
        fi: `Tiedostoa ${name} ei voitu lukea.`,
        sv: `Filen ${name} kunde inte läsas.`,
        en: `The file ${name} could not be read.`,
    }),
    figuresNotTaken: (name: string): Wording => ({
        fi: `Tiedoston ${name} lukuja ei otettu käyttöön.`,
        sv: `Siffrorna i filen ${name} togs inte i bruk.`,
        en: `The figures of the file ${name} were not taken into use.`,
    }),
    figuresFault: (fault: FiguresFault): Wording => {
        switch (fault.kind) {
            case "not-utf8":
                return {
                    fi: "Tiedosto ei ole UTF-8-tekstiä. Tallenna se UTF-8-muodossa.",
                    sv: "Filen är inte UTF-8-text. Spara den som UTF-8.",
                    en: "The file is not UTF-8 text. Save it as UTF-8.",
                };
            case "no-rows":
                return {
                    fi: "Tiedostossa ei ole rivejä otsikkorivin alla. Ensimmäisellä rivillä on sarakkeiden nimet: area, period ja luvut.",
                    sv: "Filen har inga rader under rubrikraden. På första raden står kolumnernas namn: area, period och siffrorna.",
                    en: "The file has no rows below its heading. The first line names the columns: area, period and the figures.",
                };
            case "uneven":
                return {
                    fi: `Rivillä ${fault.line} on eri määrä kenttiä kuin otsikkorivillä (${fault.fields}).`,
                    sv: `Rad ${fault.line} har ett annat antal fält än rubrikraden (${fault.fields}).`,
                    en: `Line ${fault.line} has another number of fields than the heading (${fault.fields}).`,
                };
            case "value":
                return {
                    fi: `Rivin ${fault.line} sarakkeessa \`${fault.column}\` on \`${fault.value}\`, joka ei ole luku.`,
                    sv: `På rad ${fault.line} i kolumnen \`${fault.column}\` står \`${fault.value}\`, som inte är ett tal.`,
                    en: `Line ${fault.line} has \`${fault.value}\` in the column \`${fault.column}\`, which is not a number.`,
                };
        }
    },
    ownFigures: (name: string, rows: number): Wording => ({
        fi: `Oma tiedosto ${name}, rivejä ${rows}.`,
        sv: `Egen fil ${name}, ${rows} rader.`,
        en: `Own file ${name}, ${rows} rows.`,
    }),
    figuresTaken: (name: string): Wording => ({
        fi: `Mittarit lasketaan tiedoston ${name} luvuista.`,
        sv: `Indikatorerna beräknas av siffrorna i filen ${name}.`,
        en: `The indicators are calculated from the figures of the file ${name}.`,
    }),
    worstFindings: (shown: number, all: number): Wording => ({
        fi: `Näytetään ${count(shown, "fi")} vakavinta, kaikkiaan ${count(all, "fi")}.`,
        sv: `De ${count(shown, "sv")} allvarligaste av ${count(all, "sv")} visas.`,
        en: `The ${count(shown, "en")} worst of ${count(all, "en")} are shown.`,
    }),
    findings: (all: number): Wording => ({
        fi: all === 0 ? "Ei havaintoja" : all === 1 ? "1 havainto" : `${count(all, "fi")} havaintoa`,
        sv: all === 0 ? "Inga iakttagelser" : all === 1 ? "1 iakttagelse" : `${count(all, "sv")} iakttagelser`,
        en: all === 0 ? "No findings" : all === 1 ? "1 finding" : `${count(all, "en")} findings`,
    }),
    allFamilies: (all: number): Wording => ({
        fi: `kaikki (${count(all, "fi")})`,
        sv: `alla (${count(all, "sv")})`,
        en: `all (${count(all, "en")})`,
    }),
    makeSafeFixes: (all: number): Wording => ({
        fi: `Tee kaikki turvalliset korjaukset (${count(all, "fi")})`,
        sv: `Gör alla säkra rättelser (${count(all, "sv")})`,
        en: `Make all safe fixes (${count(all, "en")})`,
    }),
    fixMade: (title: Wording, code: string): Wording => ({
        fi: `Korjattu ${code}: ${title.fi}.`,
        sv: `Rättat ${code}: ${title.sv}.`,
        en: `Mended ${code}: ${title.en}.`,
    }),
    safeFixesMade: (made: number, refused: number): Wording => ({
        fi:
            (made === 1 ? "1 korjaus tehty." : `${count(made, "fi")} korjausta tehty.`) +
            (refused === 0 ? "" : ` Tekemättä jäi ${count(refused, "fi")}: ne toisivat uusia virheitä.`),
        sv:
            (made === 1 ? "1 rättelse gjord." : `${count(made, "sv")} rättelser gjorda.`) +
            (refused === 0 ? "" : ` ${count(refused, "sv")} lämnades ogjorda: de skulle medföra nya fel.`),
        en:
            (made === 1 ? "1 fix made." : `${count(made, "en")} fixes made.`) +
            (refused === 0 ? "" : ` ${count(refused, "en")} left out: they would bring new errors.`),
    }),
    accepted: (all: number): Wording => ({
        fi: `Hyväksytyt (${count(all, "fi")})`,
        sv: `Godtagna (${count(all, "sv")})`,
        en: `Accepted (${count(all, "en")})`,
    }),
    acceptanceMade: (code: string): Wording => ({
        fi: `Hyväksytty ${code}: merkintä on suunnitelmassa.`,
        sv: `Godtaget ${code}: planen har en anteckning om det.`,
        en: `Accepted ${code}: the plan says so now.`,
    }),
    acceptanceTaken: (code: string): Wording => ({
        fi: `Hyväksyntä peruttu: ${code}.`,
        sv: `Godkännandet återtaget: ${code}.`,
        en: `Acceptance taken away: ${code}.`,
    }),
    /** How far an acceptance reaches; elements stand in backticks. */
    reach: (code: string, { element, findings }: Reach): Wording => ({
        fi:
            (element === null
                ? `Koskee sääntöä ${code} koko suunnitelmassa`
                : `Koskee sääntöä ${code} kohdassa \`${element}\``) +
            (findings === 1 ? "." : `: ${count(findings, "fi")} havaintoa.`),
        sv:
            (element === null ? `Gäller regeln ${code} i hela planen` : `Gäller regeln ${code} i \`${element}\``) +
            (findings === 1 ? "." : `: ${count(findings, "sv")} iakttagelser.`),
        en:
            (element === null ? `About rule ${code} in the whole plan` : `About rule ${code} in \`${element}\``) +
            (findings === 1 ? "." : `: ${count(findings, "en")} findings.`),
    }),
    elementsNamed: (all: number): Wording => ({
        fi: all === 0 ? "Mikään nimi ei täsmää" : all === 1 ? "1 osuma" : `${count(all, "fi")} osumaa`,
        sv: all === 0 ? "Inget namn stämmer" : all === 1 ? "1 träff" : `${count(all, "sv")} träffar`,
        en: all === 0 ? "No name matches" : all === 1 ? "1 match" : `${count(all, "en")} matches`,
    }),
    follows: (other: Wording): Wording => ({
        fi: `Ellei tiedossa, samana päivänä kuin: ${other.fi}`,
        sv: `Om inte känt, samma dag som: ${other.sv}`,
        en: `Where not known, on the same day as: ${other.en}`,
    }),
    reform: (iso: string): Wording => ({
        fi: `Uudistus ${day(iso, "fi")}`,
        sv: `Reformen ${day(iso, "sv")}`,
        en: `The reform on ${day(iso, "en")}`,
    }),
    by: (year: number): Wording => ({ fi: `vuoteen ${year} mennessä`, sv: `senast ${year}`, en: `by ${year}` }),
    chartOf: (indicator: Wording): Wording => ({
        fi: `Kuvio: ${indicator.fi}`,
        sv: `Diagram: ${indicator.sv}`,
        en: `Chart: ${indicator.en}`,
    }),
};

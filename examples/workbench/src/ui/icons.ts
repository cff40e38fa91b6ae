// Pictures that stand beside a word and never instead of it: hidden from screen readers.

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Paths in a square of 16 by 16. */
const PATHS = {
    cross: "M5 1h6l4 4v6l-4 4H5l-4-4V5zM5.2 5.2l5.6 5.6m0-5.6-5.6 5.6",
    triangle: "M8 1.5 15 14H1zM8 6v4m0 1.6v.8",
    info: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 6v4.5M8 4v1",
    check: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM4.8 8.2l2.3 2.3 4.2-4.8",
    rising: "M2 11.5 6.5 7l3 3L14 4.5M9.8 4.5H14v4.2",
    behind: "M2 4.5 6.5 9l3-3 4.5 5.5M9.8 11.5H14V7.3",
    ring: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z",
    dash: "M3 8h10",
    chevron: "M6 3.5 10.5 8 6 12.5",
    question: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM6 6.2a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6m0 1.6v.7",
} as const;

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): SVGSVGElement {
    const svg = document.createElementNS(NAMESPACE, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(NAMESPACE, "path");
    path.setAttribute("d", PATHS[name]);
    svg.append(path);
    return svg;
}

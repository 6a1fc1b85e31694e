const SVG = "http://www.w3.org/2000/svg";

/** Outlines on a 24 x 24 grid, for buttons and for the canvas alike. */
export const ICONS = {
  heart: "M12 20.5C5.5 16 3 12.6 3 9a4.6 4.6 0 0 1 9-1.6A4.6 4.6 0 0 1 21 9c0 3.6-2.5 7-9 11.5z",
  smile:
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.6 9.2h.1M15.3 9.2h.1M7.5 13.5c1 2.2 2.6 3.3 4.5 3.3s3.5-1.1 4.5-3.3",
  star: "M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1-5.4-3-5.4 3 1.1-6.1L3.2 9.6l6.1-.8z",
  question:
    "M9 9.2a3.1 3.1 0 1 1 4.6 2.7c-1 .6-1.6 1.2-1.6 2.6M12 18.2v.1M12 2.8a9.2 9.2 0 1 0 0 18.4 9.2 9.2 0 0 0 0-18.4z",
  wave: "M7.5 12.5V6.8a1.4 1.4 0 0 1 2.8 0V11M10.3 11V5a1.4 1.4 0 0 1 2.8 0v6M13.1 11V6.3a1.4 1.4 0 0 1 2.8 0V13M7.5 12.5l-1.7-1.7a1.5 1.5 0 0 0-2.2 2.1l4.2 5.6c1 1.3 2.3 2 4 2 3 0 4.9-2 4.9-5V9.5a1.4 1.4 0 0 0-.8-1.2M18.5 3.5c1.3.8 2 1.9 2.3 3.3",
};

/** An icon for a button; decoration only, the button carries the words. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

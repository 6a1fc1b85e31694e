/** Small ways to make elements. Text is only ever set as text. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties, and children that are elements or text. */
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for drawings. */
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export const the = (id) => document.getElementById(id);

let timer = 0;

/** Says something for a few seconds, also to those who listen. */
export function notify(text) {
  the("notice").textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => { the("notice").textContent = ""; }, 6000);
}

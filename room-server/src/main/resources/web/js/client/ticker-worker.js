// Ticks for a page whose own timers the browser slows down while nobody looks at it.
onmessage = ({ data: { firstMs, everyMs } }) => {
  setTimeout(() => {
    postMessage("tick");
    setInterval(() => postMessage("tick"), everyMs);
  }, firstMs);
};

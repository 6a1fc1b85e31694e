/** Figures as people read them. */

export const whole = (value) => Math.round(value).toLocaleString("en");

export const millis = (value) => (value < 10 ? value.toFixed(1) : whole(value));

export const mebibytes = (bytes) => whole(bytes / 1048576);

export function since(at, now) {
  const minutes = Math.max(0, Math.floor((now - at) / 60000));
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

export function duration(ms) {
  if (ms < 60000) {
    return `${Math.floor(ms / 1000)} s`;
  }
  return since(0, ms);
}

export function moment(at) {
  const date = new Date(at);
  return `${date.toLocaleDateString("sv")} ${date.toLocaleTimeString("sv")}`;
}

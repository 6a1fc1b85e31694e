import { session, signOut, whenLost } from "./api.js";
import { auditView } from "./audit-view.js";
import { h, notify, the } from "./dom.js";
import { listen, showHelp } from "./keys.js";
import { close, open } from "./live.js";
import { nodesView } from "./nodes-view.js";
import { peopleView } from "./people-view.js";
import { roomsView } from "./rooms-view.js";
import { settingsView } from "./settings-view.js";
import { signInView } from "./sign-in.js";

/** Which views there are, in the order of their keys, and who may see them. */

const ROLES = ["viewer", "moderator", "operator"];

const VIEWS = {
  nodes: { title: "Nodes", role: "viewer", show: nodesView },
  rooms: { title: "Rooms", role: "viewer", show: roomsView },
  people: { title: "People", role: "moderator", show: peopleView },
  settings: { title: "Settings", role: "viewer", show: settingsView },
  audit: { title: "Audit", role: "moderator", show: auditView },
};

let me = null;
let leave = () => {};

const may = (role) => me && ROLES.indexOf(me.role) >= ROLES.indexOf(role);
const views = () => Object.keys(VIEWS).filter((name) => may(VIEWS[name].role));

function show() {
  leave();
  const chosen = views().includes(location.hash.slice(1)) ? location.hash.slice(1) : "nodes";
  the("nav").replaceChildren(...views().map((name) => h("a",
    { href: `#${name}`, "aria-current": name === chosen ? "page" : null }, VIEWS[name].title)));
  document.title = `${VIEWS[chosen].title} – Hearth console`;
  the("main").replaceChildren();
  leave = VIEWS[chosen].show(the("main"), me);
}

function begin(found) {
  me = found;
  the("top").hidden = false;
  the("who").textContent = `${me.name}, ${me.role}`;
  open(askAgain);
  show();
}

function end() {
  leave();
  leave = () => {};
  close();
  me = null;
  the("top").hidden = true;
  document.title = "Hearth console";
  the("main").replaceChildren();
  signInView(the("main"), begin);
}

/** The stream was refused: the session is over, or as many pages are open as this node serves. */
async function askAgain() {
  try {
    if (!(await session())) {
      end();
      return;
    }
    notify("This node shows no more live figures at the moment.");
  } catch {
    notify("This node does not answer.");
  }
  setTimeout(() => me && open(askAgain), 10000);
}

the("sign-out").addEventListener("click", async () => {
  await signOut().catch(() => {});
  end();
});
the("show-keys").addEventListener("click", showHelp);
window.addEventListener("hashchange", () => me && show());
whenLost(() => me && end());
listen(views);

session().then((found) => (found ? begin(found) : end()), end);

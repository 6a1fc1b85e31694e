import { h } from "./dom.js";

/**
 * Asks why, and does it. Stays open with the refusal if it was refused.
 *
 * @param ask title, text, the word on the button, and what is done with the reason
 */
export function askReason({ title, text, button, action, extra = [] }) {
  const reason = h("textarea", { id: "reason", rows: 3, maxlength: 500, required: true });
  const error = h("p", { class: "error", role: "alert" });
  const go = h("button", { class: "main", type: "submit" }, button);
  const cancel = h("button", { type: "button", onclick: () => dialog.close() }, "Cancel");
  const submit = async (event) => {
    event.preventDefault();
    go.disabled = true;
    error.textContent = "";
    try {
      await action(reason.value);
      dialog.close();
    } catch (refused) {
      error.textContent = refused.message;
    } finally {
      go.disabled = false;
    }
  };
  const dialog = h("dialog", { "aria-labelledby": "dialog-title", onclose: () => dialog.remove() },
    h("form", { onsubmit: submit },
      h("h1", { id: "dialog-title" }, title),
      h("p", { class: "soft" }, text),
      ...extra,
      h("label", { for: "reason" }, "Reason, for the audit log"), reason, error,
      h("div", { class: "deeds" }, cancel, go)));
  document.body.append(dialog);
  dialog.showModal();
  reason.focus();
}

/* A dialog with a title and a button that closes it; what is inside changes. */
{
  const { say } = explore;

  explore.dialog = (key) => {
    const title = live.el("h2", { id: `page-explore-${key}`, tabindex: -1 }, say(key));
    const inside = live.el("div");
    const close = live.el("button");
    const made = live.el("dialog", { class: "live-dialog explore-dialog", "aria-labelledby": title.id },
      live.el("form", { method: "dialog" }, title, close), inside);
    document.body.append(made);
    const open = (...nodes) => {
      inside.replaceChildren(...nodes);
      // Where nothing is offered, nothing is cancelled.
      live.write(close, say(inside.querySelector("button") ? "cancel" : "close"));
      if (!made.open) made.showModal();
      title.focus();
    };
    return { made, open, close: () => made.close() };
  };
}

/* The way back in: a server that was started anew has another token. */
{
  const { say } = explore;

  /* The server has another token now: the address that it printed has it. */
  const entering = explore.dialog("signed_out");
  explore.isOut = false;
  entering.made.addEventListener("close", () => {
    if (explore.isOut) explore.tell(say("signed_out_about"), " ", explore.button("go_on", enter));
  });
  explore.signedOut = () => {
    if (!explore.isOut) enter();
  };
  const enter = () => {
    explore.isOut = true;
    const field = live.el("input", { id: "page-explore-address", autocomplete: "off", spellcheck: "false", "aria-describedby": "page-explore-no-address" });
    const wrong = live.el("p", { class: "explore-wrong", role: "alert", id: "page-explore-no-address" });
    const go = live.el("form", { class: "explore-form" },
      live.el("span", { class: "explore-field wide" }, live.el("label", { for: field.id }, say("address")), field),
      live.el("button", {}, say("go_on")), wrong);
    go.addEventListener("submit", (event) => {
      event.preventDefault();
      const { token } = entrance.take(field.value.trim());
      live.write(wrong, token ? "" : say("no_address"));
      if (!token) return;
      explore.isOut = false;
      entering.close();
      live.refresh();
    });
    entering.open(live.el("p", {}, say("signed_out_about")), go);
    field.focus();
  };
}

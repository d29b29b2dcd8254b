/* The bar above the sliders: method, scenario, undo and redo, a link, saving; and what is said. */
{
  const { data, say } = explore;
  const button = (key, act) => {
    const made = live.el("button", { type: "button" }, say(key));
    made.addEventListener("click", act);
    return made;
  };
  explore.button = button;

  /* Put new rows in a list; the focus stays at the place where it was. */
  explore.fill = (list, rows, otherwise) => {
    const at = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    list.replaceChildren(...rows);
    if (at < 0) return;
    const buttons = [...list.querySelectorAll("button")];
    (buttons[Math.min(at, buttons.length - 1)] || otherwise).focus();
  };

  const option = (value, name) => live.el("option", { value }, name);
  const methods = live.el("select", { id: "page-explore-method", autocomplete: "off" });
  for (const [key, stated] of [["stated", true], ["others", false]]) {
    const some = data.methods.filter((method) => method.stated === stated);
    if (some.length) methods.append(live.el("optgroup", { label: say(key) }, ...some.map((m) => option(m.id, m.name))));
  }
  methods.addEventListener("change", () => explore.change({ method: methods.value }));

  const scenarios = live.el("select", { id: "page-explore-scenario", autocomplete: "off" },
    option("", say("no_scenario")), ...data.scenarios.map((one) => option(one.id, one.name)));
  scenarios.addEventListener("change", () => explore.change({ scenario: scenarios.value || null }));

  const labelled = (key, control) =>
    live.el("span", { class: "explore-pair" }, live.el("label", { for: control.id }, say(key)), control);
  const undo = button("undo", () => explore.step(-1));
  const redo = button("redo", () => explore.step(1));
  const reset = button("reset", () => {
    explore.settled();
    explore.go({ view: data.view });
    explore.settled();
  });
  const link = button("link", () => explore.copyLink());
  const save = button("save", () => explore.save());
  const takeBack = button("take_back", () => explore.takeBack());

  const status = live.el("p", { class: "explore-status", role: "status" });
  const alarm = live.el("p", { class: "explore-alarm", role: "alert" });
  const about = live.el("p", { class: "explore-about" });
  document.querySelector(".live-views").after(
    live.el("div", { class: "live-actions explore-bar", role: "group", "aria-label": say("bar") },
      labelled("method", methods),
      ...(data.scenarios.length ? [labelled("scenario", scenarios)] : []),
      live.el("span", { class: "explore-buttons" }, undo, redo, reset, link, save, takeBack)),
    about, status, alarm);

  /* The controls as the state has them. */
  explore.shown = () => {
    const { method, scenario } = explore.state();
    methods.value = method;
    scenarios.value = scenario || "";
    const plan = data.scenarios.find((one) => one.id === scenario);
    live.write(about, plan ? plan.note : "");
    explore.scoresShown();
    explore.statementsShown();
  };
  explore.pastShown = (back, forth) => {
    // A button that has the focus keeps it where it no longer does anything.
    undo.setAttribute("aria-disabled", !back);
    redo.setAttribute("aria-disabled", !forth);
  };
  explore.methodName = (id) => (data.methods.find((method) => method.id === id) || { name: id }).name;

  explore.tell = (words, ...nodes) => {
    status.replaceChildren(words, ...nodes);
  };
  explore.warn = (words) => live.write(alarm, words);
  explore.hush = () => live.write(alarm, "");

  /* Try a change before it is taken up: resolves to null, or to why the server refuses it. `make`
     gives what differs from a state: it is asked anew once the server has answered, so that what was
     changed meanwhile stays. One is tried after the other. */
  let last = Promise.resolve();
  explore.tried = (make) => {
    last = last.then(() => trial(make));
    return last;
  };
  const trial = async (make) => {
    const changes = make(explore.state());
    try {
      const found = await explore.ask("answer", { state: explore.state(changes) }, "-trial");
      if (found.overtaken) return trial(make);
    } catch (error) {
      return error instanceof explore.Refused ? error : new Error(say("away"));
    }
    const now = make(explore.state());
    if (JSON.stringify(now) !== JSON.stringify(changes)) return trial(make);
    explore.change(now);
    return null;
  };

  explore.copyLink = async () => {
    try {
      const found = await explore.ask("link", { state: explore.state() }, "-trial");
      const address = `${location.origin}/#state=${found.link}`;
      const shown = live.el("input", { readonly: "", value: address, "aria-label": say("link"), class: "explore-link" });
      explore.tell(say("link_here"), " ", shown);
      shown.select();
      await navigator.clipboard.writeText(address);
      explore.tell(say("link_made"), " ", shown);
    } catch (error) {
      if (error instanceof explore.Refused) explore.warn(error.message);
    }
  };
}

/* Saving and taking back, each shown line by line before it is done. */
{
  const { data, say } = explore;

  const line = (file, { line: number, before, after }) =>
    live.el("li", {}, live.el("span", { class: "explore-said" }, say("line", { file, line: number })),
      ...(before === null ? [] : [live.el("del", {}, before)]),
      ...(after === null ? [] : [live.el("ins", {}, after)]));
  const lines = (changes) =>
    live.el("ol", { class: "explore-diff" }, ...changes.flatMap(({ file, lines: some }) => some.map((one) => line(file, one))));

  /* The page is made anew from the files; the way to look goes on, the changes are in the files. */
  const again = (key) => {
    const { view, method, scenario } = explore.state();
    explore.forget({ view, method, scenario });
    sessionStorage.setItem("mcda-said", key);
    location.reload();
  };
  explore.again = () => {
    explore.settled();
    location.reload();
  };

  const failed = (error) => {
    if (!(error instanceof explore.Refused)) return [live.el("p", { role: "alert" }, say("away"))];
    const conflict = error.changes && error.changes.length ? [live.el("p", {}, say("conflict")), lines(error.changes)] : [];
    const load = error.status === 409 ? [explore.button("load", explore.again)] : [];
    return [live.el("p", { role: "alert", class: "explore-wrong" }, error.message), ...conflict, ...load];
  };

  const saving = explore.dialog("save_title");
  explore.save = async () => {
    const state = explore.state();
    try {
      const { changes } = await explore.ask("preview", { state }, "-save");
      if (!changes.length) return saving.open(live.el("p", {}, say("save_nothing")));
      const now = explore.button("save_now", async () => {
        now.disabled = true;
        try {
          await explore.ask("save", { state }, "-save");
          again("saved");
        } catch (error) {
          saving.open(...failed(error));
        }
      });
      return saving.open(live.el("p", {}, say("save_about")), lines(changes), now);
    } catch (error) {
      return saving.open(...failed(error));
    }
  };

  const taking = explore.dialog("take_back_title");
  explore.takeBack = async () => {
    try {
      const { number, command, changes } = await explore.ask("undo", {}, "-save");
      if (number === null) return taking.open(live.el("p", {}, say("take_back_nothing")));
      const now = explore.button("take_back_now", async () => {
        now.disabled = true;
        try {
          await explore.ask("undo", { number }, "-save");
          again("taken_back");
        } catch (error) {
          taking.open(...failed(error));
        }
      });
      const about = live.el("p", {}, ...explore.nodes("take_back_about", { command: live.el("code", {}, command) }));
      return taking.open(about, lines(changes), now);
    } catch (error) {
      return taking.open(...failed(error));
    }
  };

  /* What is said after the page was made anew. */
  const said = sessionStorage.getItem("mcda-said");
  sessionStorage.removeItem("mcda-said");
  if (said && said in data.texts) explore.tell(say(said));
}

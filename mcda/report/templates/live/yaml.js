/* The panel's weights as a view, ready to be pasted under `views:` of the study's criteria file. */
{
  const { criteria, views, texts } = live.data;
  const PLAIN = /^[a-z][a-z0-9-]*$/;
  const TAKEN = ["true", "false", "null", "y", "n", "yes", "no", "on", "off"];

  const key = (id) => (PLAIN.test(id) && !TAKEN.includes(id) ? id : JSON.stringify(id));

  /* A decimal without an exponent, as short as says the same. */
  live.decimal = (x) => {
    const short = String(Number(x.toPrecision(15)));
    return short.includes("e") ? x.toFixed(20).replace(/0+$/, "").replace(/\.$/, "") : short;
  };

  const free = () => {
    const ids = views.map((view) => view.id);
    for (let k = 1; ; k++) {
      const id = k > 1 ? `what-if-${k}` : "what-if";
      if (!ids.includes(id)) return id;
    }
  };

  live.yaml = () => {
    const points = live.points();
    const lines = criteria.map((c, j) => `      ${key(c.id)}: ${live.decimal(points[j])}\n`);
    return `  ${free()}:\n    name: ${JSON.stringify(texts.view_name)}\n    points:\n${lines.join("")}`;
  };

  live.copy = async () => {
    const pre = live.id("yaml");
    const status = document.querySelector(".live-copied");
    live.write(pre, live.yaml());
    try {
      await navigator.clipboard.writeText(pre.textContent);
      status.textContent = live.say("copied");
    } catch {
      pre.closest("details").open = true;
      getSelection().selectAllChildren(pre);
      status.textContent = live.say(document.execCommand("copy") ? "copied" : "not_copied");
    }
  };
}

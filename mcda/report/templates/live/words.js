/* Sentences from templates in the reader's language, numbers with its signs, options with their
   markers. Text from the study enters the page as text nodes alone. */
{
  const { texts, options } = live.data;

  /* How templates are said: as words, or as nodes where parts are nodes or words. */
  live.speaking = (said) => ({
    say: (key, parts = {}) => said[key].replace(/\{(\w+)\}/g, (_, hole) => parts[hole]),
    nodes: (key, parts) =>
      said[key].split(/\{(\w+)\}/).map((piece, k) => (k % 2 ? parts[piece] : piece)),
  });
  Object.assign(live, live.speaking(texts));

  /* A list of nodes or words: A, A and B, A, B and C. */
  live.listed = (items) => {
    if (items.length < 2) return items;
    if (items.length === 2) return live.nodes("two", { one: items[0], two: items[1] });
    const row = items.slice(0, -1).reduce((list, next) => whole(live.nodes("row", { list, next })));
    return live.nodes("all", { list: row, last: items[items.length - 1] });
  };

  const whole = (nodes) => {
    const fragment = document.createDocumentFragment();
    fragment.append(...nodes);
    return fragment;
  };
  live.whole = whole;

  /* A number with the signs of the reader's language: decimals, a minus, thousands if wanted. */
  const signed = (shown, apart = "") => {
    const [whole, ...rest] = shown.split(".");
    const set = apart ? whole.replace(/\B(?=(\d{3})+$)/g, apart) : whole;
    return [set, ...rest].join(texts.decimal).replace(/^-/, "\u2212");
  };
  live.number = (x, digits = 3) => {
    const shown = x.toFixed(digits);
    return signed(Number(shown) === 0 ? shown.replace("-", "") : shown);
  };
  live.brief = (x, digits = 4) => signed(String(Number(x.toFixed(digits))), texts.thousands);

  /* A performance with all its digits; very large and very small ones with a power of ten. The
     thousands of years are not set apart. */
  live.amount = (x, j) => {
    const size = Math.abs(x);
    if (size && (size < 1e-9 || size >= 1e15)) return signed(x.toExponential().replace("e+", "e"));
    const shown = size < 1e-6 ? live.decimal(x) : String(x);
    return signed(shown, live.data.criteria[j].years ? "" : texts.thousands);
  };
  live.percent = (x, digits = 1) => live.say("percent", { number: live.number(100 * x, digits) });
  live.gap = (x) =>
    x === 0 || Math.abs(x) >= 0.0005
      ? live.number(x)
      : signed(x.toPrecision(2));
  live.rank = (ranks, i) =>
    ranks.filter((r) => r === ranks[i]).length > 1
      ? live.say("shared", { rank: ranks[i] })
      : String(ranks[i]);

  /* An element: attributes by name, children as nodes or words. */
  live.el = (tag, attributes = {}, ...children) =>
    live.put(document.createElement(tag), attributes, children);
  live.svg = (tag, attributes = {}, ...children) =>
    live.put(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  live.put = (element, attributes, children = []) => {
    for (const [key, x] of Object.entries(attributes)) element.setAttribute(key, x);
    element.append(...children);
    return element;
  };

  live.mark = (i, attributes = {}) =>
    live.svg(
      "svg",
      { class: "mark", "aria-hidden": "true", ...attributes },
      live.svg("use", { href: `#page-option-${i}` }),
    );
  live.option = (i) =>
    live.el(
      "span",
      { class: "option" },
      live.el("span", { class: "sign" }, live.mark(i)),
      live.el("bdi", {}, options[i].name),
    );
  live.named = (j) => live.el("bdi", {}, live.data.criteria[j].name);
  live.id = (id) => document.getElementById(`page-live${id && `-${id}`}`);

  /* Words set only where they changed, so that the page is laid out no more than it must be. */
  live.write = (node, words) => {
    if (node.textContent !== words) node.textContent = words;
  };
}

/* The map of winners: the slice of all weights through the point where the panel is. */
{
  const { criteria, options, statements } = live.data;
  const figure = live.id("map");
  const [LEFT, TOP, SIDE] = [38, 8, 290];
  live.map = { x: live.data.map[0], y: live.data.map[1] };

  if (figure) {
    const drawing = figure.querySelector("svg");
    const remark = figure.querySelector(".remark");
    const axes = { x: live.id("x"), y: live.id("y") };
    const px = ([x, y]) => [LEFT + SIDE * x, TOP + SIDE * (1 - y)];
    const path = (corners) =>
      corners
        .map((c) =>
          px(c)
            .map((v) => v.toFixed(2))
            .join(),
        )
        .join(" ");
    const areas = live.svg("g");
    const ring = live.svg(
      "g",
      { class: "here" },
      live.svg("circle", { r: 7 }),
      live.svg("circle", { r: 5.5 }),
      live.svg("circle", { r: 2 }),
    );

    const scales = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((t) => {
      const words = live.say("percent", { number: live.brief(100 * t) });
      const [x, y] = [px([t, 0]), px([0, t])];
      return [
        live.svg("line", { x1: x[0], x2: x[0], y1: x[1], y2: x[1] + 4 }),
        live.svg("line", { x1: y[0] - 4, x2: y[0], y1: y[1], y2: y[1] }),
        live.svg("text", { x: x[0], y: x[1] + 17, "text-anchor": "middle" }, words),
        live.svg("text", { x: y[0] - 7, y: y[1] + 4, "text-anchor": "end" }, words),
      ];
    });
    drawing.append(
      areas,
      live.svg("g", { class: "scales", "aria-hidden": "true" }, ...scales),
      ring,
    );

    for (const key of ["x", "y"]) {
      axes[key].addEventListener("change", () => {
        const [other, was, now] = [key === "x" ? "y" : "x", live.map[key], Number(axes[key].value)];
        if (now === live.map[other]) live.map[other] = was;
        live.map[key] = now;
        live.refresh();
      });
    }

    /* The ring can be dragged while nothing is locked: the two weights follow, the others keep
       their proportions. */
    const dragged = (event) => {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(
        drawing.getScreenCTM().inverse(),
      );
      let [x, y] = [Math.max(0, (at.x - LEFT) / SIDE), Math.max(0, 1 - (at.y - TOP) / SIDE)];
      const most = 0.999;
      if (x + y > most) [x, y] = [(x / (x + y)) * most, (y / (x + y)) * most];
      const total = live.sum(live.points());
      live.set(
        live
          .placed(live.weights(), live.map.x, live.map.y, x, y)
          .map((w) => Number((w * total).toPrecision(12))),
      );
    };
    drawing.addEventListener("pointerdown", (event) => {
      if (event.button || live.locked().some(Boolean)) return;
      drawing.setPointerCapture(event.pointerId);
      dragged(event);
    });
    drawing.addEventListener("pointermove", (event) => {
      if (drawing.hasPointerCapture(event.pointerId)) dragged(event);
    });

    const region = ({ options: who, corners }) => {
      const colour = options[who[0]].colour;
      return live.svg("polygon", {
        points: path(corners),
        fill: colour,
        stroke: colour,
        class: "region",
      });
    };
    const sign = ({ options: who, corners, share }) => {
      const [x, y] = px(live.middle(corners));
      const r = share > 0.01 ? 8 : 5;
      return live.mark(who[0], { x: x - r, y: y - r, width: 2 * r, height: 2 * r });
    };

    live.drawMap = (map) => {
      figure.hidden = !map;
      if (!map) return;
      for (const key of ["x", "y"]) axes[key].value = map[key];
      const [limits, all] = [
        map.admissible,
        `M${path([
          [0, 0],
          [1, 0],
          [0, 1],
        ])}Z`,
      ];
      const veil = (d) => live.svg("path", { class: "veil", d });
      const outline = !limits
        ? []
        : !limits.length
          ? [veil(all)]
          : [
              veil(`${all}M${path(limits)}Z`),
              live.svg("polygon", { class: "admissible", points: path(limits) }),
            ];
      areas.replaceChildren(...map.regions.map(region), ...outline, ...map.regions.map(sign));
      const [x, y] = px(map.here);
      ring.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
      live.write(
        remark,
        !map.admissible ? "" : live.say(map.admissible.length ? "map_inside" : "map_none"),
      );
    };

    /* The map in words. */
    live.mapSaid = (map) => {
      if (!map) return;
      const sorted = [...map.regions].sort((a, b) => b.share - a.share);
      const regions = sorted.map(({ options: who, share }) =>
        live.say("region", {
          options: who.map((i) => options[i].name).join(", "),
          share: live.percent(share),
        }),
      );
      drawing.setAttribute(
        "aria-label",
        live.say("map", {
          x: criteria[map.x].name,
          y: criteria[map.y].name,
          x_share: live.percent(map.here[0]),
          y_share: live.percent(map.here[1]),
          regions: regions.join("; "),
        }),
      );
    };
  }
}

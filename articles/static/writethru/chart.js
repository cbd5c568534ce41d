// Draws the table of a claim's values as steps, with what the words admit as a band. The table stays the truth.
"use strict";

(() => {
  const OPEN_BAND = 34; // pixels
  const MARGIN = 0.04; // of the time shown, after the last value: what stands now, stands on
  const place = document.getElementById("chart");
  const table = place && document.getElementById(place.dataset.table);
  if (!table || typeof uPlot === "undefined") return;

  const rows = [...table.querySelectorAll("tr[data-series]")].map((row) => ({
    series: row.dataset.series,
    name: row.dataset.name,
    at: Number(row.dataset.at),
    value: "value" in row.dataset ? Number(row.dataset.value) : null,
    low: Number(row.dataset.low),
    high: "high" in row.dataset ? Number(row.dataset.high) : Infinity,
  }));
  if (rows.length < 2) return;

  const names = new Map();
  for (const row of rows) if (row.value !== null || !names.has(row.series)) names.set(row.series, row.name);
  const keys = [...names.keys()];
  const first = rows[0].at;
  const last = rows[rows.length - 1].at;
  const end = last + Math.max((last - first) * MARGIN, 600);
  // A line without a next value would stop where it began: it is drawn to the second before it ends.
  const endings = rows.filter((row) => row.value === null).map((row) => row.at - 1);
  const times = [...new Set([...rows.map((row) => row.at), ...endings, end])].sort((a, b) => a - b);

  // For each series the row in force at each time, or none before it began and after it ended.
  const inForce = keys.map((key) => {
    const own = rows.filter((row) => row.series === key);
    return times.map((time) => {
      const row = own.filter((one) => one.at <= time).at(-1);
      return row && row.value !== null ? row : null;
    });
  });
  const data = [times, ...inForce.map((line) => line.map((row) => (row ? row.value : null)))];

  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const COLOURS = {
    light: ["#0c4a6e", "#a2361b", "#43378f", "#14532d", "#734600", "#5f5a50"],
    dark: ["#92c7ee", "#f4a58f", "#c8bff7", "#a8e0b4", "#f2cb7e", "#aba598"],
  };
  // One more than colours, so that forty-two lines are told apart.
  const DASHES = [[], [7, 4], [2, 3], [12, 4], [7, 3, 2, 3], [4, 2], [1, 4]];
  const colour = (index) => COLOURS[dark.matches ? "dark" : "light"][index % 6];

  const fading = (ctx, from, to, solid) => {
    const gradient = ctx.createLinearGradient(0, from, 0, to);
    gradient.addColorStop(0, solid);
    gradient.addColorStop(1, `${solid}00`);
    return gradient;
  };

  // Between what the words admit at least and at most; "at least 26" has no upper end, and fades out.
  const drawBands = (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    inForce.forEach((line, index) => {
      line.forEach((row, step) => {
        if (!row || step + 1 >= times.length || row.low === row.high) return;
        const left = plot.valToPos(times[step], "x", true);
        const right = plot.valToPos(times[step + 1], "x", true);
        const bottom = plot.valToPos(row.low, "y", true);
        const top = row.high === Infinity ? bottom - OPEN_BAND * devicePixelRatio : plot.valToPos(row.high, "y", true);
        ctx.globalAlpha = 0.28;
        ctx.fillStyle = row.high === Infinity ? fading(ctx, bottom, top, colour(index)) : colour(index);
        ctx.fillRect(left, top, right - left, bottom - top);
      });
    });
    ctx.restore();
  };

  const zone = place.dataset.zone;
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "short", timeZone: zone });
  const moments = (_plot, splits, _axis, _space, increment) => splits.map((split) => {
    const time = new Date(split * 1000);
    return increment >= 86400 || hour.format(time) === "00:00" ? day.format(time) : hour.format(time);
  });
  const shown = (value) => value.toLocaleString(document.documentElement.lang);
  const axis = () => ({
    stroke: style("--soft"),
    font: `13px ${style("--sans")}`,
    grid: { stroke: style("--rule"), width: 1 },
    ticks: { stroke: style("--rule"), width: 1 },
  });
  const steps = times.map((_, step) => step);
  const isGiven = (key) => () => steps.filter((step) =>
    rows.some((row) => row.series === key && row.at === times[step] && row.value !== null));

  const options = (width) => ({
    width,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
    height: width < 500 ? 240 : 300,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: true, range: [first - (end - first) * 0.01, end] }, y: { range: (_plot, low, high) => [0, Math.max(high * 1.12, 1)] } },
    axes: [{ ...axis(), values: moments }, { ...axis(), size: 56, values: (_plot, values) => values.map(shown) }],
    series: [
      {},
      ...keys.map((key, index) => ({
        label: names.get(key),
        stroke: colour(index),
        width: 2.25,
        dash: DASHES[index % 7],
        paths: uPlot.paths.stepped({ align: 1 }),
        points: { show: true, size: 7, width: 2, stroke: colour(index), fill: style("--paper"), filter: isGiven(key) },
      })),
    ],
    hooks: { drawAxes: [drawBands] },
  });

  const legend = document.getElementById("legend");
  const drawLegend = () => {
    legend.replaceChildren(...keys.map((key, index) => {
      const entry = document.createElement("span");
      const line = document.createElement("span");
      line.className = "line";
      line.style.borderTopColor = colour(index);
      const [dash] = DASHES[index % 7];
      line.style.borderTopStyle = dash ? (dash < 3 ? "dotted" : "dashed") : "solid";
      entry.append(line, names.get(key));
      return entry;
    }));
  };

  let plot = null;
  const draw = () => {
    plot?.destroy();
    plot = new uPlot(options(place.clientWidth), data, place);
    drawLegend();
  };
  place.hidden = legend.hidden = false;
  draw();
  dark.addEventListener("change", draw);
  let width = place.clientWidth;
  new ResizeObserver(() => {
    if (place.clientWidth !== width) {
      width = place.clientWidth;
      draw();
    }
  }).observe(place);
  document.fonts?.ready.then(draw);
})();

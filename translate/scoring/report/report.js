"use strict";
(() => {
  const list = document.getElementById("segments");
  const total = Number(list.dataset.total);
  const described = (node) => ({
    node, flags: node.dataset.f.split(" "), kinds: node.dataset.k.split(" "), doc: node.dataset.d,
    chrf: Number(node.dataset.c), delta: Number(node.dataset.x), n: Number(node.dataset.n), text: null,
  });
  const all = Array.from(list.querySelectorAll("article"), described);
  // Segments further down are plain text until somebody wants them: see page.py.
  const waiting = Array.from(list.querySelectorAll("noscript"));
  const build = () => {
    const holder = waiting.shift();
    const made = document.createElement("template");
    made.innerHTML = holder.textContent;
    for (const node of made.content.children) all.push(described(node));
    holder.replaceWith(made.content);
  };
  const buildAll = () => { while (waiting.length) build(); list.dataset.complete = ""; };
  const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 30));
  const buildOn = () => { if (waiting.length) { build(); idle(buildOn); } else list.dataset.complete = ""; };
  const form = document.getElementById("filters");
  const query = document.getElementById("q");
  const count = document.getElementById("count");
  const boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
  const value = (id) => { const node = document.getElementById(id); return node ? node.value : ""; };
  const orders = {
    order: (a, b) => a.n - b.n,
    chrf: (a, b) => a.chrf - b.chrf || a.n - b.n,
    delta: (a, b) => a.delta - b.delta || a.n - b.n,
  };
  let sorted = "order";
  let shown = all;

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’]/g, "'");
  const textOf = (each) => (each.text ??= fold(Array.from(each.node.querySelectorAll("p"), (p) => {
    const copy = p.cloneNode(true);
    copy.querySelectorAll(".sign").forEach((sign) => sign.remove());
    return copy.textContent;
  }).join("\n")));

  const tell = () => {
    const noun = total === 1 ? "segment" : "segments";
    count.textContent = shown.length === all.length ? `${total} ${noun}` : `${shown.length} of ${total} ${noun}`;
  };

  const apply = () => {
    buildAll();
    const wanted = boxes.filter((box) => box.checked).map((box) => box.name);
    const either = wanted.filter((name) => name === "win" || name === "loss");
    const must = wanted.filter((name) => !either.includes(name));
    const kind = value("kind"), doc = value("document"), sort = value("sort") || "order", words = fold(query.value.trim());
    if (sort !== sorted) {
      sorted = sort;
      all.sort(orders[sort]);
      list.append(...all.map((each) => each.node));
    }
    shown = all.filter((each) => {
      const keep = must.every((name) => each.flags.includes(name))
        && (either.length === 0 || either.some((name) => each.flags.includes(name)))
        && (!kind || each.kinds.includes(kind)) && (!doc || each.doc === doc) && (!words || textOf(each).includes(words));
      each.node.hidden = !keep;
      return keep;
    });
    tell();
  };

  const step = (by) => {
    buildAll();
    if (shown.length === 0) return;
    const here = shown.findIndex((each) => each.node === document.activeElement);
    const next = here < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, here + by));
    shown[next].node.focus({ preventScroll: true });
    shown[next].node.scrollIntoView({ block: "start" });
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("change", apply);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "Escape") { form.reset(); apply(); query.blur(); }
    else if (typing) return;
    else if (event.key === "/") { event.preventDefault(); query.focus(); }
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });
  const follow = () => {
    const id = location.hash.slice(1);
    if (!id || document.getElementById(id)) return;
    buildAll();
    document.getElementById(id)?.scrollIntoView({ block: "start" });
  };
  window.addEventListener("beforeprint", buildAll);
  window.addEventListener("hashchange", follow);
  window.addEventListener("load", () => { follow(); idle(buildOn); });
  if (boxes.some((box) => box.checked) || query.value || form.querySelector("select option:checked:not(:first-child)")) apply();
  else tell();
})();

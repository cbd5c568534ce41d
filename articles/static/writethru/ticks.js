/* One box that ticks all others of its list; without this script there is none. */
"use strict";
for (const box of document.querySelectorAll("[data-ticks]")) {
  const others = () => box.form.querySelectorAll(`input[type=checkbox][name="${box.dataset.ticks}"]`);
  for (const hidden of box.parentElement.querySelectorAll("[hidden]")) hidden.hidden = false;
  box.addEventListener("change", () => others().forEach((other) => { other.checked = box.checked; }));
}

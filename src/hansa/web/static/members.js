// Finds countries as they are typed, adds them by a click on the map, and lists those chosen. Without this file the boxes do.
const form = document.querySelector(".choosing");
const boxes = new Map([...form.querySelectorAll("input[name=members]")].map((box) => [box.value, box]));
const shapes = [...form.querySelectorAll(".map [data-code]")];
const chosen = form.querySelector(".chosen");
const find = form.querySelector("#find");
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

form.classList.add("scripted");
form.querySelector(".map").addEventListener("click", ({ target }) => {
  const box = boxes.get(target.closest("[data-code]")?.dataset.code);
  if (!box) return;
  box.checked = !box.checked;
  tell();
});
form.addEventListener("change", ({ target }) => { if (target.name === "members") tell(); });
find.addEventListener("input", () => {
  const wanted = plain(find.value);
  for (const line of form.querySelectorAll("li[data-name]")) line.hidden = !plain(line.dataset.name).includes(wanted);
  for (const group of form.querySelectorAll(".members")) group.hidden = !group.querySelector("li:not([hidden])");
});
find.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault(); // the only country left is added; the form is sent by its buttons
  const left = [...form.querySelectorAll("li[data-name]:not([hidden]) input")];
  if (left.length !== 1) return;
  left[0].checked = true;
  find.select();
  tell();
});

function tell() {
  for (const shape of shapes) shape.classList.toggle("member", boxes.get(shape.dataset.code)?.checked);
  const names = [...boxes.values()].filter((box) => box.checked).map((box) => box.closest("label").textContent.trim());
  chosen.replaceChildren(...names.flatMap((name) => [Object.assign(document.createElement("span"), { textContent: name }), " "]));
  if (!names.length) chosen.textContent = chosen.dataset.none;
}

tell();

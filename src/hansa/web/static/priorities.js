// The ranking follows the sliders at once, by the sum that the server uses: weight times value, over the criteria.
const table = document.querySelector("[data-ranking]");
const sliders = [...document.querySelectorAll("[data-slider]")];
const rows = [...table.tBodies[0].rows].map((row) => ({ row, id: row.dataset.id, low: row.dataset.low.split(" ").map(Number) }));
const number = new Intl.NumberFormat(table.dataset.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat(table.dataset.lang, { style: "percent" });
const leading = [...document.querySelectorAll("[data-leading] > li")];
const moved = document.querySelector("[data-moved]");
let later = 0;

document.querySelector("[data-try]").hidden = true; // it shows what now happens by itself

for (const slider of sliders) slider.addEventListener("input", rank);

function rank() {
  const points = sliders.map((slider) => Number(slider.value));
  const sum = points.reduce((total, one) => total + one, 0);
  const weights = points.map((one) => (sum ? one / sum : 1 / points.length));
  sliders.forEach((slider, place) => {
    slider.parentElement.querySelector("[data-share]").textContent = percent.format(sum ? weights[place] : 0);
  });
  for (const one of rows) one.worth = one.low.reduce((total, value, place) => total + weights[place] * value, 0);
  rows.sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1));
  leading.forEach((place, order) => {
    const one = rows[order];
    place.querySelector("[data-title]").textContent = name(one);
    place.querySelector("[data-worth]").textContent = number.format(one.worth);
    place.querySelector("progress").value = one.worth;
  });
  rows.forEach((one, place) => {
    one.row.querySelector("[data-place]").textContent = place + 1;
    one.row.querySelector("[data-worth]").textContent = number.format(one.worth);
    one.row.querySelector("[data-possible]")?.remove();
    table.tBodies[0].append(one.row);
  });
  table.classList.add("moved"); // what was drawn stands for the weights before
  clearTimeout(later);
  later = setTimeout(() => {
    moved.textContent = table.dataset.first.replace("%", () => name(rows[0]));
  }, 400);
}

function name(one) {
  return one.row.querySelector("[data-name]").textContent;
}

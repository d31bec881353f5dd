// Says what each slider weighs, and what the coalition is worth with these weights, at once. Without this file the button does.
for (const group of document.querySelectorAll(".sliders")) {
  const values = JSON.parse(group.dataset.values);
  const sliders = [...group.querySelectorAll("input")];
  const live = group.closest("form").querySelector(".live");
  group.addEventListener("input", () => {
    const total = sliders.reduce((sum, slider) => sum + Number(slider.value), 0);
    for (const slider of sliders) slider.nextElementSibling.value = total ? Math.round((100 * slider.value) / total) : 0;
    if (live) tell(live, sliders, values);
  });
}

function tell(live, sliders, values) {
  const known = sliders.filter((slider) => slider.dataset.pillar in values);
  const total = known.reduce((sum, slider) => sum + Number(slider.value), 0);
  const worth = known.reduce((sum, slider) => sum + slider.value * values[slider.dataset.pillar], 0);
  live.hidden = !total;
  const style = { style: "percent", maximumFractionDigits: 0 };
  live.querySelector("b").textContent = new Intl.NumberFormat(document.documentElement.lang, style).format(worth / total);
}

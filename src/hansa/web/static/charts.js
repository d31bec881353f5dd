// Pictures become charts that answer to the pointer, once they come into view. Without this file the pictures stay.
const view = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    view.unobserve(entry.target);
    draw(entry.target);
  }
}, { rootMargin: "200px" });

async function draw(place) {
  const answer = await fetch(place.dataset.chart);
  if (!answer.ok) return; // the picture stays
  const drawn = document.createElement("div");
  const options = { ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: { disableDefaultStyle: true } };
  const chart = await window.vegaEmbed(drawn, await answer.json(), options);
  const picture = place.querySelector("svg");
  const svg = drawn.querySelector("svg");
  for (const name of ["role", "aria-labelledby"]) svg.setAttribute(name, picture.getAttribute(name));
  svg.prepend(...picture.querySelectorAll(":scope > title, :scope > desc"));
  picture.replaceWith(drawn);
  return chart;
}

for (const place of document.querySelectorAll("[data-chart]")) view.observe(place);

// Charts that answer to the pointer, drawn once they come into view; where one cannot be drawn, its picture stands instead.
const view = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    view.unobserve(entry.target);
    draw(entry.target).catch(() => show(entry.target));
  }
}, { rootMargin: "400px" });

async function draw(place) {
  const answer = await fetch(place.dataset.chart);
  if (!answer.ok) throw new Error(answer.statusText);
  const drawn = document.createElement("div");
  const options = { ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: { disableDefaultStyle: true } };
  await window.vegaEmbed(drawn, await answer.json(), options);
  const svg = drawn.querySelector("svg");
  for (const part of svg.querySelectorAll("[role], [aria-label]")) { // one picture, told by its description
    for (const name of ["role", "aria-roledescription", "aria-label"]) part.removeAttribute(name);
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", place.dataset.alt);
  place.replaceChildren(drawn);
}

function show(place) {
  const image = new Image();
  image.alt = place.dataset.alt;
  image.src = place.dataset.image;
  place.replaceChildren(image);
}

for (const place of document.querySelectorAll("[data-chart]")) view.observe(place);

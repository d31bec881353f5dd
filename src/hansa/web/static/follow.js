// Follows a run as the server tells of it; once it has ended, the page is asked for again. Without this file the page renews itself.
const place = document.querySelector("[data-events]");
const bar = place.querySelector("progress");
const state = place.querySelector(".state b");
const events = new EventSource(place.dataset.events);

events.addEventListener("message", (message) => {
  const run = JSON.parse(message.data);
  if (run.total) {
    bar.max = run.total;
    bar.value = run.done;
  }
  if (run.state === "running") state.textContent = place.dataset.running;
  if (!["queued", "running"].includes(run.state)) {
    events.close();
    window.location.reload();
  }
});

// Answers are saved as they are given, without leaving the page. Without this file each question has its button.
let line = Promise.resolve(); // one save after the other: each carries the hash that the one before it gave
const open = new Set();
let reading = false;

for (const form of document.querySelectorAll("form[data-save]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    line = line.then(() => save(form));
  });
  form.addEventListener("input", () => tell(form, form.dataset.open, true));
  if (form.dataset.save === "changed") form.addEventListener("change", () => form.requestSubmit());
}

async function save(form) {
  if (reading) return;
  const sent = new FormData(form);
  let answer;
  try {
    const response = await fetch(form.action, { method: "POST", body: sent, headers: { accept: "application/json" } });
    answer = await response.json();
  } catch {
    answer = { error: { message: form.dataset.failed, hint: "" } };
  }
  warn(form, answer.error ? `${answer.error.message} ${answer.error.hint}`.trim() : "");
  if (answer.error) {
    tell(form, form.dataset.open, true);
    if (answer.error.code === "changed-meanwhile") begin(form);
    return;
  }
  for (const field of document.querySelectorAll("input[name=digest]")) field.value = answer.digest;
  for (const place of document.querySelectorAll("[data-progress]")) place.textContent = answer.progress;
  const record = form.querySelector("[data-record]");
  record.textContent = answer.record;
  record.hidden = !answer.record;
  tell(form, answer.said, !same(sent, new FormData(form))); // typed on while it was being saved
}

function same(one, other) {
  const plain = (form) => JSON.stringify([...form].filter(([name]) => name !== "digest"));
  return plain(one) === plain(other);
}

function tell(form, text, unsaved) {
  const place = form.querySelector("[data-said]");
  if (unsaved) open.add(form);
  else open.delete(form);
  if (place && place.textContent !== text) place.textContent = text;
}

function warn(form, text) {
  const problem = form.querySelector("[data-problem]");
  problem.hidden = text === "";
  problem.textContent = text;
}

// Someone else was quicker: the page is read anew, so that it shows what they wrote, and what was typed here is put back into it.
function begin(form) {
  const kept = [...open].map((one) => [question(one), [...new FormData(one)].filter(([name]) => name !== "digest" && name !== "token")]);
  const problem = form.querySelector("[data-problem]").textContent;
  sessionStorage.setItem(location.pathname, JSON.stringify({ kept, asked: question(form), problem }));
  open.clear();
  reading = true;
  location.reload();
}

const before = JSON.parse(sessionStorage.getItem(location.pathname) ?? "null");
sessionStorage.removeItem(location.pathname);
for (const [name, typed] of before?.kept ?? []) {
  const form = [...document.querySelectorAll("form[data-save]")].find((one) => question(one) === name);
  if (form) put(form, typed);
}

function put(form, typed) {
  let present = "";
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    if (!field.name) continue;
    const values = typed.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length) {
      if (field.name === "answer" && field.value !== values[0]) present = form.dataset.present.replace("%", () => field.value);
      [field.value] = values;
    }
  }
  tell(form, form.dataset.open, true);
  if (question(form) !== before.asked) return;
  warn(form, `${before.problem} ${present}`.trim());
  form.scrollIntoView({ block: "center" });
}

function question(form) {
  return form.elements.question.value;
}

window.addEventListener("beforeunload", (event) => {
  if (open.size) event.preventDefault();
});

// A long list is searched by typing.
for (const search of document.querySelectorAll("[data-filter]")) {
  search.hidden = false;
  const list = search.closest("fieldset");
  const more = list.querySelector("details");
  search.addEventListener("input", (event) => {
    event.stopPropagation(); // what is searched for is no answer
    const wanted = fold(event.target.value);
    more.open = wanted !== "" || more.open;
    for (const item of list.querySelectorAll(".choices > li")) item.hidden = !fold(item.textContent).includes(wanted);
  });
  search.addEventListener("change", (event) => event.stopPropagation());
  search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase().trim();
}

// A finding leads to its line in the file.
const file = document.querySelector("[data-file]");
const number = Number(new URLSearchParams(location.search).get("line"));
if (file && number > 0) {
  const lines = file.value.split("\n");
  const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
  file.focus();
  file.setSelectionRange(start, start + (lines[number - 1] ?? "").length);
  file.scrollTop = (file.scrollHeight / lines.length) * Math.max(number - 6, 0);
}

// Hides the rows that nobody needs yet, adds more of them, and completes names. Without this file every row is there.
for (const group of document.querySelectorAll("details.shocks")) prepare(group);

function prepare(group) {
  const rows = [...group.querySelectorAll(".shock")];
  const adding = group.querySelector(".adding");
  let shown = Math.max(rows.filter((row) => "filled" in row.dataset).length, 1);
  rows.slice(shown).forEach((row) => { row.hidden = true; });
  adding.hidden = false;
  adding.querySelector("button").addEventListener("click", () => {
    if (shown === rows.length) rows.push(copy(rows, adding));
    const row = rows[shown];
    row.hidden = false;
    shown += 1;
    adding.hidden = shown >= Number(group.dataset.most);
    row.querySelector("input").focus();
  });
}

function copy(rows, adding) {
  const row = rows.at(-1).cloneNode(true);
  const number = rows.length + 1;
  row.querySelector(".error")?.remove();
  row.querySelector("legend").textContent = row.querySelector("legend").textContent.replace(/\d+$/, number);
  const rename = (name) => name.replace(/-\d+-/, `-${number}-`);
  for (const label of row.querySelectorAll("label")) label.htmlFor = rename(label.htmlFor);
  for (const field of row.querySelectorAll("input, select")) {
    field.id = field.name = rename(field.name);
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    if (field.localName === "input") field.value = "";
    else field.selectedIndex = 0;
  }
  adding.before(row);
  return row;
}

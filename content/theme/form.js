// The buttons of a form.  Nothing is sent, nothing is kept: there is no address to send to, and no place to keep
// it in.  Without this script the form is filled in all the same, and printed with the browser's own menu.
"use strict";
{
  const form = document.getElementById("form");
  const bar = document.getElementById("bar");
  for (const button of document.querySelectorAll(".clear")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const field of button.closest("fieldset").querySelectorAll("input"))
        field.checked = false;
    });
  }
  document.getElementById("print").addEventListener("click", () => print());
  document.getElementById("empty").addEventListener("click", (event) => {
    if (confirm(event.currentTarget.innerText))
      HTMLFormElement.prototype.reset.call(form); // a field may have that name
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  bar.hidden = false;
}

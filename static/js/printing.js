// A button with data-prints prints the page it stands on; what is printed is clean A4 (print.css).
for (const button of document.querySelectorAll("[data-prints]")) {
  button.addEventListener("click", () => window.print());
}

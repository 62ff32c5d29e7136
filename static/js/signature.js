// A signature drawn with finger, pen or mouse goes into the form as a picture.
"use strict";

document.querySelectorAll("[data-signature]").forEach((form) => {
  const canvas = form.querySelector("canvas");
  const field = form.querySelector("input[name='drawing']");
  const pen = canvas.getContext("2d");
  let drawn = false;

  function clear() {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    drawn = false;
    field.value = "";
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  }

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...place(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineWidth = 7;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.strokeStyle = "#111";
    pen.lineTo(...place(event));
    pen.stroke();
    drawn = true;
  });
  canvas.addEventListener("pointerup", () => {
    if (drawn) field.value = canvas.toDataURL("image/png");
  });
  form.querySelector("[data-clears]").addEventListener("click", clear);
  clear();
});

// A place to sign with the finger; what was drawn goes along with the form as a picture. Without a canvas the name is typed.
(() => {
  const form = document.querySelector("[data-sign]");
  const pad = form?.querySelector("[data-pad]");
  const canvas = pad?.querySelector("canvas");
  const ink = canvas?.getContext?.("2d");
  if (!ink) return;
  pad.hidden = false;
  const drawn = form.elements[form.dataset.sign];
  let writing = false;
  let written = false;
  const clear = () => {
    const box = canvas.getBoundingClientRect();
    const scale = Math.min(2, window.devicePixelRatio || 1);
    canvas.width = Math.round(box.width * scale);
    canvas.height = Math.round(box.height * scale);
    ink.scale(scale, scale);
    ink.lineWidth = 4;
    ink.lineCap = "round";
    ink.lineJoin = "round";
    ink.strokeStyle = "#1f1f1f";
    written = false;
    drawn.value = "";
  };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener("pointerdown", (event) => {
    writing = true;
    canvas.setPointerCapture(event.pointerId);
    ink.beginPath();
    ink.moveTo(...at(event));
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!writing) return;
    ink.lineTo(...at(event));
    ink.stroke();
    written = true;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      writing = false;
    });
  }
  pad.querySelector("[data-clear]").addEventListener("click", clear);
  form.addEventListener("submit", () => {
    drawn.value = written ? canvas.toDataURL("image/png") : "";
  });
  // A phone that is turned gets an empty field of the new size; the keyboard changes the height alone.
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    clear();
  });
  clear();
})();

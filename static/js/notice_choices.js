// The tick of a subject and those of its kinds keep in step. Without this script the server reads them the same way.
(() => {
  "use strict";

  for (const group of document.querySelectorAll("[data-notice-group]")) {
    for (const place of group.querySelectorAll("[data-notice-every]")) {
      const every = place.querySelector("input[type=checkbox]");
      const singles = [...group.querySelectorAll(`[data-notice-single="${place.dataset.noticeEvery}"] input`)];
      if (!singles.length) continue;
      const show = () => {
        const ticked = singles.filter((single) => single.checked).length;
        every.checked = ticked === singles.length;
        every.indeterminate = ticked > 0 && ticked < singles.length;
      };
      every.addEventListener("change", () => {
        for (const single of singles) single.checked = every.checked;
      });
      for (const single of singles) single.addEventListener("change", show);
      show();
    }
  }
})();

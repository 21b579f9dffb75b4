// Focus a value: all its words light up and come into view. Choose words: the event that uses them comes into view.
const light = (span) => {
  for (const one of document.querySelectorAll(".on")) one.classList.remove("on");
  for (const one of document.querySelectorAll(`[data-span="${span}"]`)) one.classList.add("on");
};
const show = (one) => one && one.scrollIntoView({ block: "nearest", behavior: "smooth" });
document.addEventListener("focusin", ({ target }) => {
  const link = target.closest("a[data-span]");
  if (link) light(link.dataset.span);
});
document.addEventListener("click", ({ target }) => {
  const words = target.closest(".m");
  const link = target.closest("a[data-span]");
  const span = (words || link)?.dataset.span;
  if (!span) return;
  light(span);
  if (link) return;
  const event = document.getElementById(words.dataset.events.split(" ")[0]);
  event.classList.add("on");
  show(event);
});

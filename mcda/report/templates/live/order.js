/* The page holds its parts in the order they are seen in, for keys and for who listens: weights
   stand before the answer where there is room beside it, else below what is said of it. */
{
  const beside = matchMedia("print, (min-width: 48rem)");
  const weights = live.id("weights");
  const answer = document.querySelector(".live-answer");

  const order = () => {
    const held = document.activeElement;
    if (beside.matches) answer.before(weights);
    else answer.querySelector(".live-said").after(weights);
    if (weights.contains(held)) held.focus({ preventScroll: true });
  };
  beside.addEventListener("change", order);
  order();
}
